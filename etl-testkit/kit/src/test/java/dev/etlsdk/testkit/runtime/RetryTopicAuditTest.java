package dev.etlsdk.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.Finding;
import dev.etlsdk.runtime.Finding.Severity;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.TestTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is found of a retry topic before anything is read, on a real broker. */
@KafkaTest
@Timeout(120)
class RetryTopicAuditTest {

  private final KafkaBroker broker;
  private final String in;
  private final String out;
  private final String retry;

  RetryTopicAuditTest(KafkaBroker broker) {
    this.broker = broker;
    this.in = broker.createUniqueTopic("in", 1);
    this.out = broker.createUniqueTopic("out", 1);
    this.retry = in + ".retry";
  }

  private Pipeline pipeline(UnaryOperator<KafkaRetryTopic.Builder> more) {
    return pipeline(more, Duration.ofMillis(50));
  }

  private Pipeline pipeline(UnaryOperator<KafkaRetryTopic.Builder> more, Duration longest) {
    String servers = broker.bootstrapServers();
    return Pipeline.named(in)
        .source(
            "numbers",
            KafkaSource.topic(in)
                .bootstrapServers(servers)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .sink("numbers", KafkaSink.topic(out).bootstrapServers(servers).codec(Json.codec()).build())
        .onError(
            ErrorPolicy.retry(3)
                .backoff(Duration.ofMillis(50), longest)
                .alsoOn(EtlError.DECODE_0001)
                .through(more.apply(KafkaRetryTopic.topic(retry).bootstrapServers(servers)).build())
                .thenSkip())
        .build();
  }

  private List<Finding> audit(UnaryOperator<KafkaRetryTopic.Builder> more) {
    try (Pipeline pipeline = pipeline(more)) {
      return LocalRunner.create().audit(pipeline);
    }
  }

  @Test
  void topicThatIsMissingIsToldOnceUnlessItIsMade() {
    assertThat(audit(topic -> topic))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.problem().getMessage())
                  .contains("ETL-KAFKA-0002")
                  .contains("'" + retry + "' doesn't exist")
                  .contains("retry-topic.create-topic");
            });
    assertThat(audit(topic -> topic.createTopic(2, 1))).isEmpty();
    assertThat(audit(topic -> topic.createTopic(2, 7)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.problem()).hasMessageContaining("can't be made"));
    assertThat(broker.topics()).doesNotContain(retry);
  }

  @Test
  void topicThatIsMadeTakesWhatWaits() throws Exception {
    broker.publish(in, "poison", "{\"id\":1}");
    try (Pipeline pipeline = pipeline(topic -> topic.createTopic(3, 1));
        Execution execution = LocalRunner.create().start(pipeline)) {
      assertThat(broker.awaitRecords(retry, 3, Duration.ofSeconds(30)))
          .extracting(ReceivedRecord::text)
          .containsOnly("poison");
      assertThat(execution.counters().restarts()).isZero();
    }
    assertThat(TestTopic.of(broker, retry).endOffsets()).hasSize(3);
  }

  @Test
  void compactedTopicIsAnError() {
    broker.createTopic(
        retry, 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "2000000"));
    assertThat(audit(topic -> topic))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.problem())
                  .hasMessageContaining("the retry topic '" + retry + "' is compacted");
            });
  }

  @Test
  void topicOrProducerWithoutRoomForTheHeadersIsAWarning() {
    broker.createTopic(retry, 1, Map.of("max.message.bytes", "1060875"));
    assertThat(audit(topic -> topic))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.problem().getMessage())
                  .contains("ETL-KAFKA-0015")
                  .contains("the retry topic '" + retry + "' takes records of 1060875 bytes")
                  .contains("max.message.bytes=1060876")
                  .contains("retry-topic.create-topic-properties");
            });
    broker.deleteTopic(retry);
    broker.createTopic(retry, 1, Map.of("max.message.bytes", "1060876"));
    assertThat(audit(topic -> topic)).isEmpty();
    assertThat(audit(topic -> topic.property("max.request.size", "1048576")))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.problem())
                    .hasMessageContaining("set the property max.request.size to 1060876"));
  }

  /** Records wait for an hour at most, and the topic keeps them for a minute. */
  @Test
  void topicThatKeepsRecordsTooShortlyIsAWarning() {
    broker.createTopic(retry, 1, Map.of("max.message.bytes", "2000000", "retention.ms", "60000"));
    try (Pipeline pipeline = pipeline(topic -> topic, Duration.ofHours(1))) {
      assertThat(LocalRunner.create().audit(pipeline))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.problem().getMessage())
                    .contains("deletes records after 60000 ms (retention.ms)")
                    .contains("may wait there for 3600000 ms")
                    .contains("--add-config retention.ms=608400000");
              });
    }
    assertThat(audit(topic -> topic)).as("50 ms at most").isEmpty();
  }

  @Test
  void topicThatWillBeMadeTooSmallIsAWarning() {
    assertThat(audit(topic -> topic.createTopic(1, 1, Map.of("max.message.bytes", "1000"))))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.problem())
                    .hasMessageContaining("takes records of 1000 bytes (max.message.bytes)"));
  }
}
