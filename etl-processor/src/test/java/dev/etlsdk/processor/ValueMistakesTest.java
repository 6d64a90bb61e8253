package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.etlsdk.processor.Mistaken.SOURCE;
import static dev.etlsdk.processor.Mistaken.assertError;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the compiler tells of values that are written in annotations. */
class ValueMistakesTest {

  private static final String QUERY =
      "@Sql(\"SELECT id, name FROM readings\") @KafkaSink(\"out\") Rows<Result> results();\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "value = \"in\", bounded = \"maybe\" | bounded: it is 'maybe', which isn't true or false",
        "value = \"in\", properties = \"nonsense\" | properties: it has a text that isn't"
            + " name=value",
        "value = \"\" | neither value, its topics, nor topicPattern",
        "value = {} | neither value, its topics, nor topicPattern",
      })
  void valueOfASource(String values, String problem) {
    String source = "@KafkaSource(" + values + ") Rows<Reading> readings();\n";
    assertError(source + QUERY, 5, problem);
    assertThat(Mistaken.compile(source + QUERY)).hadErrorCount(1);
  }

  @Test
  void keyOfAColumnThatIsNotThere() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, name FROM readings\")\n"
            + "@KafkaSink(value = \"out\", keyFrom = \"nam\") Rows<Result> results();\n",
        7,
        "ETL-CONFIG-0002: @KafkaSink, keyFrom: it is 'nam', which isn't a column of the stream",
        "did you mean 'name'?");
  }

  @Test
  void limitsOfATransform() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\", concurrency = \"0\", timeout = \"soon\")"
            + " @KafkaSink(\"out\")\n"
            + "static java.util.concurrent.CompletionStage<Result> later(Reading row) { return"
            + " null; }\n",
        6,
        "concurrency: it is '0', which isn't a whole number, at least 1",
        "timeout: it is 'soon'");
  }

  @Test
  void configurationOfATransformThatIsNoPair() {
    assertError(
        SOURCE
            + "@Transform(from = \"readings\", by = Configured.class, config = \"x\")"
            + " @KafkaSink(\"out\")\n"
            + "Rows<Result> code();\n"
            + "class Configured {\n"
            + "  public Configured(dev.etlsdk.udf.UdfConfig config) {}\n"
            + "  public Result code(Reading row) { return new Result(row.id(), row.name()); }\n"
            + "}\n",
        6,
        "@Transform, config: it has a text that isn't name=value");
  }

  @Test
  void deadLettersWhereTheSourceReads() {
    String letters = "@KafkaDeadLetters(\"in\") ";
    assertError(
        letters + SOURCE + QUERY,
        5,
        "@KafkaDeadLetters, topic: dead letters would go where the stream 'readings' reads");
    assertThat(
            Mistaken.compile(
                "@KafkaDeadLetters(value = \"in\", bootstrapServers = \"elsewhere:9092\") "
                    + SOURCE
                    + QUERY))
        .succeeded();
  }

  @Test
  void valuesWithPlaceholdersAreLookedAtWhenTheWorkerStarts() {
    Compilation compilation =
        Mistaken.compile(
            "@KafkaSource(value = \"${t}\", bounded = \"${b:maybe}\", start = \"${s}\")"
                + " Rows<Reading> readings();\n"
                + QUERY);
    assertThat(compilation).succeeded();
  }
}
