package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static dev.etlsdk.processor.Mistaken.SOURCE;
import static dev.etlsdk.processor.Mistaken.assertError;
import static dev.etlsdk.processor.Mistaken.compile;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What the compiler tells of each mistake, and where. */
class MistakesTest {

  @Test
  void unknownColumnStandsUnderItsCaret() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, nam AS name FROM readings\") @KafkaSink(\"out\") Rows<Result>"
            + " results();\n",
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
            + "@Sql(\"SELECT id, UPER(name) AS name FROM readings\") @KafkaSink(\"out\")"
            + " Rows<Result> results();\n",
        6,
        "ETL-SQL-0004",
        "'UPPER'");
  }

  @Test
  void resultOfAnotherType() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, id AS name FROM readings\") @KafkaSink(\"out\") Rows<Result>"
            + " results();\n",
        6,
        "ETL-SCHEMA-0003: stream 'results': the column 'name' is INTEGER, and the component of the"
            + " record Result is VARCHAR",
        "CAST(… AS VARCHAR) AS name");
  }

  @Test
  void resultThatMayBeNull() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT amount AS id, name FROM readings\") @KafkaSink(\"out\") Rows<Result>"
            + " results();\n",
        6,
        "the column 'id' may be NULL, and the component of the record Result may not be null");
  }

  @Test
  void resultWithoutAComponentsColumnAndWithOneTooMany() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, name AS nam FROM readings\") @KafkaSink(\"out\") Rows<Result>"
            + " results();\n",
        6,
        "has the component 'name', and the query gives no such column: [id, nam]",
        "the query gives the column 'nam', for which the record Result has no component");
  }

  @Test
  void sourceAndSinkWithoutTopicOrWithTwoWaysToNameIt() {
    assertError(
        "@KafkaSource Rows<Reading> readings();\n"
            + "@Sql(\"SELECT id, name FROM readings\") @KafkaSink(\"out\") Rows<Result>"
            + " results();\n",
        5,
        "ETL-PIPELINE-0011: @KafkaSource has neither value, its topics, nor topicPattern");
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, name FROM readings\")"
            + " @KafkaSink(value = \"out\", topicFrom = \"name\") Rows<Result> results();\n",
        6,
        "ETL-PIPELINE-0011: @KafkaSink has both value, its topic, and topicFrom",
        "say one of them");
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
  void streamMadeOfItself() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, name FROM readings UNION ALL SELECT id, name FROM Results\")\n"
            + "@KafkaSink(\"out\") Rows<Result> results();\n",
        7,
        "ETL-PIPELINE-0010: the stream 'results' is made of itself: results <- results");
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
                + "@Sql(\"SELECT idd AS id, name FROM readings\") @KafkaSink(\"out\") Rows<Result>"
                + " a();\n"
                + "@Sql(\"SELEC id, name FROM readings\") @KafkaSink(\"out\") Rows<Result> b();\n"
                + "@Sql(\"SELECT id, name FROM a\") @KafkaSink(\"out\") Rows<Result> c();\n"
                + "@KafkaSource(\"in\") Rows<Reading> unread();\n");
    assertThat(compilation.errors()).hasSize(3);
  }

  @Test
  void namesThatSqlCanNotTellApart() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, name FROM readings\") @KafkaSink(\"out\") Rows<Result>"
            + " Readings();\n",
        6,
        "ETL-PIPELINE-0001: the names of the streams 'readings' and 'Readings' differ only in"
            + " case");
    assertError(
        SOURCE
            + "@Transform(from = \"readings\") @KafkaSink(\"out\") static Result readings(Reading"
            + " r) { return null; }\n",
        6,
        "ETL-PIPELINE-0001: two streams are named 'readings'");
  }

  @Test
  void nameThatCanNotBeAPipelines() {
    JavaFileObject source =
        JavaFileObjects.forSourceString(
            "acme.Mistaken",
            "package acme;\n@dev.etlsdk.api.annotation.Pipeline(\n\"a b\") interface Mistaken {}");
    Compilation compilation = javac().withProcessors(new PipelineProcessor()).compile(source);
    assertThat(compilation)
        .hadErrorContaining("ETL-PIPELINE-0006: the name 'a b' can't be a pipeline's")
        .inFile(source)
        .onLine(3);
    assertThat(compilation)
        .hadErrorContaining("ETL-PIPELINE-0006: the pipeline has no source")
        .inFile(source)
        .onLine(3);
  }

  @Test
  void placeholdersThatAreNotOfTheForm() {
    assertError(
        "@KafkaSource(value = \"in\",\n bounded = \"${until-end\") Rows<Reading> readings();\n",
        6,
        "ETL-CONFIG-0002: @KafkaSource, bounded: a placeholder isn't closed in '${until-end'",
        "write ${key} or ${key:default}");
    assertError(
        "@KafkaSource(value = {\"in\",\n \"${:x}\"}) Rows<Reading> readings();\n",
        5,
        "@KafkaSource, topics: a placeholder names no key in '${:x}'");
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, name FROM readings\") @KafkaSink(\"${a b}\") Rows<Result> r();\n",
        6,
        "@KafkaSink, topic: a placeholder names 'a b', which can't be a key");
  }

  @Test
  void recordsOutOfReach() {
    assertError(
        "@KafkaSource(\"in\") @KafkaSink(\"out\") Rows<Hidden.Closed> closed();\n",
        5,
        "ETL-SCHEMA-0001: the enum acme.Hidden.Secret can't be named by generated code");
    JavaFileObject source =
        JavaFileObjects.forSourceString(
            "acme.Mistaken",
            """
            package acme;
            import dev.etlsdk.api.annotation.*;
            import dev.etlsdk.kafka.annotation.*;
            class Outer {
              private record Private(int id) {}
              @Pipeline("mistaken") interface Mistaken {
                @KafkaSource("in") @KafkaSink("out") Rows<Private> rows();
              }
            }
            """);
    assertThat(javac().withProcessors(new PipelineProcessor()).compile(source))
        .hadErrorContaining(
            "ETL-SCHEMA-0001: the record acme.Outer.Private can't be named by generated code")
        .inFile(source)
        .onLine(7);
  }

  @Test
  void recordWithAComponentThatCanNotBeAColumn() {
    assertError(
        "@KafkaSource(\"in\") Rows<Odd> odd();\nrecord Odd(int id, Thread worker) {}\n",
        6,
        "ETL-SCHEMA-0001: component 'worker' of the record acme.Mistaken.Odd is java.lang.Thread,"
            + " which can't be a column");
  }

  @Test
  void interfaceThatExtendsAnother() {
    JavaFileObject source =
        JavaFileObjects.forSourceString(
            "acme.Mistaken",
            "package acme;\n@dev.etlsdk.api.annotation.Pipeline(\"p\") interface Mistaken extends"
                + " Runnable {}");
    assertThat(javac().withProcessors(new PipelineProcessor()).compile(source))
        .hadErrorContaining("ETL-PIPELINE-0011: the interface Mistaken extends another")
        .inFile(source)
        .onLine(2);
  }

  @Test
  void privateInterface() {
    JavaFileObject source =
        JavaFileObjects.forSourceString(
            "acme.Outer",
            "package acme;\nclass Outer {\n@dev.etlsdk.api.annotation.Pipeline(\"p\") private"
                + " interface Mistaken {}}");
    assertThat(javac().withProcessors(new PipelineProcessor()).compile(source))
        .hadErrorContaining("ETL-PIPELINE-0011: the interface Mistaken is private")
        .inFile(source)
        .onLine(3);
  }

  @Test
  void methodWithABody() {
    assertError(
        "@KafkaSource(\"in\") default Rows<Reading> readings() { return null; }\n",
        5,
        "ETL-PIPELINE-0011: the method readings has a body, so it makes no stream");
  }

  @Test
  void twoPoliciesForOneStream() {
    assertError(
        "@KafkaSource(\"in\") @KafkaSink(\"out\") @OnError(OnError.Action.FAIL)"
            + " @KafkaDeadLetters(\"dlq\") Rows<Reading> readings();\n",
        5,
        "ETL-PIPELINE-0011: readings says in several ways what happens to rows that fail");
  }

  @Test
  void connectorWhoseFactoryCanNotBeMade() {
    assertError(
        "@Odd(\"in\") @KafkaSink(\"out\") Rows<Reading> readings();\n"
            + "@SourceConnector(OddFactory.class) @interface Odd { String value(); }\n"
            + "abstract class OddFactory implements dev.etlsdk.api.connector.SourceFactory {}\n",
        5,
        "ETL-PIPELINE-0011: @Odd can't be used: the class acme.Mistaken.OddFactory");
  }

  @Test
  void mistakeOfAStreamIsNotToldAgainWithWhatReadsIt() {
    Compilation compilation =
        compile(
            "@KafkaSource(\"in\") Rows<Generic<String>> readings();\n"
                + "@Sql(\"SELECT id, name FROM readings\") @KafkaSink(\"out\") Rows<Result> a();\n"
                + "@Transform(from = \"readings\") @KafkaSink(\"out\") static Result b(Reading r) {"
                + " return null; }\n");
    assertThat(compilation.errors()).hasSize(1);
  }

  @Test
  void whatJavacTellsIsNotToldAgain() {
    Compilation compilation =
        compile("@KafkaSource(\"in\") Rows<Missing> readings();\n@Sql Rows<Result> b();\n");
    assertThat(compilation)
        .hadErrorContaining("cannot find symbol")
        .inFile(Mistaken.pipeline(""))
        .onLine(5);
    assertThat(compilation.errors())
        .noneMatch(error -> error.getMessage(null).contains("has a defect"));
  }

  @Test
  void streamsNamedAsWhatIsGenerated() {
    Compilation compilation =
        compile(
            "@KafkaSource(\"in\") Rows<Result> pipeline();\n"
                + "@Sql(\"SELECT id, name FROM pipeline\") Rows<Result> worker();\n"
                + "@Sql(\"SELECT id, name FROM worker\") @KafkaSink(\"out\") Rows<Result>"
                + " create();\n"
                + "@Transform(from = \"create\") @KafkaSink(\"out2\") static Result"
                + " configure(Result r) { return r; }\n");
    assertThat(compilation).succeeded();
  }

  @Test
  void classThatExistsAlready() {
    JavaFileObject source = Mistaken.pipeline(SOURCE + "class Batch {}\n");
    for (String name : List.of("MistakenPipeline", "MistakenWorker")) {
      JavaFileObject other =
          JavaFileObjects.forSourceString("acme." + name, "package acme; class " + name + " {}");
      assertThat(javac().withProcessors(new PipelineProcessor()).compile(source, other))
          .hadErrorContaining(
              "ETL-PIPELINE-0011: the class acme." + name + ", which is to be generated, exists")
          .inFile(source)
          .onLine(4);
    }
  }

  /** Who sees no worker's room writes a main of that name. */
  @Test
  void nameOfAWorkerThatIsNotGenerated() {
    JavaFileObject source =
        Mistaken.pipeline("@KafkaSource(\"in\") @KafkaSink(\"out\") Rows<Reading> readings();\n");
    JavaFileObject own =
        JavaFileObjects.forSourceString(
            "acme.MistakenWorker", "package acme; class MistakenWorker {}");
    List<File> withoutWorkers =
        Arrays.stream(ModuleFolder.classPathOfTests().split(File.pathSeparator, -1))
            .filter(entry -> !entry.replace('\\', '/').contains("/worker/"))
            .map(File::new)
            .toList();

    assertThat(
            javac()
                .withProcessors(new PipelineProcessor())
                .withClasspath(withoutWorkers)
                .compile(source, own))
        .succeeded();
  }

  @Test
  void twoPipelinesOfOneName() {
    JavaFileObject one =
        Mistaken.pipeline("@KafkaSource(\"in\") @KafkaSink(\"out\") Rows<Reading> a();");
    JavaFileObject other =
        JavaFileObjects.forSourceString(
            "acme.Twin",
            """
            package acme;
            import dev.etlsdk.api.annotation.*;
            import dev.etlsdk.kafka.annotation.*;
            @Pipeline("Mistaken") interface Twin {
              @KafkaSource("in") @KafkaSink("out") Rows<Mistaken.Reading> b();
            }
            """);
    assertThat(javac().withProcessors(new PipelineProcessor()).compile(one, other))
        .hadErrorContaining(
            "ETL-PIPELINE-0006: the pipeline 'Mistaken' has the name of that of acme.Mistaken")
        .inFile(other)
        .onLine(4);
  }

  @Test
  void generatedClassesOfOneName() {
    JavaFileObject nested =
        JavaFileObjects.forSourceString(
            "acme.A",
            """
            package acme;
            import dev.etlsdk.api.annotation.*;
            import dev.etlsdk.kafka.annotation.*;
            interface A {
              @Pipeline("nested") interface Orders {
                record Line(int id) {}
                @KafkaSource("in") @KafkaSink("out") Rows<Line> lines();
              }
            }
            interface B {
              @Pipeline("other") interface Orders {
                record Line(int id) {}
                @KafkaSource("in") @KafkaSink("out") Rows<Line> lines();
              }
            }
            """);
    JavaFileObject flat =
        JavaFileObjects.forSourceString(
            "acme.A_Orders",
            """
            package acme;
            import dev.etlsdk.api.annotation.*;
            import dev.etlsdk.kafka.annotation.*;
            @Pipeline("flat") interface A_Orders {
              record Line(int id) {}
              @KafkaSource("in") @KafkaSink("out") Rows<Line> lines();
            }
            """);
    assertThat(javac().withProcessors(new PipelineProcessor()).compile(nested)).succeeded();
    Compilation both = javac().withProcessors(new PipelineProcessor()).compile(nested, flat);
    assertThat(both)
        .hadErrorContaining(
            "the class acme.A_OrdersPipeline is to be generated of acme.A_Orders and of"
                + " acme.A.Orders")
        .inFile(flat)
        .onLine(4);
    for (Diagnostic<? extends JavaFileObject> error : both.errors()) {
      assertThat(error.getMessage(Locale.ROOT)).contains("is to be generated");
    }
  }

  @Test
  void typedBatchesOfOneName() {
    JavaFileObject rows =
        JavaFileObjects.forSourceString(
            "acme.A",
            """
            package acme;
            import dev.etlsdk.api.annotation.Row;
            class A { @Row record Item(int id) {} }
            class B { @Row record Item(int id) {} }
            @Row record A_Item(int id) {}
            """);
    assertThat(javac().withProcessors(new PipelineProcessor()).compile(rows))
        .hadErrorContaining(
            "the class A_ItemBatch is to be generated for the record acme.A_Item and for"
                + " acme.A.Item")
        .inFile(rows)
        .onLine(5);
  }
}
