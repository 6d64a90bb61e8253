package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.TaskProgress;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What one writer sends through its task's producer, so that a record that can't be sent is told as
 * a failure of the stream it belongs to.
 *
 * <p>Used by the task's work thread; only the callback runs on the client's.
 */
final class ProducerLane {

  private final TaskProducer producer;
  private final KafkaFailures failures;
  private Outcome outcome = new Outcome();
  private boolean clean = true;

  ProducerLane(TaskProducer producer, KafkaFailures failures) {
    this.producer = producer;
    this.failures = failures;
  }

  /**
   * Sends a record, and returns before it has arrived; waits while the buffer is full.
   *
   * @throws EtlException if it can't be sent at all
   */
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

  /** Waits until everything sent has arrived, and tells what {@link #commit} needs. */
  Committable prepare(TaskProgress progress) {
    flush();
    return producer.prepare(progress);
  }

  /**
   * Makes what was sent final, with all that other writers of the task have sent.
   *
   * @throws EtlException {@code ETL-SINK-0001} if another task has taken this one's place, {@code
   *     ETL-KAFKA-0006} if the source's offsets are refused, {@code ETL-KAFKA-0013} for anything
   *     else
   */
  void commit(Committable committable) {
    try {
      producer.commit(committable);
    } catch (KafkaException failure) {
      EtlException known = producer.failed(failure, failures);
      throw known != null
          ? known
          : failures.of(
              EtlError.KAFKA_0013, "committing a transaction", producer.blockLimit(), failure);
    }
  }

  /**
   * Gives up what was sent since the last commit. Without transactions it can't be called back, but
   * its failures are forgotten.
   */
  void abort() {
    producer.abort();
    outcome = new Outcome();
  }

  private EtlException failed(Exception failure, String topic) {
    EtlException known = producer.failed(failure, failures);
    if (known != null) {
      return known;
    }
    return failures.of(
        EtlError.KAFKA_0005,
        topic.isEmpty() ? "sending records" : "sending a record to topic '" + topic + "'",
        producer.deliveryTimeout(),
        failure);
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
