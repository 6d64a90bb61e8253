package dev.etlsdk.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** What every kind of broker offers, on the one that the run has chosen. */
@KafkaTest
class KafkaBrokerTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final KafkaBroker broker;

  KafkaBrokerTest(KafkaBroker broker) {
    this.broker = broker;
  }

  @Test
  void readsBackEverythingThatWasPublished(@Topic(partitions = 2) String topic) {
    Instant time = Instant.parse("2024-05-06T07:08:09.010Z");
    broker.publish(
        topic,
        List.of(
            KafkaRecord.of("value")
                .withKey("key")
                .withPartition(1)
                .withTimestamp(time)
                .withHeader("h", "1")
                .withHeader("h", "2"),
            KafkaRecord.ofBytes(null).withKeyBytes(new byte[] {-1}).withPartition(1),
            KafkaRecord.of("").withPartition(0)));

    List<ReceivedRecord> records = broker.awaitRecords(topic, 3, DEADLINE);

    assertThat(records).extracting(ReceivedRecord::partition).containsExactly(0, 1, 1);
    assertThat(records).extracting(ReceivedRecord::offset).containsExactly(0L, 0L, 1L);
    assertThat(records).extracting(ReceivedRecord::text).containsExactly("", "value", null);
    ReceivedRecord full = records.get(1);
    assertThat(full.keyText()).isEqualTo("key");
    assertThat(full.timestamp()).isEqualTo(time);
    assertThat(full.headers())
        .containsExactly(RecordHeader.of("h", "1"), RecordHeader.of("h", "2"));
    assertThat(full.headerText("h")).isEqualTo("2");
    assertThat(full.headerText("absent")).isNull();
    assertThat(records.get(2).key()).containsExactly(-1);
  }

  @Test
  void dealsRecordsWithoutKeyToThePartitionsInTurn(@Topic(partitions = 3) String topic) {
    broker.publish(topic, "0", "1", "2", "3", "4");
    assertThat(broker.endOffsets(topic)).isEqualTo(Map.of(0, 2L, 1, 2L, 2, 1L));
    assertThat(broker.records(topic))
        .extracting(ReceivedRecord::text)
        .containsExactly("0", "3", "1", "4", "2");
  }

  @Test
  void keepsOneKeyInOnePartition(@Topic(partitions = 4) String topic) {
    broker.publish(
        topic,
        IntStream.range(0, 20).mapToObj(i -> KafkaRecord.of("v" + i).withKey("same")).toList());
    assertThat(broker.records(topic))
        .extracting(ReceivedRecord::partition)
        .hasSize(20)
        .containsOnly(broker.records(topic).get(0).partition());
  }

  @Test
  void showsWhatArrivedWhenTooLittleDoes(@Topic String topic) {
    broker.publish(topic, List.of(KafkaRecord.of("only one").withKey("k")));
    assertThatThrownBy(() -> broker.awaitRecords(topic, 2, Duration.ofMillis(300)))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "Waited 300 ms for 2 committed records in the topic '"
                + topic
                + "'. It holds 1: \n  "
                + topic
                + "/0@0 key=k value=only one");
  }

  @Test
  void saysThatATopicDoesNotExist() {
    String missing = "missing-" + UUID.randomUUID();
    assertThatThrownBy(() -> broker.awaitRecords(missing, 1, Duration.ofMillis(200)))
        .hasMessageEndingWith("It does not exist.");
    assertThatThrownBy(() -> broker.records(missing))
        .hasMessageContaining("the topic '" + missing + "' does not exist");
    assertThat(broker.topics()).doesNotContain(missing);
  }

  @Test
  void saysThatATopicExistsAlready(@Topic String topic) {
    assertThatThrownBy(() -> broker.createTopic(topic, 1))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("refused to create the topic '" + topic + "'")
        .hasMessageContaining("already exists");
  }

  @Test
  void appliesTopicSettings() {
    String topic = "limited-" + UUID.randomUUID();
    broker.createTopic(topic, 1, Map.of("max.message.bytes", "100"));
    assertThatThrownBy(() -> broker.publish(topic, "x".repeat(200))).hasMessageContaining(topic);
    broker.deleteTopic(topic);
    assertThat(broker.topics()).doesNotContain(topic);
  }

  @Test
  void growsATopicUnderAReader(@Topic String topic) {
    broker.publish(topic, "first");
    broker.growTopic(topic, 2);
    broker.publish(topic, List.of(KafkaRecord.of("second").withPartition(1)));
    assertThat(broker.awaitRecords(topic, 2, DEADLINE))
        .extracting(ReceivedRecord::text)
        .containsExactly("first", "second");
  }

  @Test
  void deletesTheStartOfALog(@Topic String topic) {
    broker.publish(topic, "0", "1", "2");
    broker.deleteRecordsBefore(topic, 0, 2);
    assertThat(broker.startOffsets(topic)).containsEntry(0, 2L);
    assertThat(broker.endOffsets(topic)).containsEntry(0, 3L);
    assertThat(broker.records(topic)).extracting(ReceivedRecord::text).containsExactly("2");
  }

  @Test
  void tellsWhatAGroupHasCommitted(@Topic(partitions = 2) String topic) {
    broker.publish(
        topic, List.of(KafkaRecord.of("a").withPartition(1), KafkaRecord.of("b").withPartition(1)));
    String group = "group-of-" + topic;
    assertThat(broker.committedOffsets(group, topic)).isEmpty();
    consumeAll(group, topic, "classic", 2);
    assertThat(broker.committedOffsets(group, topic)).containsEntry(1, 2L);
  }

  @Test
  void speaksTheNewGroupProtocol(@Topic String topic) {
    broker.publish(topic, "a");
    consumeAll("new-group-of-" + topic, topic, "consumer", 1);
    assertThat(broker.committedOffsets("new-group-of-" + topic, topic)).containsEntry(0, 1L);
  }

  private void consumeAll(String group, String topic, String protocol, int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "group.id",
            group,
            "group.protocol",
            protocol,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            "false");
    long limit = System.nanoTime() + DEADLINE.toNanos();
    int seen = 0;
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (seen < count && System.nanoTime() < limit) {
        for (ConsumerRecord<String, String> ignored : consumer.poll(Duration.ofMillis(100))) {
          seen++;
        }
      }
      assertThat(seen).isEqualTo(count);
      consumer.commitSync();
    }
  }
}
