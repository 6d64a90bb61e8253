package dev.etlsdk.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.server.policy.CreateTopicPolicy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@KafkaTest
class QuickstartTest {

  @Test
  void eachRecordBecomesOneAndTheReportShowsThem(KafkaBroker broker) throws Exception {
    int records = 20_000;
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    Topics topics = new Topics(broker.bootstrapServers());
    topics.create();
    Topics.Mark before = topics.mark();

    Quickstart.run(broker.bootstrapServers(), records, new PrintStream(shown, true, UTF_8));

    List<String> sums = topics.firstOutput(before, Integer.MAX_VALUE);
    assertThat(sums.stream().collect(Collectors.groupingBy(sum -> sum, Collectors.counting())))
        .containsOnlyKeys("{\"sum\":true}", "{\"sum\":false}")
        .containsEntry("{\"sum\":true}", evenSums(records));
    assertThat(sums).hasSize(records);
    assertThat(shown.toString(UTF_8))
        .contains("publishing 20,000 records to test_topic")
        .contains("IS_EVEN(column_0 + column_1)")
        .containsPattern("records in +20,000")
        .containsPattern("rows out +20,000")
        .containsPattern("rate +[\\d,]+ records/s, start-up included \\([\\d.]+ s\\)")
        .contains("the first 10 records of test_topic2:")
        .contains("  {\"sum\":true}");
  }

  @Test
  void mainTakesItsSettingsFromSystemProperties(KafkaBroker broker) throws Exception {
    Topics topics = new Topics(broker.bootstrapServers());
    topics.create();
    Topics.Mark before = topics.mark();
    System.setProperty("bootstrap.servers", broker.bootstrapServers());
    System.setProperty("records", "1_000");
    try {
      Quickstart.main(new String[0]);
    } finally {
      System.clearProperty("bootstrap.servers");
      System.clearProperty("records");
    }
    assertThat(topics.firstOutput(before, Integer.MAX_VALUE)).hasSize(1_000);
  }

  @Test
  void takesATopicWithAnotherNumberOfPartitions() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start()) {
      broker.createTopic(Topics.INPUT, 1);
      broker.createTopic(Topics.OUTPUT, 1);
      ByteArrayOutputStream shown = new ByteArrayOutputStream();
      Quickstart.run(broker.bootstrapServers(), 1_000, new PrintStream(shown, true, UTF_8));
      assertThat(shown.toString(UTF_8)).containsPattern("rows out +1,000");
    }
  }

  @Test
  void saysThatNoBrokerIsThere() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    assertThatThrownBy(() -> Quickstart.run("no-such-host.invalid:9092", 1, nowhere))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-KAFKA-0001")
        .hasMessageContaining("no-such-host.invalid:9092")
        .hasMessageContaining("check that a broker listens there");
  }

  @Test
  void aRefusalOfTheBrokerIsSaidInItsOwnWords() {
    EmbeddedKafkaOptions refusing =
        EmbeddedKafkaOptions.defaults()
            .withBrokerProperty("create.topic.policy.class.name", NoTopics.class.getName());
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    try (EmbeddedKafka broker = EmbeddedKafka.start(refusing)) {
      assertThatThrownBy(() -> Quickstart.run(broker.bootstrapServers(), 1, nowhere))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-KAFKA-0005")
          .hasMessageContaining("making the topic test_topic failed")
          .hasMessageContaining("topics are made on Tuesdays only")
          .hasMessageContaining("see what the broker says");
    }
  }

  @Test
  void aBrokerThatIsGoneIsAnErrorWithACodeInEveryStep() {
    Topics topics = new Topics("127.0.0.1:1", Duration.ofSeconds(1));
    for (ThrowingCallable step :
        List.<ThrowingCallable>of(
            topics::create,
            topics::mark,
            () -> topics.firstOutput(new Topics.Mark(Map.of()), 10))) {
      assertThatThrownBy(step)
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-KAFKA-0001")
          .hasMessageContaining("no broker answers at 127.0.0.1:1");
    }
  }

  /** A policy of a broker. */
  public static final class NoTopics implements CreateTopicPolicy {
    @Override
    public void configure(Map<String, ?> configuration) {}

    @Override
    public void validate(RequestMetadata topic) {
      throw new PolicyViolationException("topics are made on Tuesdays only");
    }

    @Override
    public void close() {}
  }

  private static long evenSums(int records) {
    return IntStream.range(0, records).filter(n -> (n + n / 4) % 2 == 0).count();
  }
}
