package dev.etlsdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What looking for topics costs, and whose failure it is when a record can't be sent. */
@KafkaTest
@ArrowTest
class TopicLookupTest {

  @Test
  void asksForAllNewTopicsOfABatchAtOnce(
      KafkaBroker broker, @Topic String there, BufferAllocator allocator) {
    CountingClients clients = new CountingClients();
    KafkaSink sink =
        KafkaSink.topicFrom("target")
            .bootstrapServers(broker.bootstrapServers())
            .codec(new TextCodec())
            .build();
    try (Task task = new Task(allocator, there);
        Batch batch = names(allocator, there);
        SinkWriter writer =
            sink.writer(
                batch.schema(), task.sink("output", Substitutes.of(KafkaClients.class, clients)))) {
      for (int i = 0; i < 3; i++) {
        RowErrors errors = new RowErrors();
        SinkWriter.StagedBatch staged = writer.stage(batch, errors);
        assertThat(errors.size()).isEqualTo(100);
        staged.close();
      }
      assertThat(clients.made).hasValue(1);
      assertThat(clients.asked).hasValue(1);
      assertThat(clients.closed).hasValue(0);
    }
    assertThat(clients.closed).hasValue(1);
  }

  @Test
  void aRecordThatCantBeSentIsAFailureOfItsOwnStream(
      KafkaBroker broker, @Topic String kept, BufferAllocator allocator) {
    String deleted = broker.createUniqueTopic("deleted", 1);
    try (Task task = new Task(allocator, kept);
        Batch batch = Writing.texts(allocator, "a");
        SinkWriter first =
            sink(broker, kept).writer(batch.schema(), task.sink("first", Substitutes.none()));
        SinkWriter second =
            sink(broker, deleted).writer(batch.schema(), task.sink("second", Substitutes.none()))) {
      broker.deleteTopic(deleted);
      second.write(second.stage(batch, new RowErrors()), new BitSet());
      first.write(first.stage(batch, new RowErrors()), new BitSet());

      first.commit(first.prepare(Position.none()));

      assertThatThrownBy(() -> second.prepare(Position.none()))
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> assertThat(failure.location().stage()).isEqualTo("second"));
      assertThat(task.resources()).as("both share one producer").isEqualTo(1);
    }
  }

  private static Batch names(BufferAllocator allocator, String there) {
    BatchBuilder builder = BatchBuilder.of("target VARCHAR, text VARCHAR", allocator);
    builder.row(there, "x");
    for (int i = 0; i < 100; i++) {
      builder.row(there + "-absent-" + i, "y");
    }
    return builder.build();
  }

  private static KafkaSink sink(KafkaBroker broker, String topic) {
    return KafkaSink.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .codec(new TextCodec())
        .property("max.block.ms", "2000")
        .property("delivery.timeout.ms", "3000")
        .property("request.timeout.ms", "2000")
        .property("linger.ms", "0")
        .build();
  }

  /** The real clients, counted. */
  private static final class CountingClients implements KafkaClients {
    private final KafkaClients real = KafkaClients.of(Substitutes.none());
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public Consumer<byte[], byte[]> consumer(Map<String, Object> properties) {
      return real.consumer(properties);
    }

    @Override
    public Producer<byte[], byte[]> producer(Map<String, Object> properties) {
      return real.producer(properties);
    }

    @Override
    public TopicClient topics(Map<String, Object> properties) {
      made.incrementAndGet();
      TopicClient topics = real.topics(properties);
      return new TopicClient() {
        @Override
        public KafkaFuture<TopicDescription> describe(String topic) {
          asked.incrementAndGet();
          return topics.describe(topic);
        }

        @Override
        public Map<String, KafkaFuture<TopicDescription>> describe(Collection<String> names) {
          asked.incrementAndGet();
          return topics.describe(names);
        }

        @Override
        public KafkaFuture<Config> config(String topic) {
          return topics.config(topic);
        }

        @Override
        public KafkaFuture<Void> create(NewTopic topic) {
          return topics.create(topic);
        }

        @Override
        public KafkaFuture<Set<String>> names() {
          return topics.names();
        }

        @Override
        public KafkaFuture<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions) {
          return topics.ends(partitions);
        }

        @Override
        public void close() {
          closed.incrementAndGet();
          topics.close();
        }
      };
    }
  }
}
