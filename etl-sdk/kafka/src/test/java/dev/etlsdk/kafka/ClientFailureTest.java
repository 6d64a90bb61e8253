package dev.etlsdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What only a failing client throws reaches the user under the code of what was being done. */
@ArrowTest
class ClientFailureTest {

  private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

  private final BufferAllocator allocator;

  ClientFailureTest(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  @Test
  void tellsThatRecordsCouldNotBeFetched() {
    EtlException failure = pollFailure(FailingToFetch::new);
    assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0008);
    assertThat(failure.problem()).contains("fetching records failed: the disk is gone");
  }

  @Test
  void tellsThatOffsetsCouldNotBeCommitted() {
    EtlException failure = pollFailure(FailingToCommit::new);
    assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0006);
    assertThat(failure.problem()).contains("committing offsets failed: the disk is gone");
  }

  private EtlException pollFailure(Supplier<Consumer<byte[], byte[]>> consumer) {
    KafkaSource source =
        KafkaSource.topic(PARTITION.topic())
            .bootstrapServers("nowhere:9092")
            .schema(TextCodec.SCHEMA)
            .codec(new TextCodec())
            .build();
    SourceContext context =
        new SourceContext(
            "shop",
            "",
            "input",
            "",
            0,
            allocator,
            Clock.systemUTC(),
            Substitutes.of(KafkaClients.class, new OneConsumer(consumer)));
    try (SourceReader reader = source.reader(context)) {
      reader.start(Position.none(), new Nobody());
      EtlException failure =
          catchThrowableOfType(
              EtlException.class, () -> reader.poll(Duration.ZERO, FetchLimits.DEFAULT));
      assertThat(failure).isNotNull();
      assertThat(failure.location().pipeline()).isEqualTo("shop");
      assertThat(failure.location().stage()).isEqualTo("input");
      assertThat(failure.fix()).isNotEmpty();
      return failure;
    }
  }

  /** A cluster of one topic with one partition. */
  private abstract static class OnePartition extends MockConsumer<byte[], byte[]> {

    OnePartition() {
      super("none");
      updateBeginningOffsets(Map.of(PARTITION, 0L));
      updateEndOffsets(Map.of(PARTITION, 0L));
      Node node = new Node(0, "nowhere", 9092);
      Node[] only = {node};
      updatePartitions(
          PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, node, only, only)));
    }
  }

  private static final class FailingToFetch extends OnePartition {
    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      throw new KafkaException("the disk is gone");
    }
  }

  private static final class FailingToCommit extends OnePartition {
    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      rebalance(List.of(PARTITION));
      return super.poll(timeout);
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
      throw new KafkaException("the disk is gone");
    }
  }

  private record OneConsumer(Supplier<Consumer<byte[], byte[]>> made) implements KafkaClients {
    @Override
    public Consumer<byte[], byte[]> consumer(Map<String, Object> properties) {
      return made.get();
    }

    @Override
    public Producer<byte[], byte[]> producer(Map<String, Object> properties) {
      throw new AssertionError("a source doesn't send");
    }

    @Override
    public TopicClient topics(Map<String, Object> properties) {
      throw new AssertionError("a source makes no topics");
    }
  }

  private static final class Nobody implements SplitListener {
    @Override
    public void assigned(List<Split> splits) {}

    @Override
    public void revoked(List<Split> splits) {}

    @Override
    public void lost(List<Split> splits) {}
  }
}
