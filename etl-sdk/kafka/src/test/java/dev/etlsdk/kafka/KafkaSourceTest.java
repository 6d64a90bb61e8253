package dev.etlsdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

@KafkaTest
@ArrowTest
class KafkaSourceTest {

  @Test
  void givesRecordsWithAllTheirParts(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(
        topic,
        List.of(
            KafkaRecord.of("one")
                .withKey("k")
                .withHeader("h", "1")
                .withHeader("h", "2")
                .withTimestamp(Instant.ofEpochMilli(1234)),
            KafkaRecord.ofBytes(null).withKey("gone")));
    try (Reading reading =
        Reading.start(source(broker, topic).build(), context(topic, allocator))) {
      Fetch.Records fetch = (Fetch.Records) reading.untilFetch();
      var records = fetch.records();
      assertThat(records.count()).isEqualTo(2);
      assertThat(records.topic(0)).isEqualTo(topic);
      assertThat(records.partition(0)).isZero();
      assertThat(records.offset(1)).isEqualTo(1);
      assertThat(records.timestamp(0)).isEqualTo(1234);
      assertThat(records.key(0)).asString().isEqualTo("k");
      assertThat(records.value(0)).asString().isEqualTo("one");
      assertThat(records.headers(0))
          .extracting(header -> new String(header.value()))
          .containsExactly("1", "2");
      assertThat(records.value(1)).isNull();
      assertThat(records.headers(1)).isEmpty();
      assertThat(records.bytes()).isEqualTo(3 + 1 + 2 + 2 + 4);
      assertThat(fetch.end()).isEqualTo(Position.of(topic + "-0", "2"));
      assertThat(reading.reader.position()).isEqualTo(Position.of(topic + "-0", "2"));
    }
  }

  @Test
  void goesOnWhereTheGroupHasAcknowledged(
      KafkaBroker broker, @Topic(partitions = 3) String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 30));
    KafkaSource source = source(broker, topic).build();
    try (Reading first = Reading.start(source, context(topic, allocator))) {
      first.untilValues(30);
    }
    broker.publish(topic, texts(30, 40));
    try (Reading second = Reading.start(source, context(topic, allocator))) {
      second.untilValues(10);
      assertThat(second.values).containsExactlyInAnyOrder(texts(30, 40));
    }
    assertThat(broker.committedOffsets(topic + ":input", topic)).hasSize(3);
  }

  @Test
  void readsAgainWhatWasNotAcknowledged(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 5));
    KafkaSource source = source(broker, topic).build();
    try (Reading first = Reading.start(source, context(topic, allocator))) {
      first.acknowledging = false;
      first.untilValues(5);
    }
    try (Reading second = Reading.start(source, context(topic, allocator))) {
      second.untilValues(5);
      assertThat(second.values).containsExactly(texts(0, 5));
    }
  }

  @Test
  void keepsFetchesWithinTheirLimits(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 25));
    try (Reading reading =
        Reading.start(source(broker, topic).build(), context(topic, allocator))) {
      reading.limits = new FetchLimits(10, 1 << 20, Duration.ofMillis(20));
      int[] rows = new int[3];
      for (int i = 0; i < 3; i++) {
        rows[i] = reading.untilFetch().rows();
      }
      assertThat(rows).containsExactly(10, 10, 5);
      assertThat(reading.values).containsExactly(texts(0, 25));
    }
  }

  @Test
  void keepsFetchesWithinTheirBytes(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, "0123456789", "0123456789", "0123456789");
    try (Reading reading =
        Reading.start(source(broker, topic).build(), context(topic, allocator))) {
      reading.limits = new FetchLimits(100, 15, Duration.ofMillis(20));
      assertThat(reading.untilFetch().rows()).isEqualTo(2);
      assertThat(reading.untilFetch().rows()).isEqualTo(1);
    }
  }

  @Test
  void givesNothingWhilePausedAndKeepsWhatItHas(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 25));
    try (Reading reading =
        Reading.start(source(broker, topic).build(), context(topic, allocator))) {
      reading.limits = new FetchLimits(10, 1 << 20, Duration.ZERO);
      reading.untilFetch();
      reading.reader.pause();
      broker.publish(topic, texts(25, 30));
      for (int i = 0; i < 5; i++) {
        assertThat(reading.poll()).isNull();
      }
      reading.reader.resume();
      reading.untilValues(30);
      assertThat(reading.values).containsExactly(texts(0, 30));
    }
  }

  @Test
  void wakeupEndsAPollAndNothingElse(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 3));
    try (Reading reading =
        Reading.start(source(broker, topic).build(), context(topic, allocator))) {
      reading.acknowledging = false;
      reading.untilValues(3);
      reading.reader.wakeup();
      // Meets a commit rather than a poll, and must not harm it.
      reading.reader.acknowledge(reading.read);
      assertThat(broker.committedOffsets(topic + ":input", topic)).containsEntry(0, 3L);
      reading.reader.wakeup();
      long begin = System.nanoTime();
      assertThat(reading.reader.poll(Duration.ofSeconds(20), FetchLimits.DEFAULT)).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void tellsTheLag(KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 25));
    try (Reading reading =
        Reading.start(source(broker, topic).build(), context(topic, allocator))) {
      reading.limits = new FetchLimits(10, 1 << 20, Duration.ZERO);
      reading.untilValues(10);
      assertThat(reading.reader.lag()).containsEntry(topic + "-0", 15L);
      reading.untilValues(25);
      assertThat(reading.reader.lag()).containsEntry(topic + "-0", 0L);
    }
  }

  @Test
  void describesItselfWithoutSecrets() {
    KafkaSource source =
        KafkaSource.topics("a", "b")
            .bootstrapServers("broker:9092")
            .schema(TextCodec.SCHEMA)
            .codec(new TextCodec())
            .property("sasl.jaas.config", "user with password=hush;")
            .build();
    assertThat(source).hasToString("kafka a, b on broker:9092, from earliest, text");
  }

  private static KafkaSource.Builder source(KafkaBroker broker, String topic) {
    return KafkaSource.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec());
  }

  private static dev.etlsdk.api.source.SourceContext context(
      String pipeline, BufferAllocator allocator) {
    return new Task(allocator, pipeline).source();
  }

  static String[] texts(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
  }
}
