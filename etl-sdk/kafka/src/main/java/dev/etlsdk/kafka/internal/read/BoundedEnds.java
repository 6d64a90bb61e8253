package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.source.Split;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Where a bounded source ends in each partition: at the offsets that there were when the execution
 * began; and in its retry topics where nothing is left. Used by the poll thread.
 *
 * <p>What fails while it reads comes to stand behind any end that was fixed before. So with a retry
 * topic all readers of the group end together, when it has committed every end, and after that
 * everything there is in the retry topic. Whatever may put more there isn't committed before that
 * stands there, so then nothing more can come.
 */
final class BoundedEnds {

  private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();

  private static final Duration LOOK_LIMIT = Duration.ofMillis(100);

  /** Each so many looks one takes its time, for a broker that always takes longer to answer. */
  private static final int PATIENT_LOOKS = 10;

  private static final Duration PATIENT_LIMIT = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final SourceSettings settings;
  private final RetryTopicEnds retryEnds;
  private Map<TopicPartition, Long> ends = Map.of();
  private Set<TopicPartition> retried = Set.of();
  private boolean groupComplete;
  private int looks;
  private long lastLook = System.nanoTime();

  BoundedEnds(
      Consumer<byte[], byte[]> consumer, SourceSettings settings, RetryTopicEnds retryEnds) {
    this.consumer = consumer;
    this.settings = settings;
    this.retryEnds = retryEnds;
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
      Map<TopicPartition, Long> all =
          new HashMap<>(
              found.map(Splits::ends).orElseGet(() -> now(consumer, settings, partitions)));
      retried =
          Stream.concat(all.keySet().stream(), partitions.stream())
              .filter(this::isRetried)
              .collect(Collectors.toUnmodifiableSet());
      all.keySet().removeIf(this::isRetried);
      ends = Map.copyOf(all);
      groupComplete = ends.isEmpty() && retried.isEmpty();
    }
  }

  private boolean isRetried(TopicPartition partition) {
    return settings.retryTopics().contains(partition.topic());
  }

  /** Where a partition ends; one that came later isn't read at all. */
  long of(TopicPartition partition) {
    return settings.bounded() && !isRetried(partition)
        ? ends.getOrDefault(partition, 0L)
        : PartitionState.NO_END;
  }

  /** Whether a reader ends with its group, rather than when its own partitions are read. */
  boolean areShared() {
    return !retried.isEmpty();
  }

  /** Whether it is time to look at the group. */
  boolean isDue() {
    return !groupComplete && System.nanoTime() - lastLook >= INTERVAL_NANOS;
  }

  /**
   * Looks how far the group is, for a reader that has nothing left to read: because there are more
   * readers than partitions, or none was given yet, or because others may still put something into
   * the retry topic. One of the others may stop before the end, and its partitions come here.
   */
  void look() {
    lastLook = System.nanoTime();
    if (retryEnds.isAsked()) {
      groupComplete = retryEnds.areReached();
      return;
    }
    Map<TopicPartition, Long> committed = committed();
    boolean read =
        ends.entrySet().stream()
            .allMatch(end -> committed.getOrDefault(end.getKey(), -1L) >= end.getValue());
    if (read && retried.isEmpty()) {
      groupComplete = true;
    } else if (read && committed.keySet().containsAll(retried)) {
      committed.keySet().retainAll(retried);
      retryEnds.ask(committed);
    }
  }

  /** What the group has committed; nothing if it doesn't say at once. */
  private Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Set<TopicPartition> asked = new HashSet<>(ends.keySet());
    asked.addAll(retried);
    try {
      Map<TopicPartition, @Nullable OffsetAndMetadata> committed =
          new HashMap<>(
              consumer.committed(asked, ++looks % PATIENT_LOOKS == 0 ? PATIENT_LIMIT : LOOK_LIMIT));
      committed.forEach(
          (partition, commit) -> {
            if (commit != null) {
              offsets.put(partition, commit.offset());
            }
          });
    } catch (WakeupException | TimeoutException later) {
      // The next look will do. The group's coordinator may answer nothing else until all members
      // have joined.
    }
    return offsets;
  }

  /**
   * Whether the whole group has committed every end, and everything that stands in retry topics.
   */
  boolean isGroupComplete() {
    return groupComplete;
  }
}
