package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.Writing.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
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
}
