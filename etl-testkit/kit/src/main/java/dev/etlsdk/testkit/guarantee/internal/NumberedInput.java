package dev.etlsdk.testkit.guarantee.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The records of an input, numbered from 0, each published once and in order: one producer that
 * waits for a broker that is gone. Thread-safe.
 */
public final class NumberedInput implements AutoCloseable {

  /** The header with a record's number. */
  public static final String HEADER = "etl-testkit-number";

  /** Longer than any outage that a test makes. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String topic;
  private final LongFunction<KafkaRecord> record;
  private final int partitions;
  private final Producer<byte @Nullable [], byte @Nullable []> producer;
  private volatile int published;

  /** An input over a topic that exists. */
  public NumberedInput(
      String bootstrapServers, String topic, int partitions, LongFunction<KafkaRecord> record) {
    this.topic = topic;
    this.partitions = partitions;
    this.record = record;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE.toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Publishes the next records; returns when the broker has them.
   *
   * @throws EtlException if it refuses one
   */
  public synchronized void publish(int count) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    int first = published;
    // Before the first is sent: from then on it may come out, whatever this thread is doing.
    published += count;
    for (int n = first; n < first + count; n++) {
      sent.add(producer.send(numbered(n)));
    }
    producer.flush();
    try {
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (ExecutionException failure) {
      throw EtlException.of(
              EtlError.TESTKIT_0002,
              "the broker refused to take a record for '" + topic + "': " + failure.getCause())
          .fix("check what the generator makes, and the topic's limits")
          .cause(failure)
          .build();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while publishing", interrupted);
    }
  }

  private ProducerRecord<byte @Nullable [], byte @Nullable []> numbered(int n) {
    KafkaRecord made = record.apply(n);
    List<Header> headers = new ArrayList<>();
    for (RecordHeader header : made.headers()) {
      headers.add(
          new org.apache.kafka.common.header.internals.RecordHeader(header.name(), header.bytes()));
    }
    headers.add(
        new org.apache.kafka.common.header.internals.RecordHeader(
            HEADER, Integer.toString(n).getBytes(StandardCharsets.UTF_8)));
    Instant time = made.timestamp();
    return new ProducerRecord<>(
        topic,
        partition(made, n),
        time == null ? null : time.toEpochMilli(),
        made.key(),
        made.value(),
        headers);
  }

  private @Nullable Integer partition(KafkaRecord made, int n) {
    return made.partition() == null && made.key() == null
        ? Integer.valueOf(n % partitions)
        : made.partition();
  }

  /** How many there are. */
  public int published() {
    return published;
  }

  /** The record of a number, without the header that numbers it. */
  KafkaRecord made(long n) {
    return record.apply(n);
  }

  /** What of a record keeps its order: its key, or else its partition. */
  @Nullable String orderOf(int n) {
    KafkaRecord made = record.apply(n);
    byte[] key = made.key();
    return key == null ? "partition " + partition(made, n) : Arrays.toString(key);
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
