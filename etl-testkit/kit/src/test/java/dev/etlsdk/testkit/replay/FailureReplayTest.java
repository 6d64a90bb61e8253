package dev.etlsdk.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.redrive.ExportedFailure;
import dev.etlsdk.runtime.redrive.FailureExport;
import dev.etlsdk.runtime.redrive.LetterFilter;
import dev.etlsdk.runtime.redrive.Redrive;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From records that failed on a broker to a test that fails, and passes once the code is mended.
 */
@KafkaTest
class FailureReplayTest {

  private static final Map<String, String> SECRETS =
      Map.of(
          "db.password", "hunter2",
          "api-token", "hunter2",
          "db.url", "jdbc:postgresql://db/shop?user=u&password=hunter2",
          "mirror", "https://u:hunter2@mirror/shop");

  @TempDir Path folder;

  private KafkaBroker broker;
  private PipelineConfig config;
  private Path exported;

  @BeforeEach
  void twoCakesFailed(KafkaBroker given) throws Exception {
    broker = given;
    exported = folder.resolve("no-guests");
    config =
        PipelineConfig.of(
            Map.of(
                "servers", broker.bootstrapServers(),
                "input", broker.createUniqueTopic("cakes", 1),
                "output", broker.createUniqueTopic("pieces", 1),
                "letters", broker.createUniqueTopic("letters", 1)));
    broker.publish(
        config.text("input"),
        List.of(
            KafkaRecord.of("{\"id\":1,\"grams\":900,\"guests\":3}").withKey("1"),
            KafkaRecord.of("{\"id\":2,\"grams\":800,\"guests\":0}")
                .withKey("2")
                .withHeader("oven", "left"),
            KafkaRecord.of("{\"id\":3,\"grams\":700,\"guests\":0}"),
            KafkaRecord.of("{")));
    try (Pipeline pipeline = Cakes.broken(config);
        Execution execution = LocalRunner.create().start(pipeline.untilEnd())) {
      execution.await();
    }
  }

  private ExportedFailure export(FailureExport export) {
    try (Pipeline pipeline = Cakes.broken(config)) {
      return Redrive.of(pipeline).only(LetterFilter.all().stream("pieces")).export(export);
    }
  }

  @Test
  void failsTheSameWayAndPassesOnceItIsMended() {
    assertThat(export(FailureExport.to(exported).config(config)).letters()).isEqualTo(2);
    FailureReplay replay = FailureReplay.from(exported);

    assertThat(replay.failures())
        .hasSize(2)
        .allSatisfy(failure -> assertThat(failure.code()).isEqualTo("ETL-UDF-0001"));
    assertThat(replay.records().get(0).headers())
        .anySatisfy(header -> assertThat(header.name()).isEqualTo("oven"));
    try (Pipeline pipeline = Cakes.broken(replay.config())) {
      ReplayResult result = replay.run(pipeline);
      assertThat(result.failsAsBefore()).isTrue();
      assertThat(result.failures()).isEqualTo(replay.failures());
      assertThatThrownBy(result::requirePassed)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("2 of 2 records that failed fail as they did")
          .hasMessageContaining("/ by zero");
    }
    // tag::replay[]
    try (Pipeline pipeline = Cakes.mended(replay.config())) {
      ReplayResult result = replay.run(pipeline);
      result.requirePassed();
      assertThat(result.rows("pieces")).containsExactly(Row.of(2L, 800), Row.of(3L, 700));
    }
    // end::replay[]
  }

  @Test
  void personalDataIsExportedOnlyWhereThatIsAllowed() {
    try (Pipeline pipeline = Cakes.discreet(config)) {
      Redrive redrive = Redrive.of(pipeline).only(LetterFilter.all().stream("pieces"));
      assertThatThrownBy(() -> redrive.export(FailureExport.to(exported).config(config)))
          .hasMessageContaining("ETL-REDRIVE-0004")
          .hasMessageContaining("cakes.grams");
      assertThat(exported).doesNotExist();

      redrive.export(FailureExport.to(exported).config(config).withPersonalData());
      FailureReplay replay = FailureReplay.from(exported);
      assertThat(replay.run(pipeline).failures())
          .hasSize(2)
          .allSatisfy(failure -> assertThat(failure.message()).contains("Values aren't shown"));
    }
  }

  /** Without dead letters, too: what stops a pipeline is exported before it does. */
  @Test
  void whatStopsAPipelineIsExported() throws Exception {
    broker.publish(
        config.text("input"),
        List.of(
            KafkaRecord.of("{\"id\":7,\"grams\":70,\"guests\":0}"),
            KafkaRecord.of("{\"id\":8,\"grams\":80,\"guests\":2}")));
    RunnerOptions options =
        RunnerOptions.builder()
            .exportFailures(FailureExport.to(folder).config(config))
            .restarts(RestartPolicy.NEVER)
            .build();
    try (Pipeline pipeline = Cakes.stopping(config);
        Execution execution = LocalRunner.create(options).start(pipeline.untilEnd())) {
      assertThatThrownBy(execution::await).hasMessageContaining("ETL-RUN-0001");
    } catch (EtlException asItIsClosed) {
      assertThat(asItIsClosed.code()).isEqualTo(EtlError.RUN_0001);
    }

    try (Stream<Path> failures = Files.list(folder)) {
      FailureReplay replay =
          FailureReplay.from(
              failures
                  .filter(each -> each.getFileName().toString().startsWith("pieces-"))
                  .findFirst()
                  .orElseThrow());
      try (Pipeline pipeline = Cakes.broken(replay.config())) {
        ReplayResult result = replay.run(pipeline);
        assertThat(result.failsAsBefore()).isTrue();
        assertThat(result.failures()).hasSize(1);
      }
      try (Pipeline pipeline = Cakes.mended(replay.config())) {
        assertThat(replay.run(pipeline).rows("pieces")).containsExactly(Row.of(7L, 70));
      }
    }
  }

  @Test
  void rowsThatWereDecodedAreThereAsArrow() throws Exception {
    export(FailureExport.to(exported).config(config));

    assertThat(Files.readString(exported.resolve("rows-cakes.arrow"), StandardCharsets.ISO_8859_1))
        .startsWith("ARROW1")
        .contains("guests");
  }

  @Test
  void noSecretIsExported() throws Exception {
    export(FailureExport.to(exported).config(config.with(SECRETS, "a test")));

    List<String> lines = Files.readAllLines(exported.resolve("failure.properties"));
    assertThat(lines)
        .noneMatch(line -> line.contains("hunter2"))
        .anyMatch(line -> line.startsWith("config.input="));
    assertThat(FailureReplay.from(exported).config().keys())
        .containsExactlyInAnyOrder("servers", "input", "output", "letters");
  }

  @Test
  void theGeneratedTestCompilesFailsAndPassesOnceTheCodeIsMended() throws Exception {
    assertThat(generated("BrokenTest", "broken")).hasMessageContaining("fail as they did");
    assertThat(generated("MendedTest", "mended")).isNull();
  }

  /** A record that failed for its neighbour's sake passes alone, and a test of it shows nothing. */
  @Test
  void whatPassesAloneIsToldWhenItIsExported() throws Exception {
    broker.publish(
        config.text("input"),
        List.of(
            KafkaRecord.of("{\"id\":4,\"grams\":40,\"guests\":2}"),
            KafkaRecord.of("{\"id\":5,\"grams\":50,\"guests\":0}")));
    try (Pipeline pipeline = Cakes.boxed(config)) {
      try (Execution execution = LocalRunner.create().start(pipeline.untilEnd())) {
        execution.await();
      }
      ExportedFailure failure =
          Redrive.of(pipeline)
              .only(LetterFilter.all().stream("boxes"))
              .export(FailureExport.to(exported).test("BoxesTest", "null"));

      assertThat(failure.letters()).isEqualTo(2);
      assertThat(failure.failing()).hasValue(1);
      assertThat(failure.toString()).contains("1 of 2 fail as before, each alone; of the others");
      assertThat(Files.readString(failure.test().orElseThrow()))
          .contains(" * <p>When it was made 1 of 2 failed as before, each alone. Of the others it");
      assertThat(FailureReplay.from(exported).run(pipeline).failures()).hasSize(1);
    }
  }

  /** What the generated test throws. */
  private Throwable generated(String name, String method) throws Exception {
    Path to = folder.resolve(name);
    ExportedFailure failure =
        export(
            FailureExport.to(to)
                .config(config)
                .test(
                    "com.example." + name,
                    Cakes.class.getName() + "." + method + "(replay.config())"));
    Path classes = compiled(failure.test().orElseThrow());
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      Class<?> type = loader.loadClass("com.example." + name);
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      var test = type.getDeclaredMethod("recordsThatFailedPassNow");
      assertThat(test.isAnnotationPresent(Test.class)).isTrue();
      test.setAccessible(true);
      test.invoke(constructor.newInstance());
      return null;
    } catch (InvocationTargetException thrown) {
      return thrown.getCause();
    }
  }

  private Path compiled(Path source) throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean fine =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  List.of(
                      "-Xlint:all",
                      "-Werror",
                      "-proc:none",
                      "-cp",
                      System.getProperty("java.class.path"),
                      "-d",
                      classes.toString()),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertThat(fine).as(problems.toString()).isTrue();
    }
    return classes;
  }

  @Test
  void whatCannotBeReplayedIsTold() {
    assertThatThrownBy(() -> FailureReplay.from(folder.resolve("nowhere")))
        .isInstanceOfSatisfying(
            EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.REDRIVE_0004));
    export(FailureExport.to(exported).config(config));
    FailureReplay replay = FailureReplay.from(exported);
    try (Pipeline other =
        Pipeline.named("other")
            .source(
                "cakes",
                KafkaSource.topic("x")
                    .bootstrapServers("localhost:1")
                    .schema(Schema.parse("id BIGINT"))
                    .codec(Json.codec())
                    .build())
            .sink(
                "cakes",
                KafkaSink.topic("y").bootstrapServers("localhost:1").codec(Json.codec()).build())
            .build()) {
      assertThatThrownBy(() -> replay.run(other))
          .hasMessageContaining(
              "the records failed in the pipeline 'cakes-"
                  + config.text("input")
                  + "', and this is 'other'");
    }
  }
}
