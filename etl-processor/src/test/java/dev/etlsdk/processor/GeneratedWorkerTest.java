package dev.etlsdk.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code main} that is generated beside a pipeline. */
@KafkaTest
class GeneratedWorkerTest {

  private static final Path SOURCES = Path.of("src/test/java/dev/etlsdk/processor/annotated");
  private static final String WORKER = "dev.etlsdk.processor.annotated.EvenSumsWorker";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private static Compilation compile(List<File> classPath) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        sources.add(JavaFileObjects.forResource(file.toUri().toURL()));
      }
    }
    Compilation compilation =
        javac().withProcessors(new PipelineProcessor()).withClasspath(classPath).compile(sources);
    assertThat(compilation.errors()).isEmpty();
    return compilation;
  }

  private static List<File> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(File::new)
        .toList();
  }

  private record Ended(int code, String text) {}

  private Ended run(Map<String, String> environment, String... arguments) throws Exception {
    Compiled.of(compile(classPath())).writeTo(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-opens=java.base/java.nio=ALL-UNNAMED", "-Xmx256m", "-cp"));
    command.add(folder + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(WORKER);
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void runsThePipelineWithKeysOfItsAnnotationsFromTheEnvironment(KafkaBroker broker)
      throws Exception {
    String input = broker.createUniqueTopic("readings", 1);
    String output = broker.createUniqueTopic("sums", 1);
    String letters = broker.createUniqueTopic("letters", 1);
    broker.publish(
        input,
        List.of(
            KafkaRecord.of("{\"column_0\":1,\"column_1\":1,\"column_2\":2,\"column_3\":3}"),
            KafkaRecord.of("poison")));

    Ended ended =
        run(
            Map.of(
                "ETL_KAFKA__BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "ETL_TEST_TABLE__SOURCE__TOPICS",
                input,
                "ETL_TEST_TABLE__SOURCE__PROPERTIES__FETCH__MIN__BYTES",
                "1",
                "ETL_DEAD_LETTERS__TOPIC",
                letters),
            "--until-end",
            "--set",
            "output=" + output);

    assertThat(ended.code()).as(ended.text()).isZero();
    assertThat(broker.awaitRecords(output, 1, LIMIT)).singleElement();
    assertThat(broker.awaitRecords(letters, 1, LIMIT)).singleElement();
  }

  @Test
  void helpListsTheKeysOfAllAnnotations() throws Exception {
    Ended ended = run(Map.of(), "--help");

    assertThat(ended.code()).isZero();
    assertThat(ended.text())
        .contains("kafka.bootstrap-servers (has to be set)")
        .contains("test_table.source.topics (default test_topic)")
        .contains("topics of @KafkaSource of test_table")
        .contains("until-end (default false)\n      for test_table.source.bounded")
        .contains("test_table.source.properties.…")
        .contains("dead-letters.topic (default test_topic.dlq)");
  }

  @Test
  void unknownKeyOfAWorkerIsToldAmongAllKeys() throws Exception {
    Ended ended = run(Map.of(), "--validate", "-Dworker.taks=2", "-Dsums.sink.topik=x");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.text())
        .contains("did you mean 'worker.tasks'?")
        .contains("did you mean 'sums.sink.topic'?")
        .contains("lacks 'kafka.bootstrap-servers'");
  }

  @Test
  void nothingIsGeneratedForAModuleThatSeesNoWorker() throws IOException {
    List<File> without =
        classPath().stream()
            .filter(entry -> !entry.toString().contains("etl-sdk/worker"))
            .filter(entry -> !entry.getName().startsWith("etl-sdk-worker"))
            .toList();

    assertThat(names(compile(classPath())))
        .contains("EvenSumsWorker.java", "EvenSumsPipeline.java");
    assertThat(names(compile(without)))
        .contains("EvenSumsPipeline.java")
        .doesNotContain("EvenSumsWorker.java");
  }

  private static List<String> names(Compilation compilation) {
    return compilation.generatedSourceFiles().stream()
        .map(file -> Path.of(file.getName()).getFileName().toString())
        .toList();
  }
}
