package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.Writing.header;
import static dev.etlsdk.kafka.Writing.keyed;
import static dev.etlsdk.kafka.Writing.record;
import static dev.etlsdk.kafka.Writing.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that the topic would refuse costs its own row, and its neighbours go on. */
@KafkaTest
@ArrowTest
class RecordLimitsTest {

  private static final int LIMIT = 2000;

  @Test
  void refusesARecordOverTheTopicsLimit(KafkaBroker broker, BufferAllocator allocator) {
    String topic = limited(broker, Map.of());
    try (Task task = new Task(allocator, topic)) {
      RowErrors errors =
          Writing.write(
              sink(broker, topic).build(), texts(allocator, "a", "b".repeat(LIMIT), "c"), task);
      assertThat(errors.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.row()).isEqualTo(1);
                assertThat(error.code()).isEqualTo(EtlError.ENCODE_0002);
                assertThat(error.message())
                    .contains("topic '" + topic + "' would store it")
                    .contains("takes 2000 (max.message.bytes)");
              });
    }
    assertThat(broker.records(topic)).extracting(ReceivedRecord::text).containsExactly("a", "c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "lz4", "zstd", "snappy"})
  void drawsTheLineWhereTheBrokerDoes(
      String compression, KafkaBroker broker, BufferAllocator allocator) {
    String topic = limited(broker, Map.of());
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    KafkaSink sink =
        sink(broker, topic)
            .property("compression.type", compression)
            .property("linger.ms", "0")
            .build();
    int written = 0;
    int refused = 0;
    try (Task task = new Task(allocator, topic)) {
      // Sizes around the limit: every record that passes must be one that the broker takes, or
      // writing it throws.
      for (int length = LIMIT - 140; length < LIMIT + 600; length += 7) {
        String text = noise(random, length);
        Batch batch =
            texts(
                allocator,
                List.of(record(0, 0, 1, "key", header("name", "value"))),
                new int[] {0},
                text);
        if (Writing.write(sink, batch, task).isEmpty()) {
          written++;
        } else {
          refused++;
        }
      }
    }
    assertThat(broker.records(topic)).hasSize(written);
    assertThat(refused).isPositive();
    assertThat(written).isPositive();
    if (compression.equals("none")) {
      // 61 bytes of batch, 3 of record, 2 of its length, and 17 and more of key and header: the
      // largest that fits.
      int largest =
          broker.records(topic).stream().mapToInt(record -> record.value().length).max().orElse(0);
      assertThat(largest).isBetween(LIMIT - 95, LIMIT - 80);
    }
  }

  /** Compressing what has no pattern makes it larger: the more so, the larger it is. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "lz4", "zstd", "snappy"})
  void drawsTheLineWhereTheBrokerDoesForLargeRecordsOfRandomBytes(
      String compression, KafkaBroker broker, BufferAllocator allocator) {
    int limit = 1 << 20;
    String topic = limited(broker, limit, Map.of());
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    byte[] noise = new byte[limit];
    new Random(seed).nextBytes(noise);
    KafkaSink sink = sink(broker, topic).property("compression.type", compression).build();
    List<Integer> written = new ArrayList<>();
    int refused = 0;
    try (Task task = new Task(allocator, topic)) {
      for (int length = limit - 480; length < limit; length += 40) {
        byte[] key = Arrays.copyOf(noise, length);
        Batch batch = texts(allocator, List.of(keyed(0, 0, 1, key)), new int[] {0}, "");
        if (Writing.write(sink, batch, task).isEmpty()) {
          written.add(length);
        } else {
          refused++;
        }
      }
    }
    assertThat(broker.records(topic))
        .extracting(record -> record.key().length)
        .containsExactlyElementsOf(written);
    assertThat(written).isNotEmpty();
    assertThat(refused).isPositive();
  }

  @Test
  void takesWhatFitsOnlyWhenCompressed(KafkaBroker broker, BufferAllocator allocator) {
    String topic = limited(broker, Map.of());
    try (Task task = new Task(allocator, topic)) {
      RowErrors errors =
          Writing.write(
              sink(broker, topic).property("compression.type", "zstd").build(),
              texts(allocator, "b".repeat(10 * LIMIT)),
              task);
      assertThat(errors.isEmpty()).isTrue();
    }
    assertThat(broker.records(topic)).hasSize(1);
  }

  @Test
  void knowsThatTheTopicStoresItsRecordsUncompressed(
      KafkaBroker broker, BufferAllocator allocator) {
    String topic = limited(broker, Map.of("compression.type", "uncompressed"));
    try (Task task = new Task(allocator, topic)) {
      RowErrors errors =
          Writing.write(
              sink(broker, topic).property("compression.type", "zstd").build(),
              texts(allocator, "b".repeat(10 * LIMIT)),
              task);
      assertThat(errors.size()).isEqualTo(1);
    }
  }

  @Test
  void refusesARecordOverTheProducersLimit(KafkaBroker broker, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("producer-limit", 1);
    try (Task task = new Task(allocator, topic)) {
      RowErrors errors =
          Writing.write(
              sink(broker, topic).property("max.request.size", "1000").build(),
              texts(allocator, "a", "b".repeat(990)),
              task);
      assertThat(errors.errors())
          .singleElement()
          .satisfies(
              error ->
                  assertThat(error.message()).contains("takes 1000").contains("max.request.size"));
    }
    assertThat(broker.records(topic)).extracting(ReceivedRecord::text).containsExactly("a");
  }

  @Test
  void refusesATimestampThatTheTopicRefuses(KafkaBroker broker, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("timestamps", 1) + "-strict";
    broker.createTopic(
        topic,
        1,
        Map.of(
            "message.timestamp.before.max.ms",
            "3600000",
            "message.timestamp.after.max.ms",
            "60000"));
    long now = System.currentTimeMillis();
    List<Long> times = new ArrayList<>(List.of(now - 7_200_000, now, now + 600_000));
    try (Task task = new Task(allocator, topic)) {
      Batch batch =
          texts(
              allocator,
              times.stream().map(time -> record(0, 0, time, "k")).toList(),
              new int[] {0, 1, 2},
              "old",
              "now",
              "ahead");
      RowErrors errors = Writing.write(sink(broker, topic).build(), batch, task);
      assertThat(errors.errors())
          .extracting(error -> error.row() + " " + error.code().id())
          .containsExactly("0 ETL-KAFKA-0011", "2 ETL-KAFKA-0011");
      assertThat(errors.errors().get(0).message())
          .contains(Instant.ofEpochMilli(times.get(0)).toString())
          .contains("message.timestamp.before.max.ms");
    }
    assertThat(broker.records(topic)).extracting(ReceivedRecord::text).containsExactly("now");
  }

  @Test
  void refusesARecordWithoutAKeyOnACompactedTopic(KafkaBroker broker, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("compacted", 1) + "-compact";
    broker.createTopic(topic, 1, Map.of("cleanup.policy", "compact"));
    try (Task task = new Task(allocator, topic)) {
      Batch batch =
          texts(
                  allocator,
                  List.of(
                      record(0, 0, 1, "k"),
                      record(0, 1, 1, null),
                      record(0, 2, 1, null),
                      record(0, 3, 1, "k")),
                  new int[] {0, 1},
                  "with",
                  "without")
              .withTombstones(new int[] {2, 3});
      RowErrors errors = Writing.write(sink(broker, topic).build(), batch, task);
      assertThat(errors.errors())
          .extracting(error -> error.row() + " " + error.code().id())
          .containsExactly("1 ETL-KAFKA-0012", "2 ETL-KAFKA-0012");
    }
    assertThat(broker.records(topic))
        .extracting(ReceivedRecord::text)
        .containsExactly("with", null);
  }

  @Test
  void tombstonesHaveTheirVerdictsToo(KafkaBroker broker, BufferAllocator allocator) {
    String topic = limited(broker, Map.of("message.timestamp.before.max.ms", "3600000"));
    long now = System.currentTimeMillis();
    try (Task task = new Task(allocator, topic)) {
      Batch batch =
          texts(
                  allocator,
                  List.of(
                      record(0, 0, now, "k".repeat(LIMIT)),
                      record(0, 1, now - 7_200_000, "old"),
                      record(0, 2, now, "fine")),
                  new int[0])
              .withTombstones(new int[] {0, 1, 2});
      RowErrors errors = Writing.write(sink(broker, topic).build(), batch, task);
      assertThat(errors.errors())
          .extracting(error -> error.row() + " " + error.code().id())
          .containsExactly("0 ETL-ENCODE-0002", "1 ETL-KAFKA-0011");
    }
    assertThat(broker.records(topic)).extracting(ReceivedRecord::keyText).containsExactly("fine");
  }

  private static String limited(KafkaBroker broker, Map<String, String> more) {
    return limited(broker, LIMIT, more);
  }

  private static String limited(KafkaBroker broker, int limit, Map<String, String> more) {
    String topic = broker.createUniqueTopic("seed", 1) + "-limited";
    Map<String, String> configs = new java.util.HashMap<>(more);
    configs.put("max.message.bytes", Integer.toString(limit));
    broker.createTopic(topic, 1, configs);
    return topic;
  }

  private static String noise(Random random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) (' ' + random.nextInt(95)));
    }
    return text.toString();
  }

  private static KafkaSink.Builder sink(KafkaBroker broker, String topic) {
    return KafkaSink.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .codec(new TextCodec());
  }
}
