package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A third party's jar, built apart from the pipelines that use it: a connector with its
 * annotations, records, functions and transforms.
 */
class OtherJarsTest {

  @TempDir Path folder;

  private ModuleFolder library;
  private ModuleFolder program;

  @BeforeEach
  void write() throws IOException {
    library = Pigeons.library(folder.resolve("library"));
    program = ModuleFolder.in(folder.resolve("program"));
  }

  private void pipeline(String streams) throws IOException {
    program.source(
        "acme/mail/Mail.java",
        """
        package acme.mail;
        import acme.pigeons.*;
        import dev.etlsdk.api.annotation.*;
        import org.jspecify.annotations.*;
        @Pipeline("mail") @MemoryDeadLetters("failed") @NullMarked public interface Mail {
          @MemorySource("letters") Rows<Letter> letters();
          record Text(int id, String text) {}
        %s
        }
        """
            .formatted(streams));
  }

  private static final String QUERY =
      "@Sql(\"SELECT id, COO(text) AS text FROM letters\") @MemorySink(\"texts\") Rows<Text> texts();\n";

  private static final String TRANSFORM =
      "@Transform(from = \"letters\", by = Loft.class) @MemorySink(\"%1$s\") Rows<Letter> %1$s();\n";

  /** The jar of the library. */
  private Path jar(Processor processor, OtherModulesTest.Compilers compilers) throws IOException {
    assertThat(library.compile(compilers.compiler(), processor, List.of(), "--release", "17"))
        .isEmpty();
    return Pigeons.jar(library, folder.resolve("pigeons.jar"));
  }

  private List<String> compileProgram(Path jar, OtherModulesTest.Compilers compilers)
      throws IOException {
    return program.compile(
        compilers.compiler(), new PipelineProcessor(), List.of(jar), "--release", "17");
  }

  @ParameterizedTest
  @EnumSource
  void jarWithCompanions(OtherModulesTest.Compilers compilers) throws Exception {
    Path jar = jar(new PipelineProcessor(), compilers);
    pipeline(
        QUERY
            + TRANSFORM.formatted("ringed")
            + TRANSFORM.formatted("sealed")
            + TRANSFORM.formatted("later")
            + TRANSFORM.formatted("perhaps"));

    assertThat(compileProgram(jar, compilers)).isEmpty();

    String ringed = "[[2, 'two', 'r2']]";
    assertThat(rows(jar, "texts", "ringed", "sealed", "later", "perhaps", "failed"))
        .containsEntry("texts", "[[1, 'one coo'], [2, 'two coo']]")
        .containsEntry("ringed", ringed)
        .containsEntry("sealed", "[[1, 'one', NULL], [2, 'two', 'r2']]")
        .containsEntry("later", ringed)
        .containsEntry("perhaps", ringed)
        .containsEntry("failed", "[]");
  }

  /** Runs the pipeline on classes of the jar and its own, and gives the rows of tables. */
  private Map<String, String> rows(Path jar, String... tables) throws Exception {
    Map<String, String> rows = new java.util.TreeMap<>();
    URL[] path = {jar.toUri().toURL(), program.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Class<?> places = loader.loadClass("acme.pigeons.Place");
      Object place = places.getMethod("named", String.class).invoke(null, "loft");
      places
          .getMethod("put", String.class, String[].class)
          .invoke(
              place,
              "letters",
              new String[] {
                "{\"id\":1,\"text\":\"one\",\"ring\":null}",
                "{\"id\":2,\"text\":\"two\",\"ring\":\"r2\"}"
              });
      Pipeline pipeline =
          (Pipeline)
              loader
                  .loadClass("acme.mail.MailPipeline")
                  .getMethod("create", PipelineConfig.class)
                  .invoke(null, PipelineConfig.of(Map.of("place", "loft")));
      try (pipeline;
          Execution execution = LocalRunner.create().start(pipeline)) {
        execution.await();
      }
      for (String table : tables) {
        rows.put(
            table, String.valueOf(places.getMethod("rows", String.class).invoke(place, table)));
      }
    }
    return rows;
  }

  @Test
  void connectorNeedsNoCompanion() throws Exception {
    Path jar = jar(null, OtherModulesTest.Compilers.JAVAC);
    program.source(
        "acme/mail/Mail.java",
        """
        package acme.mail;
        import acme.pigeons.*;
        import dev.etlsdk.api.annotation.*;
        @Pipeline("mail") public interface Mail {
          record Text(int id, String text) {}
          @MemorySource("letters") @MemorySink("texts") Rows<Text> texts();
        }
        """);

    assertThat(compileProgram(jar, OtherModulesTest.Compilers.JAVAC)).isEmpty();
    assertThat(rows(jar, "texts")).containsEntry("texts", "[[1, 'one'], [2, 'two']]");
  }

  @Test
  void withoutCompanionsTheMessagesSayToRunTheProcessorThere() throws IOException {
    Path jar = jar(null, OtherModulesTest.Compilers.JAVAC);
    program.source(
        "acme/mail/Mail.java",
        """
        package acme.mail;
        import acme.pigeons.*;
        import dev.etlsdk.api.annotation.*;
        @Pipeline("mail") public interface Mail {
          record Text(int id, String text) {}
          @MemorySource("texts") Rows<Text> texts();
          @Sql("SELECT id, COO(text) AS text FROM texts") @MemorySink("loud") Rows<Text> loud();
          @Transform(from = "texts", by = Loft.class) @MemorySink("a") Rows<Letter> ringed();
        }
        """);

    List<String> messages = compileProgram(jar, OtherModulesTest.Compilers.JAVAC);

    assertThat(messages)
        .anyMatch(
            message ->
                message.contains("ETL-SQL-0004")
                    && message.contains("if it is in another module: let etl-processor run there"));
    if (Runtime.version().feature() < 22) {
      assertThat(messages)
          .anyMatch(
              message ->
                  message.contains(
                          "ETL-PIPELINE-0011: what the method 'ringed' of the class"
                              + " acme.pigeons.Loft gives may be @Nullable or not")
                      && message.contains(
                          "annotate the method with @Transform and run etl-processor where it is"
                              + " compiled"));
    }
  }

  @Test
  void recordWithoutCompanion() throws IOException {
    Path jar = jar(null, OtherModulesTest.Compilers.JAVAC);
    pipeline(QUERY.replace("COO", "UPPER"));

    List<String> messages = compileProgram(jar, OtherModulesTest.Compilers.JAVAC);

    if (Runtime.version().feature() < 22) {
      assertThat(messages)
          .singleElement()
          .asString()
          .contains(
              "ETL-SCHEMA-0001",
              "component 'text' of the record acme.pigeons.Letter may be @Nullable or not",
              "annotate the record with @Row and run etl-processor where it is compiled");
    } else {
      assertThat(messages).isEmpty();
    }
  }

  @Test
  void transformOfAClassThatNoStreamCanName() throws IOException {
    library.source(
        "acme/pigeons/Closed.java",
        """
        package acme.pigeons;
        import dev.etlsdk.api.annotation.Transform;
        public final class Closed {
          @Transform Letter hidden(Letter letter) { return letter; }
          @Transform public int number(Letter letter) { return 1; }
          @Transform(from = "letters") public Letter named(Letter letter) { return letter; }
        }
        """);

    assertThat(
            library.compile(
                OtherModulesTest.Compilers.JAVAC.compiler(),
                new PipelineProcessor(),
                List.of(),
                "--release",
                "17"))
        .satisfiesExactlyInAnyOrder(
            message -> assertThat(message).contains("method hidden can't", "make it public"),
            message ->
                assertThat(message).contains("method number can't", "write: O number(I row)"),
            message -> assertThat(message).contains("@Transform of the method named of a class"));
  }
}
