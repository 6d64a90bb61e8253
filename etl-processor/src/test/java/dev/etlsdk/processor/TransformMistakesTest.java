package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.etlsdk.processor.Mistaken.SOURCE;
import static dev.etlsdk.processor.Mistaken.assertError;
import static dev.etlsdk.processor.Mistaken.compile;

import org.junit.jupiter.api.Test;

/** What the compiler tells of a transform that isn't right, and where. */
class TransformMistakesTest {

  private static final String SINK = "@KafkaSink(\"out\") ";

  @Test
  void unknownStream() {
    assertError(
        SOURCE
            + "@Transform(from = \"readigs\")\n"
            + SINK
            + "static Result r(Reading r) { return null; }",
        6,
        "ETL-PIPELINE-0002: the transform 'r' reads the stream 'readigs'",
        "did you mean 'readings'?");
  }

  @Test
  void streamThatCouldBeSeveral() {
    assertError(
        SOURCE
            + "@KafkaSource(\"in2\") Rows<Reading> others();\n"
            + "@Transform\n"
            + SINK
            + "static Result r(Reading r) { return null; }",
        7,
        "ETL-PIPELINE-0002: the transform 'r' takes the record Reading, which several streams have:"
            + " [readings, others]",
        "@Transform(from = \"readings\")");
  }

  @Test
  void recordThatNoStreamHas() {
    assertError(
        SOURCE + "@Transform\n" + SINK + "static Result r(Other r) { return null; }",
        6,
        "ETL-PIPELINE-0002: the transform 'r' takes the record Other, which no other stream has");
  }

  @Test
  void componentWithoutAColumn() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\")\n"
            + SINK
            + "static Result r(Other r) { return null; }",
        6,
        "ETL-SCHEMA-0002: transform 'r': the component 'nam' of the record Other has no column in the"
            + " stream 'readings'",
        "did you mean 'name'?",
        "the component 'amount' of the record Other is VARCHAR, and the column of the stream"
            + " 'readings' is INTEGER");
  }

  @Test
  void methodThatIsNotOfTheForm() {
    String form = "ETL-PIPELINE-0011: the method r isn't of the form of a transform";
    assertError(SOURCE + "@Transform static String r(Reading r) { return null; }", 6, form);
    assertError(SOURCE + "@Transform static Result r(int r) { return null; }", 6, form);
    assertError(SOURCE + "@Transform static Result r() { return null; }", 6, form);
    assertError(SOURCE + "@Transform static <T> Result r(Reading r) { return null; }", 6, form);
    assertError(
        SOURCE + "@Transform static java.util.Set<Result> r(Reading r) { return null; }",
        6,
        form,
        "write: O r(I row)");
    assertError(
        SOURCE + "@Transform static Result r(Reading r) throws Throwable { return null; }",
        6,
        "the transform r declares a Throwable that is no Exception");
  }

  @Test
  void methodThatCanNotBeCalled() {
    String problem = "ETL-PIPELINE-0011: the transform r can't be called";
    assertError(SOURCE + "@Transform default Result r(Reading r) { return null; }", 6, problem);
    assertError(
        SOURCE + "@Transform private static Result r(Reading r) { return null; }", 6, problem);
  }

  @Test
  void codeThatNothingNames() {
    assertError(
        SOURCE + "@Transform(from = \"readings\") " + SINK + "Rows<Result> r();",
        6,
        "ETL-PIPELINE-0011: nothing says what code makes the rows of the stream 'r'");
  }

  @Test
  void codeInTwoPlaces() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\",\n by = Coder.class) static Result r(Reading r) { return"
            + " null; }",
        7,
        "ETL-PIPELINE-0011: the transform r has code of its own and names a class as well");
  }

  @Test
  void classWithoutTheMethod() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\",\n by = Coder.class) "
            + SINK
            + "Rows<Result> coed();",
        7,
        "ETL-PIPELINE-0011: the class acme.Mistaken.Coder has no public method 'coed'",
        "did you mean 'code'?");
  }

  @Test
  void classWithAMethodOfAnotherForm() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\",\n by = Coder.class) "
            + SINK
            + "Rows<Result> other();",
        7,
        "ETL-PIPELINE-0011: the method other of the class acme.Mistaken.Coder isn't of the form");
  }

  @Test
  void classWithoutInstances() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\",\n by = Hidden.Inside.class) "
            + SINK
            + "Rows<Result> code();",
        7,
        "ETL-TRANSFORM-0004: the class acme.Hidden.Inside is abstract, generic, inner or not public");
  }

  @Test
  void classWithoutAConstructor() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\",\n by = Sized.class) "
            + SINK
            + "Rows<Result> r();\n"
            + "class Sized {\n"
            + "public Sized(int size) {}\n"
            + "public Result r(Reading row) { return null; }\n"
            + "}\n",
        7,
        "ETL-TRANSFORM-0004: the class acme.Mistaken.Sized has no public constructor that takes a"
            + " UdfConfig or nothing");
  }

  @Test
  void classWithSeveralMethodsOfTheName() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\",\n by = Twice.class) "
            + SINK
            + "Rows<Result> r();\n"
            + "class Twice {\n"
            + "public Result r(Reading row) { return null; }\n"
            + "public Result r(Other row) { return null; }\n"
            + "}\n",
        7,
        "ETL-PIPELINE-0011: the class acme.Mistaken.Twice has several public methods 'r'");
  }

  @Test
  void classOfBatchesThatSaysOfNoStream() {
    assertError(
        SOURCE
            + "@Transform(by = Batches.class) "
            + SINK
            + "Rows<Result> r();\n"
            + "class Batches implements dev.etlsdk.api.transform.BatchTransform {\n"
            + "@Override public dev.etlsdk.api.batch.Batch process(\n"
            + "dev.etlsdk.api.batch.Batch input, dev.etlsdk.api.error.RowErrors errors) {\n"
            + "return input;\n"
            + "}\n"
            + "}\n",
        6,
        "ETL-PIPELINE-0002: the transform 'r' takes batches, so it has to say of which stream");
  }

  @Test
  void configurationThatNothingTakes() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\", config = \"a=b\",\n by = Coder.class) "
            + SINK
            + "Rows<Result> code();",
        7,
        "ETL-TRANSFORM-0004: the class acme.Mistaken.Coder is given a configuration, but has no"
            + " constructor that takes one");
    assertError(
        SOURCE
            + "@Transform(from = \"readings\",\n config = \"a=b\")"
            + SINK
            + "static Result r(Reading r) { return null; }",
        7,
        "sets config, which a static method doesn't take");
    assertError(
        SOURCE
            + "@Transform(from = \"readings\",\n timeout = \"1s\")"
            + SINK
            + "static Result r(Reading r) { return null; }",
        7,
        "sets timeout, which code that isn't asynchronous doesn't take");
  }

  @Test
  void recordThatTheCodeDoesNotGive() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\", by = Coder.class) "
            + SINK
            + "Rows<Other> code();",
        6,
        "ETL-SCHEMA-0003: stream 'code': its code gives the record acme.Mistaken.Result, and the"
            + " method says acme.Mistaken.Other");
  }

  @Test
  void transformsMadeOfEachOther() {
    assertError(
        "@Transform(from = \"b\") "
            + SINK
            + "static Result a(Result r) { return r; }\n"
            + "@Transform(from = \"a\") static Result b(Result r) { return r; }\n"
            + SOURCE,
        5,
        "ETL-PIPELINE-0010: the stream 'a' is made of itself: a <- b <- a");
  }

  @Test
  void batchWhoseColumnsAreOfOtherTypes() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\")\n"
            + SINK
            + "static void r(Mistaken_OtherBatch rows, Mistaken_ResultBatch.Writer made) {}",
        6,
        "ETL-SCHEMA-0002: transform 'r': the component 'amount' of the record Other is VARCHAR");
  }

  @Test
  void batchOfARecordThatIsNotThere() {
    assertThat(
            compile(
                SOURCE
                    + "@Transform(from = \"readings\") "
                    + SINK
                    + "static void r(Mistaken_ReadingBatch rows, NoneBatch.Writer made) {}"))
        .hadErrorContaining("package NoneBatch does not exist")
        .inFile(Mistaken.pipeline(""))
        .onLine(6);
  }

  @Test
  void batchesInTheWrongOrder() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\") "
            + SINK
            + "static void r(Mistaken_ResultBatch.Writer made, Mistaken_ReadingBatch rows) {}",
        6,
        "ETL-PIPELINE-0011: the method r isn't of the form of a transform",
        "void r(IBatch rows, OBatch.Writer made)");
  }
}
