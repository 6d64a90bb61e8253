package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.etlsdk.processor.Mistaken.SOURCE;
import static dev.etlsdk.processor.Mistaken.assertError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the compiler tells of annotations that say where records wait to be tried again. */
class RetryTopicMistakesTest {

  private static final String RESULTS =
      "@Sql(\"SELECT id, name FROM readings\") @KafkaSink(\"out\") Rows<Result> results();\n";

  @Test
  void topicWithoutRetryBesideIt() {
    assertError(
        onStream("waiting", ""),
        5,
        "ETL-PIPELINE-0011: @KafkaRetryTopic stands on the stream 'readings' without @Retry",
        "add @Retry(attempts = …)");
  }

  private static String onStream(String topic, String retry) {
    return retry + " @KafkaRetryTopic(\"" + topic + "\") " + SOURCE + RESULTS;
  }

  @ParameterizedTest
  @CsvSource({
    "in, the stream `readings` reads",
    "out, the stream `results` is written",
    "dlq, dead letters go"
  })
  void topicThatIsSomethingElseToo(String topic, String who) {
    assertError(
        onStream(topic, "@Retry(attempts = 1)")
            + "@Sql(\"SELECT id, name FROM readings\") @KafkaSink(\"others\")"
            + " @KafkaDeadLetters(\"dlq\") Rows<Result> others();\n",
        5,
        "@KafkaRetryTopic, topic: records would wait where " + who.replace('`', '\''));
  }

  @Test
  void recordsThatComeFromSeveralSources() {
    String both =
        SOURCE
            + "@KafkaSource(\"in2\") Rows<Reading> more();\n"
            + "@Sql(\"SELECT id, name FROM readings UNION ALL SELECT id, name FROM more\")"
            + " @KafkaSink(\"out\") %s @KafkaRetryTopic(\"waiting\") Rows<Result> results();\n";
    assertError(
        String.format(both, "@Retry(attempts = 1)"),
        7,
        "ETL-PIPELINE-0006: stream 'results': its records would wait by @KafkaRetryTopic, and come"
            + " from 2 sources");
    assertThat(Mistaken.compile(String.format(both, "@Retry(attempts = 0)"))).succeeded();
  }

  @Test
  void blankTopic() {
    assertError(onStream(" ", "@Retry(attempts = 1)"), 5, "@KafkaRetryTopic, topic: it is blank");
  }
}
