package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools of a JDK and nothing else: {@code javac} with a processor path, then {@code java}. */
class JavacAloneTest {

  private static final Path SOURCES = Path.of("src/test/java/dev/etlsdk/processor/transforms");

  @TempDir Path folder;

  @Test
  void compilesAndRuns() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> javac =
        new ArrayList<>(
            List.of(
                "javac", "-Xlint:all,-processing,-path,-classfile", "-Werror", "-implicit:none"));
    javac.addAll(List.of("-processorpath", processorPath()));
    javac.addAll(List.of("-classpath", WithoutPlannerTest.classPath(), "-d", classes.toString()));
    try (Stream<Path> sources = Files.list(SOURCES)) {
      sources
          .map(Path::toString)
          .filter(source -> !source.endsWith("Test.java"))
          .sorted()
          .forEach(javac::add);
    }

    assertThat(run(javac)).as("what javac says").isEmpty();

    assertThat(
            run(
                List.of(
                    "java",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "-cp",
                    classes + File.pathSeparator + WithoutPlannerTest.classPath(),
                    "dev.etlsdk.processor.memory.RunMain",
                    "dev.etlsdk.processor.transforms.OrdersPipeline",
                    "orders",
                    "{\"id\":2,\"item\":\"tea\",\"amount\":1}",
                    "totals")))
        .contains("totals holds [[2, 'total 1']]");
  }

  /**
   * The processor and what it needs, as {@code mvn dependency:build-classpath} lists it for a
   * project that depends on it: nothing of the tests. The build writes it.
   */
  private static String processorPath() throws IOException {
    String needed = Files.readString(Path.of("target/processor-path.txt"), StandardCharsets.UTF_8);
    assertThat(needed)
        .contains("calcite")
        .doesNotContain("junit", "etl-sdk-kafka", "compile-testing");
    return Path.of("target/classes").toAbsolutePath() + File.pathSeparator + needed.strip();
  }

  /** Tools that measure coverage leave out classes that carry an annotation named so. */
  @Test
  void coverageCountsWhatIsGenerated() throws Exception {
    for (String name : List.of("OrdersPipeline", "Orders_label_Transform", "OrderBatch")) {
      try (InputStream bytes = getClass().getResourceAsStream("transforms/" + name + ".class")) {
        assertThat(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1))
            .as(name)
            .doesNotContain("Generated;");
      }
    }
  }

  /** What a tool of the running JDK prints; it has to end well. */
  private String run(List<String> command) throws Exception {
    List<String> tool = new ArrayList<>(command);
    tool.set(0, Path.of(System.getProperty("java.home"), "bin", command.get(0)).toString());
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(tool).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(text).isZero();
    // What a library of the processor says of itself is no diagnostic.
    return String.join("\n", text.lines().filter(line -> !line.startsWith("SLF4J")).toList());
  }
}
