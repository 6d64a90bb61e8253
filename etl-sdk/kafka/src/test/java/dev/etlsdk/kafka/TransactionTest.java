package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.Writing.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.DeadLetterWriter;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.kafka.Visibility;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a task writes within one transaction. */
@KafkaTest
@ArrowTest
@Timeout(120)
class TransactionTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void sinksAndDeadLettersShareOneTransaction(
      KafkaBroker broker,
      @Topic String one,
      @Topic String other,
      @Topic String letters,
      BufferAllocator allocator) {
    try (Task task = task(allocator, one);
        Batch batch = texts(allocator, "a", "b");
        SinkWriter first = sink(broker, one).build().writer(batch.schema(), task.sink());
        SinkWriter second = sink(broker, other).build().writer(batch.schema(), task.sink());
        DeadLetterWriter dead =
            KafkaDeadLetters.topic(letters)
                .bootstrapServers(broker.bootstrapServers())
                .build()
                .writer(task.sink())) {
      write(first, batch);
      write(second, batch);
      dead.write(letter());
      Committable a = first.prepare(Position.none());
      Committable b = second.prepare(Position.none());
      Committable c = dead.prepare(Position.none());
      assertThat(List.of(a, b, c)).containsOnly(a);
      assertThat(broker.records(one, Visibility.ALL)).isNotEmpty();
      assertThat(broker.records(one)).isEmpty();
      assertThat(broker.records(letters)).isEmpty();

      dead.commit(c);

      assertThat(broker.awaitRecords(one, 2, LIMIT)).hasSize(2);
      assertThat(broker.awaitRecords(other, 2, LIMIT)).hasSize(2);
      assertThat(broker.awaitRecords(letters, 1, LIMIT)).hasSize(1);
      first.commit(a);
      second.commit(b);
    }
  }

  /** Two producers of one task would shut each other out. */
  @Test
  void addressesWrittenInAnotherWayAreTheSameBrokers(
      KafkaBroker broker, @Topic String topic, @Topic String letters, BufferAllocator allocator) {
    String servers = broker.bootstrapServers();
    try (Task task = task(allocator, topic);
        Batch batch = texts(allocator, "a");
        SinkWriter writer = sink(broker, topic).build().writer(batch.schema(), task.sink());
        DeadLetterWriter dead =
            KafkaDeadLetters.topic(letters)
                .bootstrapServers(servers.toUpperCase(Locale.ROOT) + ", " + servers)
                .build()
                .writer(task.sink())) {
      write(writer, batch);
      dead.write(letter());
      Committable prepared = writer.prepare(Position.none());
      assertThat(dead.prepare(Position.none())).isEqualTo(prepared);
      writer.commit(prepared);
    }
    assertThat(broker.awaitRecords(topic, 1, LIMIT)).hasSize(1);
    assertThat(broker.awaitRecords(letters, 1, LIMIT)).hasSize(1);
  }

  @Test
  void aRecordTooLargeIsARowErrorAndPoisonsNothing(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    String large = "x".repeat(2 << 20);
    try (Task task = task(allocator, topic);
        Batch batch = texts(allocator, "a", large, "b");
        Writing writing = new Writing(sink(broker, topic).build(), batch, task)) {
      RowErrors errors = writing.write(batch);
      assertThat(errors.errors())
          .extracting(RowError::row, RowError::code)
          .containsExactly(tuple(1, EtlError.ENCODE_0002));
    }
    assertThat(broker.awaitRecords(topic, 2, LIMIT))
        .extracting(ReceivedRecord::text)
        .containsExactly("a", "b");
  }

  @Test
  void aSmallTopicThatIsNamedWithinATransactionGetsSmallBatches(
      KafkaBroker broker, @Topic String large, BufferAllocator allocator) {
    String small = broker.createUniqueTopic("small", 1);
    broker.deleteTopic(small);
    broker.createTopic(small, 1, Map.of("max.message.bytes", "2000"));
    KafkaSink sink =
        KafkaSink.topicFrom("target")
            .bootstrapServers(broker.bootstrapServers())
            .codec(new TextCodec())
            .build();
    int rows = 3000;
    try (Task task = task(allocator, large);
        Batch first = named(allocator, large, 0, rows);
        Batch second = named(allocator, small, 0, rows);
        Batch third = named(allocator, small, rows, rows);
        SinkWriter writer = sink.writer(first.schema(), task.sink())) {
      write(writer, first);
      write(writer, second);
      writer.commit(writer.prepare(Position.none()));
      // The next transaction has a producer whose batches are small.
      write(writer, third);
      write(writer, first);
      writer.commit(writer.prepare(Position.none()));
    }
    assertThat(broker.awaitRecords(large, 2 * rows, LIMIT)).hasSize(2 * rows);
    assertThat(broker.awaitRecords(small, 2 * rows, LIMIT))
        .extracting(ReceivedRecord::text)
        .containsExactly(
            IntStream.range(0, 2 * rows).mapToObj(n -> "row " + n).toArray(String[]::new));
  }

  @Test
  void aTransactionThatTakesTooLongSaysSoAndMayBeTriedAgain(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    KafkaSink sink = sink(broker, topic).property("transaction.timeout.ms", "1000").build();
    try (Task task = task(allocator, topic);
        Batch batch = texts(allocator, "a");
        SinkWriter writer = sink.writer(batch.schema(), task.sink())) {
      write(writer, batch);
      Committable committable = writer.prepare(Position.none());
      Await.until(
          "the broker has given it up",
          LIMIT,
          () -> broker.endOffsets(topic).get(0),
          end -> end == 2);
      assertThatThrownBy(() -> writer.commit(committable))
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0013);
                assertThat(failure.retryable()).isTrue();
                assertThat(failure.fix())
                    .as("%s", failure.getCause())
                    .contains("transaction.timeout.ms");
              });
    }
    assertThat(broker.records(topic)).isEmpty();
  }

  /**
   * A successor that is about to take over ends the transaction first, and is named only then: who
   * sends or commits in between is told that there is none. To begin again would shut the successor
   * out.
   */
  @ParameterizedTest
  @EnumSource(EndedBetween.class)
  void aTransactionThatSomebodyElseHasEndedIsNotTriedAgain(
      EndedBetween when, KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (MockProducer<byte[], byte[]> producer = producer();
        Task task = task(allocator, topic);
        Batch batch = texts(allocator, "a");
        SinkWriter writer =
            sink(broker, topic).build().writer(batch.schema(), with(producer, task))) {
      when.prepare(producer);
      assertThatThrownBy(
              () -> {
                write(writer, batch);
                writer.commit(writer.prepare(Position.none()));
              })
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(EtlError.SINK_0001);
                assertThat(failure.retryable()).isFalse();
              });
    }
  }

  /** Nobody comes to have the name of a worker that has no id. */
  @Test
  void withoutAnIdItBeginsAgain(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (MockProducer<byte[], byte[]> producer = producer();
        Task task = new Task(allocator, topic, "", 0, DeliveryGuarantee.EXACTLY_ONCE);
        Batch batch = texts(allocator, "a");
        SinkWriter writer =
            sink(broker, topic).build().writer(batch.schema(), with(producer, task))) {
      EndedBetween.COMMIT.prepare(producer);
      write(writer, batch);
      Committable prepared = writer.prepare(Position.none());
      assertThatThrownBy(() -> writer.commit(prepared))
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0013);
                assertThat(failure.retryable()).isTrue();
              });
    }
  }

  /** The client wraps in the same exception what it has given up itself, and that passes. */
  @Test
  void aTransactionThatTheClientHasGivenUpIsTriedAgain(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (MockProducer<byte[], byte[]> producer = producer();
        Task task = task(allocator, topic);
        Batch batch = texts(allocator, "a");
        SinkWriter writer =
            sink(broker, topic).build().writer(batch.schema(), with(producer, task))) {
      producer.commitTransactionException =
          new TransactionAbortableException("given up", new TimeoutException("no answer"));
      write(writer, batch);
      Committable prepared = writer.prepare(Position.none());
      assertThatThrownBy(() -> writer.commit(prepared))
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0001);
                assertThat(failure.retryable()).isTrue();
              });
    }
  }

  private static SinkContext with(Producer<byte[], byte[]> producer, Task task) {
    return task.sink("output", Substitutes.of(KafkaClients.class, new OneProducer(producer)));
  }

  private static MockProducer<byte[], byte[]> producer() {
    return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Where the end meets the one that is replaced, and how its client tells it. */
  private enum EndedBetween {
    SEND {
      @Override
      void prepare(MockProducer<byte[], byte[]> producer) {
        producer.sendException = GONE;
      }
    },
    NEXT_SEND {
      @Override
      void prepare(MockProducer<byte[], byte[]> producer) {
        producer.sendException = new TransactionAbortableException("given up", GONE);
      }
    },
    FLUSH {
      @Override
      void prepare(MockProducer<byte[], byte[]> producer) {
        producer.flushException = new TransactionAbortableException("not in a transaction");
      }
    },
    COMMIT {
      @Override
      void prepare(MockProducer<byte[], byte[]> producer) {
        producer.commitTransactionException = GONE;
      }
    };

    private static final InvalidTxnStateException GONE =
        new InvalidTxnStateException("no transaction");

    abstract void prepare(MockProducer<byte[], byte[]> producer);
  }

  /** Kafka's own clients, but for the producer. */
  private record OneProducer(Producer<byte[], byte[]> producer) implements KafkaClients {

    @Override
    public Consumer<byte[], byte[]> consumer(Map<String, Object> properties) {
      return KafkaClients.of(Substitutes.none()).consumer(properties);
    }

    @Override
    public Producer<byte[], byte[]> producer(Map<String, Object> properties) {
      return producer;
    }

    @Override
    public TopicClient topics(Map<String, Object> properties) {
      return KafkaClients.of(Substitutes.none()).topics(properties);
    }
  }

  @Test
  void aWorkerWithoutANameHasTransactionsOfItsOwn(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    KafkaSink sink = sink(broker, topic).build();
    try (Task one = new Task(allocator, topic, "", 0, DeliveryGuarantee.EXACTLY_ONCE);
        Task other = new Task(allocator, topic, "", 0, DeliveryGuarantee.EXACTLY_ONCE);
        Batch batch = texts(allocator, "a");
        Writing first = new Writing(sink, batch, one);
        Writing second = new Writing(sink, batch, other)) {
      first.write(batch);
      second.write(batch);
      first.write(batch);
    }
    assertThat(broker.awaitRecords(topic, 3, LIMIT)).hasSize(3);
  }

  /** No poll follows the last commit of a run, and readers without partitions wait for the end. */
  @Test
  void theEndBehindATransactionsMarkerIsCommittedWithTheLastRow(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (Task task = task(allocator, topic);
        Batch batch = texts(allocator, "a");
        Writing writing = new Writing(sink(broker, topic).build(), batch, task)) {
      writing.write(batch);
    }
    broker.awaitRecords(topic, 1, LIMIT);
    KafkaSource source =
        KafkaSource.topic(topic)
            .bootstrapServers(broker.bootstrapServers())
            .schema(TextCodec.SCHEMA)
            .codec(new TextCodec())
            .bounded()
            .build();
    try (Task task = task(allocator, topic);
        Reading reading = Reading.start(source, task.source())) {
      reading.acknowledging = false;
      reading.untilValues(1).until("it is through", reading.reader::finished);
      reading.reader.committed(reading.read);
    }
    assertThat(broker.committedOffsets(topic + ":input", topic))
        .isEqualTo(broker.endOffsets(topic));
  }

  private static Task task(BufferAllocator allocator, String pipeline) {
    return new Task(allocator, pipeline, "w", 0, DeliveryGuarantee.EXACTLY_ONCE);
  }

  private static KafkaSink.Builder sink(KafkaBroker broker, String topic) {
    return KafkaSink.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .codec(new TextCodec());
  }

  private static void write(SinkWriter writer, Batch batch) {
    writer.write(writer.stage(batch, new RowErrors()), new BitSet());
  }

  private static Batch named(BufferAllocator allocator, String topic, int from, int rows) {
    BatchBuilder builder = BatchBuilder.of("target VARCHAR, text VARCHAR", allocator);
    for (int n = from; n < from + rows; n++) {
      builder.row(topic, "row " + n);
    }
    return builder.build();
  }

  private static DeadLetter letter() {
    InMemoryRecords records =
        InMemoryRecords.of(
            List.of(Writing.record(0, 0, 1_700_000_000_000L, (@Nullable String) null)));
    return new DeadLetter(
        records,
        0,
        new RowError(0, EtlError.VALUE_0005, null, "no value", null),
        "p",
        "1",
        "stream",
        "decode",
        Instant.EPOCH,
        1);
  }
}
