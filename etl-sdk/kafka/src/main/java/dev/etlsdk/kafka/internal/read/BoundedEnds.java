package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.source.Split;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Where a bounded source ends in each partition: at the offsets that there were when the execution
 * began. Used by the poll thread.
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

  /** The end offsets of now. */
  static Map<TopicPartition, Long> now(
      Consumer<?, ?> consumer, SourceSettings settings, List<TopicPartition> partitions) {
    return consumer.endOffsets(partitions, settings.connectTimeout());
  }

  /**
   * Takes the ends that the execution began with, or those of now if there is none that says so.
   *
   * @param partitions all that there are now
   * @param found what the execution found at its beginning
   */
  void fix(List<TopicPartition> partitions, Optional<List<Split>> found) {
    if (settings.bounded()) {
      ends =
          found.map(Splits::ends).orElseGet(() -> Map.copyOf(now(consumer, settings, partitions)));
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
