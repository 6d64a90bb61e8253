package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.Writing.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Topics that take far less at once than the producer would like to send: many records that are
 * each small enough arrive, each once and in order.
 */
@KafkaTest
@ArrowTest
class SmallTopicLimitTest {

  private static final int RECORDS = 100_000;
  private static final int ROWS = 5_000;
  private static final int PARTITIONS = 4;

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "zstd"})
  @Timeout(120)
  void manySmallRecordsArriveInOrder(
      String compression, KafkaBroker broker, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("small", PARTITIONS);
    broker.deleteTopic(topic);
    broker.createTopic(topic, PARTITIONS, Map.of("max.message.bytes", "2000"));
    KafkaSink sink =
        KafkaSink.topic(topic)
            .bootstrapServers(broker.bootstrapServers())
            .codec(new TextCodec())
            .carryPartition()
            .property("compression.type", compression)
            .property("delivery.timeout.ms", "40000")
            .property("request.timeout.ms", "10000")
            .build();
    try (Task task = new Task(allocator, topic);
        Batch like = texts(allocator, "");
        Writing writing = new Writing(sink, like, task)) {
      for (int from = 0; from < RECORDS; from += ROWS) {
        write(writing, allocator, from);
      }
      writing.writer.commit(writing.writer.prepare(Position.none()));
    }
    List<ReceivedRecord> arrived = broker.awaitRecords(topic, RECORDS, Duration.ofSeconds(10));
    for (int partition = 0; partition < PARTITIONS; partition++) {
      int wanted = partition;
      assertThat(arrived.stream().filter(r -> r.partition() == wanted))
          .extracting(ReceivedRecord::text)
          .containsExactly(
              IntStream.range(0, RECORDS)
                  .filter(n -> n % PARTITIONS == wanted)
                  .mapToObj(n -> "row " + n)
                  .toArray(String[]::new));
    }
  }

  /** Without waiting for it to arrive, as between two commits. */
  private static void write(Writing writing, BufferAllocator allocator, int from) {
    List<InMemoryRecords.Entry> records =
        IntStream.range(from, from + ROWS)
            .mapToObj(n -> Writing.record(n % PARTITIONS, n, 1_700_000_000_000L, "key-" + n))
            .toList();
    String[] rows =
        IntStream.range(from, from + ROWS).mapToObj(n -> "row " + n).toArray(String[]::new);
    try (Batch batch = texts(allocator, records, IntStream.range(0, ROWS).toArray(), rows)) {
      RowErrors errors = new RowErrors();
      SinkWriter.StagedBatch staged = writing.writer.stage(batch, errors);
      assertThat(errors.isEmpty()).isTrue();
      writing.writer.write(staged, new BitSet());
    }
  }

  @Test
  void rowsThatNameASmallTopicLeaveNothingBehind(KafkaBroker broker, BufferAllocator allocator) {
    String large = broker.createUniqueTopic("large", 1);
    String small = small(broker);
    KafkaSink sink =
        KafkaSink.topicFrom("target")
            .bootstrapServers(broker.bootstrapServers())
            .codec(new TextCodec())
            .build();
    try (Task task = new Task(allocator, large);
        Batch like = named(allocator, large, 0, 1);
        Writing writing = new Writing(sink, like, task)) {
      // Records for the large topic are on their way when the small one is named first.
      for (int from = 0; from < RECORDS; from += 2 * ROWS) {
        write(writing, named(allocator, large, from, ROWS));
        write(writing, named(allocator, small, from + ROWS, ROWS));
      }
      writing.writer.commit(writing.writer.prepare(Position.none()));
    }
    assertThat(rowsOf(broker, large)).isEqualTo(rows(n -> n / ROWS % 2 == 0));
    assertThat(rowsOf(broker, small)).isEqualTo(rows(n -> n / ROWS % 2 == 1));
  }

  @Test
  void aProducerThatCantBeMadeLeavesTheFormerOne(KafkaBroker broker, BufferAllocator allocator) {
    String large = broker.createUniqueTopic("large", 1);
    String small = small(broker);
    KafkaSink sink =
        KafkaSink.topicFrom("target")
            .bootstrapServers(broker.bootstrapServers())
            .codec(new TextCodec())
            .build();
    try (Task task = new Task(allocator, large);
        Batch first = named(allocator, large, 0, ROWS);
        Batch second = named(allocator, small, 0, ROWS);
        Batch third = named(allocator, large, ROWS, ROWS);
        SinkWriter writer =
            sink.writer(
                first.schema(),
                task.sink("output", Substitutes.of(KafkaClients.class, new OneProducer())))) {
      writer.write(writer.stage(first, new RowErrors()), new BitSet());

      assertThatThrownBy(() -> writer.stage(second, new RowErrors()))
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0005);
                assertThat(failure.retryable()).isTrue();
                assertThat(failure.problem()).contains(small);
              });

      writer.write(writer.stage(third, new RowErrors()), new BitSet());
      writer.commit(writer.prepare(Position.none()));
    }
    assertThat(broker.awaitRecords(large, 2 * ROWS, Duration.ofSeconds(10))).hasSize(2 * ROWS);
  }

  private static String small(KafkaBroker broker) {
    String topic = broker.createUniqueTopic("small", 1);
    broker.deleteTopic(topic);
    broker.createTopic(topic, 1, Map.of("max.message.bytes", "2000"));
    return topic;
  }

  private static Batch named(BufferAllocator allocator, String topic, int from, int rows) {
    BatchBuilder builder = BatchBuilder.of("target VARCHAR, text VARCHAR", allocator);
    for (int n = from; n < from + rows; n++) {
      builder.row(topic, "row " + n);
    }
    return builder.build();
  }

  private static void write(Writing writing, Batch batch) {
    try (batch) {
      writing.writer.write(writing.writer.stage(batch, new RowErrors()), new BitSet());
    }
  }

  private static List<String> rows(IntPredicate wanted) {
    return IntStream.range(0, RECORDS).filter(wanted).mapToObj(n -> "row " + n).toList();
  }

  private static List<@Nullable String> rowsOf(KafkaBroker broker, String topic) {
    return broker.awaitRecords(topic, RECORDS / 2, Duration.ofSeconds(30)).stream()
        .map(ReceivedRecord::text)
        .toList();
  }

  /** The real clients, but a second producer can't be made. */
  private static final class OneProducer implements KafkaClients {
    private final KafkaClients real = KafkaClients.of(Substitutes.none());
    private boolean made;

    @Override
    public Consumer<byte[], byte[]> consumer(Map<String, Object> properties) {
      return real.consumer(properties);
    }

    @Override
    public Producer<byte[], byte[]> producer(Map<String, Object> properties) {
      if (made) {
        throw new KafkaException("no address can be resolved now");
      }
      made = true;
      return real.producer(properties);
    }

    @Override
    public TopicClient topics(Map<String, Object> properties) {
      return real.topics(properties);
    }
  }
}
