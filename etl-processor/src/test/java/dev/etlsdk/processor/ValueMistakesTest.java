package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static dev.etlsdk.processor.Mistaken.SOURCE;
import static dev.etlsdk.processor.Mistaken.assertError;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler tells of values that are written in annotations. */
class ValueMistakesTest {

  private static final String FIX = "\n    -> ";

  private static final String QUERY =
      "@Sql(\"SELECT id, name FROM readings\") @KafkaSink(\"out\") Rows<Result> results();\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "value = \"in\", bounded = \"maybe\" | bounded: it is 'maybe', which isn't true or false",
        "value = \"in\", bounded = \"${b:maybe}\" | bounded: it is 'maybe' by the default in"
            + " '${b:maybe}', which isn't true or false",
        "value = \"in\", properties = \"nonsense\" | properties: it has a text that isn't"
            + " name=value",
        "value = \"in\", start = \"erliest\" | start: it is 'erliest', which isn't earliest, latest,"
            + " a time such as 2026-01-31T12:00:00Z, or offsets such as orders:0=100,"
            + " orders:1=250; fix: did you mean 'earliest'?",
        "value = \"in\", start = \"2026-13-01T00:00:00Z\" | start: it is '2026-13-01T00:00:00Z'",
        "value = \"in\", start = \"in:0=100, in:1\" | start: it is 'in:0=100, in:1'",
        "value = \"in\", start = \"\" | start: it is blank, and takes earliest, latest",
        "value = \"in\", onLostOffsets = \"ignore\" | onLostOffsets: it is 'ignore', which isn't"
            + " fail, accept",
        "value = \"in\", connectTimeout = \"0s\" | connectTimeout: it is '0s', which isn't a time"
            + " such as 500ms, 30s, 5m, 2h or PT30S, more than 0",
        "value = \"in\", outageTimeout = \"2 minutes\" | outageTimeout: it is '2 minutes'",
        "value = \"in\", bootstrapServers = \"kafka\" | bootstrapServers: it is 'kafka', which isn't"
            + " host:port, several separated by commas",
        "value = \"in\", format = \"\" | format: it is blank",
        "value = \"in\", formatOptions = \"nulls\" | formatOptions: it is 'nulls', which isn't"
            + " name=value",
        "value = \"in\", formatOptions = \"syntaks=lenient\" | ETL-CONFIG-0001: @KafkaSource,"
            + " formatOptions: the option 'syntaks' is unknown to the format json; fix: did you"
            + " mean 'syntax'?",
        "value = \"in\", formatOptions = \"syntax=loose\" | formatOptions: the value of the option"
            + " 'syntax' of the format json isn't one of strict, lenient",
        "value = \"in put\" | topics: it is 'in put', which isn't the name of a topic",
        "topicPattern = \"in[\" | topicPattern: it is 'in[', which isn't a regular expression",
        "topicPattern = \"in.*\", topicsMayAppear = \"yes\" | topicsMayAppear: it is 'yes'",
        "value = \"\" | neither value, its topics, nor topicPattern",
        "value = {} | neither value, its topics, nor topicPattern",
      })
  void valueOfASource(String values, String problem) {
    String source = "@KafkaSource(" + values + ") Rows<Reading> readings();\n";
    assertError(source + QUERY, 5, problem.replace("; fix: ", FIX));
    assertThat(Mistaken.compile(source + QUERY)).hadErrorCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "topicFrom = \"nam\" | topicFrom: it is 'nam', which isn't a column of the stream; fix: did"
            + " you mean 'name'?",
        "topicFrom = \"id\" | topicFrom: it is the column 'id' of type INTEGER, and has to"
            + " be VARCHAR",
        "value = \"out\", keyFrom = \"${k:nam}\" | keyFrom: it is 'nam', which isn't a column",
        "value = \"out\", headerFrom = \"name\" | headerFrom: it is 'name', which isn't name=column",
        "value = \"out\", headerFrom = {\"a=id\", \"b=nam\"} | headerFrom: it is 'nam', which isn't a"
            + " column of the stream",
        "value = \"out\", withoutKey = \"no\" | withoutKey: it is 'no', which isn't true or false",
        "value = \"out\", createTopic = \"partitions=0\" | createTopic: it is 'partitions=0', which"
            + " isn't partitions=4, replication=3 or alike",
        "value = \"out\", createTopicProperties = \"retention\" | createTopicProperties: it has a"
            + " text that isn't name=value",
        "value = \"out\", formatOptions = \"nulls=${n:never}\" | formatOptions: the value"
            + " of the option 'nulls' of the format json isn't one of write, omit",
      })
  void valueOfASink(String values, String problem) {
    String sink =
        "@Sql(\"SELECT id, name FROM readings\")\n@KafkaSink("
            + values
            + ")\nRows<Result> results();\n";
    assertError(SOURCE + sink, 7, problem.replace("; fix: ", FIX));
    assertThat(Mistaken.compile(SOURCE + sink)).hadErrorCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@Retry(attempts = -1) | @Retry, attempts: it is '-1', which isn't a whole number, at least"
            + " 0",
        "@Retry(attempts = 1, jitter = 1.5) | @Retry, jitter: it is '1.5', which isn't a number from"
            + " 0 to 1, such as 0.2",
        "@Retry(attempts = 1, backoff = \"soon\") | @Retry, backoff: it is 'soon', which isn't a time",
        "@Retry(attempts = 1, maxBackoff = \"-PT1S\") | @Retry, maxBackoff: it is '-PT1S'",
        "@Retry(attempts = 1, maxBackoff = \"${m:1ms}\") | @Retry, maxBackoff: it is shorter than"
            + " backoff",
        "@Retry(attempts = 1, within = \"1\") | @Retry, within: it is '1'",
        "@Retry(attempts = 1, alsoOn = \"ETL-UDF-0O01\") | @Retry, alsoOn: it is 'ETL-UDF-0O01',"
            + " which isn't the code of an error, such as ETL-UDF-0001; fix: did you mean"
            + " 'ETL-UDF-0001'",
        "@Retry(attempts = 1, notOn = {\"ACME-1\", \"ETL-1\"}) | @Retry, notOn: it is 'ETL-1'",
        "@ErrorBudget(rows = \"many\") | @ErrorBudget, rows: it is 'many', which isn't a whole"
            + " number, at least 0, or none",
        "@ErrorBudget(share = \"5%\") | @ErrorBudget, share: it is '5%', which isn't a number from 0"
            + " to 1, such as 0.2, or none",
        "@ErrorBudget(warmUp = \"-1\") | @ErrorBudget, warmUp: it is '-1'",
      })
  void valueOnAPipeline(String annotation, String problem) {
    JavaFileObject pipeline =
        JavaFileObjects.forSourceString(
            "acme.Limited",
            """
            package acme;
            import dev.etlsdk.api.annotation.*;
            import dev.etlsdk.kafka.annotation.*;
            @Pipeline("limited")
            %s
            interface Limited {
              record Reading(int id) {}
              @KafkaSource("in") @KafkaSink("out") Rows<Reading> readings();
            }
            """
                .formatted(annotation));
    Compilation compilation = javac().withProcessors(new PipelineProcessor()).compile(pipeline);
    assertThat(compilation)
        .hadErrorContaining("ETL-CONFIG-0002: " + problem.replace("; fix: ", FIX))
        .inFile(pipeline)
        .onLine(5);
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void valueOfASinkThatStandsTwice() {
    assertError(
        SOURCE
            + "@Sql(\"SELECT id, name FROM readings\")\n"
            + "@KafkaSink(\"out\")\n"
            + "@KafkaSink(value = \"other\", keyFrom = \"nam\")\n"
            + "Rows<Result> results();\n",
        9,
        "@KafkaSink, keyFrom: it is 'nam', which isn't a column of the stream");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "value = \"in\", start = \" Latest\"",
        "value = \"in\", start = \"2026-01-31T12:00:00Z\"",
        "value = \"in\", start = \"in:0=100, in:1=250\"",
        "value = \"in\", onLostOffsets = \"ACCEPT\", bounded = \"TRUE\"",
        "value = {\"in\", \"in.2\"}, bootstrapServers = \"a:9092, SSL://[::1]:9093,b-c.d_e:1\"",
        "value = \"in\", groupId = \"\", format = \"acme\", formatOptions = \"what=ever\"",
        "value = \"${t:in}\", groupId = \"a group\", formatOptions = {\"syntax=lenient\", \"\"}",
        "topicPattern = \"in-[0-9]+\", topicsMayAppear = \"true\", connectTimeout = \"PT1M\"",
      })
  void valuesThatAreTaken(String values) {
    String source = "@KafkaSource(" + values + ") Rows<Reading> readings();\n";
    assertThat(Mistaken.compile(source + QUERY)).succeeded();
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
            "@KafkaSource(value = \"${t}\", bounded = \"${b:true}\", start = \"${s}\","
                + " outageTimeout = \"${a:1}${b}\")"
                + " Rows<Reading> readings();\n"
                + QUERY);
    assertThat(compilation).succeeded();
  }
}
