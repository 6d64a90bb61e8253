package dev.etlsdk.kafka.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Where a bounded source ends in each partition: at the offsets that there were when reading began.
 * Used by the poll thread.
 */
final class BoundedEnds {

  private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();

  private static final Duration LOOK_LIMIT = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final SourceSettings settings;
  private Map<TopicPartition, Long> ends = Map.of();
  private boolean groupComplete;
  private long lastLook = System.nanoTime();

  BoundedEnds(Consumer<byte[], byte[]> consumer, SourceSettings settings) {
    this.consumer = consumer;
    this.settings = settings;
  }

  /** Takes the end offsets of now. */
  void fix(List<TopicPartition> partitions) {
    if (settings.bounded()) {
      ends = Map.copyOf(consumer.endOffsets(partitions, settings.connectTimeout()));
      groupComplete = ends.isEmpty();
    }
  }

  /** Where a partition ends; one that came later isn't read at all. */
  long of(TopicPartition partition) {
    return settings.bounded() ? ends.getOrDefault(partition, 0L) : Long.MAX_VALUE;
  }

  /**
   * A reader that has no partition, because there are more readers than partitions or because none
   * was given yet, looks now and then whether the others are done: one of them may stop before, and
   * its partitions come here.
   */
  void look(boolean idle) {
    long now = System.nanoTime();
    if (!idle || groupComplete || now - lastLook < INTERVAL_NANOS) {
      return;
    }
    lastLook = now;
    try {
      Map<TopicPartition, @Nullable OffsetAndMetadata> committed =
          new HashMap<>(consumer.committed(ends.keySet(), LOOK_LIMIT));
      groupComplete =
          ends.entrySet().stream()
              .allMatch(
                  end -> {
                    OffsetAndMetadata commit = committed.get(end.getKey());
                    return commit != null && commit.offset() >= end.getValue();
                  });
    } catch (WakeupException | TimeoutException later) {
      // The next look will do. The group's coordinator may answer nothing else until all members
      // have joined.
    }
  }

  /** Whether the whole group has committed every end. */
  boolean isGroupComplete() {
    return groupComplete;
  }
}
