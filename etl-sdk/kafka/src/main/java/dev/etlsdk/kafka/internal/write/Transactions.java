package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.TaskProgress;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.kafka.internal.read.GroupProgress;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions of a task's producer, one after another. Each begins with the first record that
 * any sink or dead-letter sink of the task sends, and takes the offsets of the task's sources in
 * before it is committed. Used by the work thread.
 */
final class Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private final Duration limit;
  private final boolean replaceable;
  private final Consumer<CommitPoint> points;
  private TaskProgress progress = TaskProgress.of(Position.none());
  private boolean open;
  private boolean unreachable;
  private long number = 1;
  private long openedAt;
  private long openedAtMillis;

  /**
   * No transaction is open.
   *
   * @param limit after which the broker gives a transaction up
   * @param replaceable whether another producer may come to have the same name
   */
  Transactions(Duration limit, boolean replaceable, Consumer<CommitPoint> points) {
    this.limit = limit;
    this.replaceable = replaceable;
    this.points = points;
  }

  boolean isOpen() {
    return open;
  }

  /** Begins one, unless one is open. */
  void begin(Producer<byte[], byte[]> producer) {
    if (!open) {
      producer.beginTransaction();
      open = true;
      openedAt = System.nanoTime();
      openedAtMillis = System.currentTimeMillis();
    }
  }

  /** The transaction under way, of which all writers of the task are told the same. */
  Committable prepare(TaskProgress newProgress) {
    progress = newProgress;
    return new Committable(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /** Commits what was prepared; the first of the task's writers does it for all. */
  void commit(Producer<byte[], byte[]> producer, Committable committable) {
    if (ByteBuffer.wrap(committable.payload()).getLong() != number) {
      return;
    }
    for (TaskProgress.OfSource source : progress.sources()) {
      begin(producer);
      if (!(source.keeper() instanceof GroupProgress group)) {
        throw new IllegalStateException("not a Kafka source's progress: " + source.keeper());
      }
      producer.sendOffsetsToTransaction(group.offsets(source.position()), group.membership());
    }
    points.accept(CommitPoint.PROGRESS_SENT);
    if (open) {
      producer.commitTransaction();
    }
    next();
  }

  /**
   * Gives up what is open. Where that fails the producer is of no more use: its successor, or the
   * broker after a while, gives the transaction up.
   */
  void abort(Producer<byte[], byte[]> producer) {
    boolean wanted = open && !unreachable;
    next();
    if (wanted) {
      try {
        producer.abortTransaction();
      } catch (KafkaException | IllegalStateException failure) {
        LOG.debug("a transaction can't be aborted any more", failure);
      }
    }
  }

  private void next() {
    open = false;
    number++;
    progress = TaskProgress.of(Position.none());
  }

  /** By the clock, too: where a machine was suspended, the other time may have stood still. */
  private Duration taken() {
    Duration byClock = Duration.ofMillis(System.currentTimeMillis() - openedAtMillis);
    Duration taken = Duration.ofNanos(System.nanoTime() - openedAt);
    return taken.compareTo(byClock) < 0 ? byClock : taken;
  }

  /** Notes a failure. An error of its own if it is about the transaction, or else null. */
  @Nullable EtlException failed(Throwable failure, KafkaFailures failures) {
    Throwable cause = KafkaFailures.unwrap(failure);
    unreachable |= cause instanceof TimeoutException;
    boolean ended =
        cause instanceof ProducerFencedException
            || cause instanceof InvalidProducerEpochException
            || cause instanceof InvalidTxnStateException
            || cause instanceof TransactionAbortableException;
    Duration taken = taken();
    if (ended && open && taken.compareTo(limit) > 0) {
      return failures.error(
          EtlError.KAFKA_0013,
          "a transaction was open for "
              + taken.toSeconds()
              + " s, and the brokers gave it up after "
              + KafkaFailures.seconds(limit)
              + " (transaction.timeout.ms)",
          "keep the commit interval below that (RunnerOptions.commitInterval; a worker's"
              + " worker.commit-interval), make fetches smaller or transforms faster, or raise the"
              + " sink's transaction.timeout.ms; the task begins again behind what was committed"
              + " last",
          cause);
    }
    boolean unnamed =
        cause instanceof InvalidTxnStateException || cause instanceof TransactionAbortableException;
    if (unnamed && open && replaceable) {
      // Its time wasn't over, so nobody ends it but a successor that is just taking its place; once
      // that has come further, the brokers name it.
      return failures.shutOut(cause);
    }
    return null;
  }
}
