package dev.etlsdk.kafka.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The one producer of a task for a cluster. All of the task's writers send through it, dead letters
 * included.
 *
 * <p>Used by the task's work thread; only the callback runs on the client's.
 */
final class TaskProducer implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final KafkaFailures failures;
  private final Duration deliveryTimeout;
  private final long maxRequestSize;
  private final long bufferMemory;
  private final String compression;
  private Outcome outcome = new Outcome();
  private boolean clean = true;

  private TaskProducer(
      Producer<byte[], byte[]> producer, Map<String, Object> effective, KafkaFailures failures) {
    this.producer = producer;
    this.failures = failures;
    this.deliveryTimeout =
        Duration.ofMillis(number(effective, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000));
    this.maxRequestSize = number(effective, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1 << 20);
    this.bufferMemory = number(effective, ProducerConfig.BUFFER_MEMORY_CONFIG, 32 << 20);
    this.compression =
        String.valueOf(effective.getOrDefault(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"));
  }

  static TaskProducer open(
      Supplier<Producer<byte[], byte[]>> factory,
      Map<String, Object> effective,
      KafkaFailures failures,
      Duration connectTimeout) {
    try {
      return new TaskProducer(factory.get(), effective, failures);
    } catch (KafkaException failure) {
      throw failures.of(EtlError.KAFKA_0009, "making a Kafka producer", connectTimeout, failure);
    }
  }

  private static long number(Map<String, Object> effective, String key, long otherwise) {
    Object value = effective.get(key);
    return value == null ? otherwise : Long.parseLong(value.toString().trim());
  }

  /** The largest record the producer takes, in bytes before compression. */
  long largestRecord() {
    return Math.min(maxRequestSize, bufferMemory);
  }

  /** How the producer compresses. */
  String compression() {
    return compression;
  }

  /**
   * Sends a record, and returns before it has arrived; waits while the buffer is full.
   *
   * @throws EtlException if it can't be sent at all
   */
  @SuppressWarnings(
      "FutureReturnValueIgnored") // the callback tells the same, for all records at once
  void send(ProducerRecord<byte[], byte[]> record) {
    clean = false;
    try {
      producer.send(record, outcome);
    } catch (KafkaException failure) {
      throw failed(failure, record.topic());
    }
  }

  /**
   * Throws the first failure since the last abort.
   *
   * @throws EtlException {@code ETL-KAFKA-0005}, or a more precise one
   */
  void check() {
    Outcome now = outcome;
    Exception failure = now.failure;
    if (failure != null) {
      throw failed(failure, now.topic);
    }
  }

  /**
   * Waits until everything sent has arrived.
   *
   * @throws EtlException if something hasn't
   */
  void flush() {
    if (clean) {
      return;
    }
    try {
      producer.flush();
    } catch (KafkaException failure) {
      throw failed(failure, "");
    }
    check();
    clean = true;
  }

  /**
   * Gives up what was sent since the last flush: it can't be called back, but its failures are
   * forgotten.
   */
  void abort() {
    outcome = new Outcome();
  }

  private EtlException failed(Exception failure, String topic) {
    return failures.of(
        EtlError.KAFKA_0005,
        topic.isEmpty() ? "sending records" : "sending a record to topic '" + topic + "'",
        deliveryTimeout,
        failure);
  }

  /** Closes the producer; what isn't flushed is given up at once, as it will be written again. */
  @Override
  public void close() {
    producer.close(clean ? CLOSE_LIMIT : Duration.ZERO);
  }

  /**
   * Remembers the first failure. One for all records, so that sending makes no object of ours but
   * the record.
   */
  private static final class Outcome implements Callback {

    private volatile @Nullable Exception failure;
    private volatile String topic = "";

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
      if (exception != null && failure == null) {
        topic = metadata == null ? "" : metadata.topic();
        failure = exception;
      }
    }
  }
}
