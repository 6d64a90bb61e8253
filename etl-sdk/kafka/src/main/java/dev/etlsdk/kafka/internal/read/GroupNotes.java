package dev.etlsdk.kafka.internal.read;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is noted in the commits of the group: of this reader's partitions as of when they were given
 * to it, of others' as of the last look, if somebody wants to know them. Used by the poll thread.
 */
final class GroupNotes {

  private static final Logger LOG = LoggerFactory.getLogger(GroupNotes.class);
  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

  /**
   * Soon, but not at once: offsets in a transaction aren't told before its end, and meanwhile
   * nothing is read.
   */
  private static final long AGAIN_NANOS = Duration.ofSeconds(2).toNanos();

  private final Consumer<?, ?> consumer;
  private final List<TopicPartition> all;
  private Map<String, String> notes = Map.of();
  private long nextLook = System.nanoTime();

  /**
   * Nothing is known yet.
   *
   * @param all partitions of the group
   */
  GroupNotes(Consumer<?, ?> consumer, List<TopicPartition> all) {
    this.consumer = consumer;
    this.all = List.copyOf(all);
  }

  /** By split; the same object until something changes. */
  Map<String, String> bySplit() {
    return notes;
  }

  /** Partitions were given to this reader. */
  void given(Map<TopicPartition, @Nullable OffsetAndMetadata> committed) {
    add(committed);
    nextLook = System.nanoTime();
  }

  /**
   * Looks at the partitions of other readers, if it is time to; to be called with every poll.
   *
   * @param own this reader's partitions
   */
  void look(Collection<TopicPartition> own) {
    if (System.nanoTime() - nextLook < 0) {
      return;
    }
    Set<TopicPartition> others = new HashSet<>(all);
    others.removeAll(own);
    long wait = INTERVAL_NANOS;
    if (!others.isEmpty()) {
      try {
        add(Wakeups.ignoring(() -> consumer.committed(others, LIMIT)));
      } catch (TimeoutException pending) {
        LOG.debug("what others have noted isn't known yet", pending);
        wait = AGAIN_NANOS;
      }
    }
    nextLook = System.nanoTime() + wait;
  }

  private void add(Map<TopicPartition, @Nullable OffsetAndMetadata> committed) {
    Map<String, String> found = new HashMap<>(notes);
    committed.forEach(
        (partition, commit) -> {
          String note = commit == null ? "" : CommitNote.parse(commit.metadata()).note();
          if (!note.isEmpty()) {
            found.put(Splits.id(partition), note);
          }
        });
    if (!found.equals(notes)) {
      notes = Map.copyOf(found);
    }
  }
}
