package dev.etlsdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a reader does while offsets of its group stand in a transaction: that of a worker that was
 * killed, which nobody ends before its time-out.
 */
@KafkaTest
@ArrowTest
class OpenTransactionTest {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  @Test
  void partitionsStandStillUntilItIsOver(
      KafkaBroker broker, @Topic String topic, @Topic String other, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic, other).bounded().build();
    broker.publish(topic, "a", "b", "c");
    String group = topic + ":input";
    try (Producer<String, String> killed = transactional(broker, topic)) {
      killed.initTransactions();
      killed.beginTransaction();
      killed.sendOffsetsToTransaction(
          Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(2, "partitions=1")),
          new ConsumerGroupMetadata(group));
      try (Reading reading = Reading.start(source, task(allocator, topic, 0).source())) {
        reading.untilSplits(2);
        untilPassed(CONNECT_TIMEOUT.multipliedBy(2), reading);
        assertThat(reading.values).isEmpty();
        assertThat(reading.reader.splits()).containsExactlyInAnyOrder(topic + "-0", other + "-0");
        assertThat(reading.reader.finished()).as("finished").isFalse();

        killed.commitTransaction();
        reading.until("it is at the end", reading.reader::finished);
        assertThat(reading.values).containsExactly("c");
      }
    }
    assertThat(broker.committedOffsets(group, topic)).containsEntry(0, 3L);
  }

  /** Whoever gets all partitions of a worker that was killed gets them at the same time. */
  @Test
  void othersThatCameWithThemAreReadMeanwhile(
      KafkaBroker broker, @Topic(partitions = 3) String topic, BufferAllocator allocator) {
    KafkaSource source =
        KafkaSource.topic(topic)
            .bootstrapServers(broker.bootstrapServers())
            .schema(TextCodec.SCHEMA)
            .codec(new TextCodec())
            .build();
    String group = topic + ":input";
    try (Reading first = Reading.start(source, task(allocator, topic, 0).source())) {
      first.untilSplits(3);
    }
    for (int partition = 0; partition < 3; partition++) {
      broker.publish(topic, List.of(KafkaRecord.of("p" + partition).withPartition(partition)));
    }
    try (Producer<String, String> killed = transactional(broker, topic);
        Reading reading = Reading.begin(source, task(allocator, topic, 1).source())) {
      killed.initTransactions();
      killed.beginTransaction();
      killed.sendOffsetsToTransaction(
          Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0, "partitions=3")),
          new ConsumerGroupMetadata(group));
      reading.reader.start(Position.none(), reading);
      reading.untilValues(2);
      assertThat(reading.values).containsExactlyInAnyOrder("p1", "p2");
      broker.publish(topic, List.of(KafkaRecord.of("later").withPartition(1)));
      reading.untilValues(3);
      assertThat(reading.values).contains("later");
      killed.commitTransaction();
      reading.untilValues(4);
      assertThat(reading.values).contains("p0");
    }
  }

  /** Also where nothing is noted of the partitions that the reader gets. */
  @Test
  void looksNowAndThenAtWhatOthersHaveNoted(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic).build();
    try (Reading first = Reading.start(source, task(allocator, topic, 0).source());
        Reading second = Reading.start(source, task(allocator, topic, 1).source())) {
      second.wantsNotes = true;
      untilEachHasAPartition(first, second);
      String noted = first.splits.first();
      first.reader.acknowledge(new Position(Map.of(noted, "1"), Map.of(noted, "7/2")));
      untilKnown(Map.of(noted, "7/2"), second, broker, topic);
    }
  }

  @Test
  @Tag("faults")
  void looksAgainAtWhatOthersHaveNotedIfThatIsInATransaction(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic).build();
    try (Reading first = Reading.start(source, task(allocator, topic, 0).source());
        Reading second = Reading.start(source, task(allocator, topic, 1).source());
        Producer<String, String> killed = transactional(broker, topic)) {
      second.wantsNotes = true;
      untilEachHasAPartition(first, second);
      String noted = first.splits.first();
      killed.initTransactions();
      killed.beginTransaction();
      killed.sendOffsetsToTransaction(
          Map.of(partition(noted), new OffsetAndMetadata(0, "partitions=2;note=7/2")),
          new ConsumerGroupMetadata(topic + ":input"));
      untilPassed(Duration.ofSeconds(8), second);
      killed.commitTransaction();
      untilKnown(Map.of(noted, "7/2"), second, broker, topic);
    }
  }

  private static void untilEachHasAPartition(Reading first, Reading second) {
    second.until(
        "each has a partition",
        () -> {
          first.poll();
          return first.splits.size() == 1 && second.splits.size() == 1;
        });
  }

  /** Records of its own carry what the reader knows. */
  private static void untilKnown(
      Map<String, String> notes, Reading reading, KafkaBroker broker, String topic) {
    int own = partition(reading.splits.first()).partition();
    reading.until(
        "the notes " + notes + " are known",
        () -> {
          broker.publish(topic, List.of(KafkaRecord.of("x").withPartition(own)));
          return reading.read.notes().equals(notes);
        });
  }

  private static void untilPassed(Duration time, Reading reading) {
    long begun = System.nanoTime();
    reading.until("it has read for " + time, () -> System.nanoTime() - begun > time.toNanos());
  }

  private static TopicPartition partition(String split) {
    int dash = split.lastIndexOf('-');
    return new TopicPartition(
        split.substring(0, dash), Integer.parseInt(split.substring(dash + 1)));
  }

  private static Producer<String, String> transactional(KafkaBroker broker, String id) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", id),
        new StringSerializer(),
        new StringSerializer());
  }

  private static Task task(BufferAllocator allocator, String pipeline, int number) {
    return new Task(allocator, pipeline, "", number);
  }

  private static KafkaSource.Builder source(KafkaBroker broker, String... topics) {
    return KafkaSource.topics(topics)
        .bootstrapServers(broker.bootstrapServers())
        .connectTimeout(CONNECT_TIMEOUT)
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec());
  }
}
