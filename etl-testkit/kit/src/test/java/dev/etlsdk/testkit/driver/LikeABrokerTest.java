package dev.etlsdk.testkit.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.RecordHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One scenario on the driver and on a real broker: the topics hold the same afterwards. */
@KafkaTest
class LikeABrokerTest {

  private static final long SEED = 20260101;
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void keepsPartitionsKeysHeadersTimesAndEncodingAsABrokerDoes(
      DeliveryGuarantee guarantee, KafkaBroker broker) throws InterruptedException {
    String like = guarantee.name().toLowerCase(Locale.ROOT);
    String servers = broker.bootstrapServers();
    try (Pipeline pipeline = pipeline(servers, like, guarantee);
        PipelineDriver driver = PipelineDriver.builder(pipeline).startAt(CREATED).build()) {
      prepare(driver.broker(), like);
      prepare(broker, like);

      driver.run();
      try (Execution execution = LocalRunner.create().start(pipeline)) {
        assertThat(execution.await(Duration.ofSeconds(60))).as("ended").isTrue();
      }

      for (String topic : List.of(like + "-keys", like + "-first", like + "-dead")) {
        List<String> expected = described(driver.broker(), topic);
        // A transaction is committed a moment before everybody sees it.
        broker.awaitRecords(topic, expected.size(), Duration.ofSeconds(10));
        assertThat(expected)
            .as("%s, seed %s", topic, SEED)
            .isNotEmpty()
            .isEqualTo(described(broker, topic));
        if (guarantee == DeliveryGuarantee.AT_LEAST_ONCE) {
          // Else the markers of transactions count, and how many there are is a matter of time.
          assertThat(driver.topic(topic).endOffsets()).isEqualTo(broker.endOffsets(topic));
        }
      }
      assertThat(driver.topic(like + "-in").committedOffsets(like))
          .isEqualTo(broker.committedOffsets(like, like + "-in"));
    }
  }

  private static void prepare(KafkaBroker broker, String like) {
    broker.createTopic(like + "-in", 3);
    broker.createTopic(like + "-keys", 5, Map.of("max.message.bytes", "300"));
    broker.createTopic(like + "-first", 3);
    broker.createTopic(like + "-dead", 1);
    Random random = new Random(SEED);
    List<KafkaRecord> records = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      // Some fail: by a division by zero, by a wrong type, by their size.
      String amount = i % 50 == 7 ? "\"much\"" : Integer.toString(random.nextInt(20));
      KafkaRecord record =
          KafkaRecord.of("{\"id\":" + i + ",\"amount\":" + amount + "}")
              .withKey("key-" + random.nextInt(100) + (i % 90 == 11 ? "!".repeat(400) : ""))
              .withTimestamp(CREATED.plusMillis(i));
      records.add(i % 3 == 0 ? record.withHeader("trace", "t" + i) : record);
    }
    broker.publish(like + "-in", records);
  }

  private static Pipeline pipeline(String servers, String like, DeliveryGuarantee guarantee) {
    return Pipeline.named(like)
        .source(
            "orders",
            KafkaSource.topic(like + "-in")
                .bootstrapServers(servers)
                .groupId(like)
                .schema(Schema.parse("id INTEGER NOT NULL, amount INTEGER"))
                .codec(Json.codec())
                .bounded()
                .build())
        .sql("shares", "SELECT id, 100 / amount AS share FROM orders")
        .sql("plain", "SELECT id AS number, 'n' || CAST(id AS VARCHAR) AS name FROM orders")
        .sink(
            "shares",
            KafkaSink.topic(like + "-keys").bootstrapServers(servers).codec(Json.codec()).build())
        .sink(
            "plain",
            KafkaSink.topic(like + "-first")
                .bootstrapServers(servers)
                .codec(Json.codec())
                .keyFrom("name")
                .withoutHeaders()
                .carryPartition()
                .build())
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic(like + "-dead").bootstrapServers(servers).build()))
        .delivery(guarantee)
        .build();
  }

  /**
   * Everything of each record but its offset and the moment of a failure, in an order of its own.
   */
  private static List<String> described(KafkaBroker broker, String topic) {
    return broker.records(topic).stream()
        .map(
            record ->
                record.partition()
                    + " "
                    + record.keyText()
                    + " "
                    + record.text()
                    + " "
                    + headers(record)
                    + (topic.endsWith("dead") ? "" : " " + record.timestamp()))
        .sorted()
        .toList();
  }

  private static List<RecordHeader> headers(ReceivedRecord record) {
    return record.headers().stream()
        .filter(header -> !header.name().equals(KafkaDeadLetters.HEADER_PREFIX + "time"))
        .toList();
  }
}
