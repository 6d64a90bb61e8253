package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;

/** A pipeline with a mistake in it. */
final class Mistaken {

  /** A stream without mistakes, in a line of its own. */
  static final String SOURCE = "@KafkaSource(\"in\") Rows<Reading> readings();\n";

  private Mistaken() {}

  /** A pipeline whose first stream stands in line 5. */
  static JavaFileObject pipeline(String body) {
    return JavaFileObjects.forSourceString(
        "acme.Mistaken",
        """
        package acme;
        import dev.etlsdk.api.annotation.*;
        import dev.etlsdk.kafka.annotation.*;
        @Pipeline("mistaken") @OnError(OnError.Action.SKIP) interface Mistaken {
        """
            + body
            + """

              record Reading(int id, String name, Integer amount) {}
              record Result(int id, String name) {}
              record Other(String nam, String amount) {}
              record Generic<T>(int id) {}
              class Coder {
                public Coder() {}
                public Result code(Reading row) { return new Result(row.id(), row.name()); }
                public String other(Reading row) { return row.name(); }
              }
            }
            class Hidden {
              static class Inside {}
              static record Closed(int id, Secret secret) {}
              private enum Secret { ONE }
              private record Private(int id) {}
            }
            """);
  }

  static Compilation compile(String body) {
    return javac().withProcessors(new PipelineProcessor()).compile(pipeline(body));
  }

  /** Each text is in an error on a line of the pipeline. */
  static void assertError(String body, int line, String... texts) {
    Compilation compilation = compile(body);
    for (String text : texts) {
      assertThat(compilation).hadErrorContaining(text).inFile(pipeline(body)).onLine(line);
    }
  }
}
