package dev.etlsdk.kafka.internal.read;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Partitions that are this reader's and can't be begun yet, because their offsets stand in a
 * transaction that nobody has ended: that of a worker that was killed. The brokers end it by its
 * time-out; meanwhile these partitions stand still, and others are read. Used by the poll thread.
 */
final class AwaitedOffsets {

  private static final Logger LOG = LoggerFactory.getLogger(AwaitedOffsets.class);
  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

  /** Each so many looks one takes its time, for a broker that always takes longer to answer. */
  private static final int PATIENT_LOOKS = 10;

  private static final long FIRST_WARNING_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long WARNING_NANOS = Duration.ofSeconds(30).toNanos();

  private final Consumer<?, ?> consumer;
  private final Set<TopicPartition> partitions = new LinkedHashSet<>();
  private int looks;
  private long nextLook;
  private long nextWarning;

  AwaitedOffsets(Consumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  /** Leaves partitions standing until their offsets are known. */
  void add(Collection<TopicPartition> held) {
    long now = System.nanoTime();
    if (partitions.isEmpty()) {
      nextWarning = now + FIRST_WARNING_NANOS;
      looks = 0;
    }
    nextLook = now + LOOK_NANOS;
    partitions.addAll(held);
    consumer.pause(held);
    // Without any position the client would ask for the offset within each poll, and wait for it.
    held.forEach(partition -> consumer.seek(partition, 0));
  }

  /** Those to try again, if it is time to. */
  List<TopicPartition> due() {
    long now = System.nanoTime();
    if (partitions.isEmpty() || now - nextLook < 0) {
      return List.of();
    }
    if (now - nextWarning >= 0) {
      nextWarning = now + WARNING_NANOS;
      LOG.warn(
          "reading of {} can't begin yet: their offsets are in a transaction of a worker that was"
              + " killed, which the brokers give up after its transaction.timeout.ms",
          partitions);
    }
    looks++;
    return List.copyOf(partitions);
  }

  /** Whether this look is one that may take its time. */
  boolean isPatient() {
    return looks % PATIENT_LOOKS == 0;
  }

  boolean holds(TopicPartition partition) {
    return partitions.contains(partition);
  }

  boolean isEmpty() {
    return partitions.isEmpty();
  }

  List<TopicPartition> all() {
    return List.copyOf(partitions);
  }

  /** They have begun, or are another reader's. */
  void remove(Collection<TopicPartition> gone) {
    gone.forEach(partitions::remove);
  }
}
