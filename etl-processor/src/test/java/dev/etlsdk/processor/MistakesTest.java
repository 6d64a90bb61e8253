package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What the compiler tells of each mistake, and where. */
class MistakesTest {

  private static final String SOURCE = "@KafkaSource(\"in\") Rows<Reading> readings();\n";

  /** A pipeline whose first stream stands in line 5. */
  private static JavaFileObject pipeline(String body) {
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
              record Generic<T>(int id) {}
            }
            """);
  }

  private static Compilation compile(String body) {
    return javac().withProcessors(new PipelineProcessor()).compile(pipeline(body));
  }

  private static void assertError(String body, int line, String... texts) {
    Compilation compilation = compile(body);
    for (String text : texts) {
      assertThat(compilation).hadErrorContaining(text).inFile(pipeline(body)).onLine(line);
    }
  }

  @Test
  void unknownColumnStandsUnderItsCaret() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, nam AS name FROM readings\") @KafkaSink(\"out\") Rows<Result> results();\n",
        6,
        "ETL-SQL-0003",
        "line 1, column 12",
        "SELECT id, nam AS name FROM readings\n               ^",
        "did you mean 'name'?");
  }

  @Test
  void unknownFunction() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, UPER(name) AS name FROM readings\") @KafkaSink(\"out\") Rows<Result> results();\n",
        6,
        "ETL-SQL-0004",
        "'UPPER'");
  }

  @Test
  void resultOfAnotherType() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, id AS name FROM readings\") @KafkaSink(\"out\") Rows<Result> results();\n",
        6,
        "ETL-SCHEMA-0003: stream 'results': the column 'name' is INTEGER, and the component of the record Result is VARCHAR",
        "CAST(… AS VARCHAR) AS name");
  }

  @Test
  void resultThatMayBeNull() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT amount AS id, name FROM readings\") @KafkaSink(\"out\") Rows<Result> results();\n",
        6,
        "the column 'id' may be NULL, and the component of the record Result may not be null");
  }

  @Test
  void resultWithoutAComponentsColumnAndWithOneTooMany() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, name AS nam FROM readings\") @KafkaSink(\"out\") Rows<Result> results();\n",
        6,
        "has the component 'name', and the query gives no such column: [id, nam]",
        "the query gives the column 'nam', for which the record Result has no component");
  }

  @Test
  void streamThatNothingReads() {
    assertError(SOURCE, 5, "ETL-PIPELINE-0003: nothing reads the stream 'readings'");
  }

  @Test
  void streamsMadeOfEachOther() {
    assertError(
        "@Sql(\"SELECT id, name FROM b\") @KafkaSink(\"out\") Rows<Result> a();\n"
            + "@Sql(\"SELECT id, name FROM a\") Rows<Result> b();\n",
        5,
        "ETL-PIPELINE-0010: the stream 'a' is made of itself: a <- b <- a");
  }

  @Test
  void methodThatIsNoStream() {
    assertError(
        "@KafkaSource(\"in\") String readings();\n", 5, "ETL-PIPELINE-0011", "Rows<R> readings();");
  }

  @Test
  void streamOfNowhereAndOfTwoPlaces() {
    assertError(
        "Rows<Reading> readings();\n",
        5,
        "nothing says where the rows of the stream 'readings' come from");
    assertError(
        "@KafkaSource(\"in\") @Sql(\"SELECT 1 AS id\") Rows<Reading> readings();\n",
        5,
        "come from several places");
  }

  @Test
  void recordWithTypeParameters() {
    assertError(
        "@KafkaSource(\"in\") Rows<Generic<String>> readings();\n",
        5,
        "ETL-SCHEMA-0001",
        "type parameters");
  }

  @Test
  void classInPlaceOfAnInterface() {
    JavaFileObject source =
        JavaFileObjects.forSourceString(
            "acme.Mistaken",
            "package acme;\n@dev.etlsdk.api.annotation.Pipeline(\"p\") class Mistaken {}");
    assertThat(javac().withProcessors(new PipelineProcessor()).compile(source))
        .hadErrorContaining("ETL-PIPELINE-0011: @Pipeline stands on Mistaken")
        .inFile(source)
        .onLine(2);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    Compilation compilation =
        compile(
            SOURCE
                + "@Sql(\"SELECT idd AS id, name FROM readings\") @KafkaSink(\"out\") Rows<Result> a();\n"
                + "@Sql(\"SELEC id, name FROM readings\") @KafkaSink(\"out\") Rows<Result> b();\n"
                + "@Sql(\"SELECT id, name FROM a\") @KafkaSink(\"out\") Rows<Result> c();\n"
                + "@KafkaSource(\"in\") Rows<Reading> unread();\n");
    assertThat(compilation.errors()).hasSize(3);
  }
}
