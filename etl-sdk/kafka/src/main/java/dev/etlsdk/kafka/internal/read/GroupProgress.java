package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.ProgressKeeper;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What a sink on the same cluster needs to commit a reader's offsets in its transaction: the
 * offsets, and the reader's membership, by which the broker shuts out a reader whose partitions are
 * another's. Kept by the poll thread, read by the work thread.
 */
public final class GroupProgress implements ProgressKeeper {

  private final Map<TopicPartition, CommitNote> notes = new ConcurrentHashMap<>();
  private volatile @Nullable ConsumerGroupMetadata membership;
  private volatile boolean joining;
  private boolean frozen;
  private boolean anew;

  /** The reader asks to join the group anew: from any moment on, the membership it knows is old. */
  void joining() {
    joining = true;
  }

  /** The reader has joined the group, or takes its partitions back before it joins anew. */
  void joined(ConsumerGroupMetadata now) {
    member(now);
    joining = false;
  }

  /** The reader got the first of two assignments, and has to see to it that the second follows. */
  void joinAnew() {
    anew = true;
  }

  /** Whether it has to, once. */
  boolean takeJoinAnew() {
    boolean wanted = anew;
    anew = false;
    return wanted;
  }

  /** The membership as of now; changes with each rebalance. */
  void member(ConsumerGroupMetadata now) {
    if (!frozen) {
      membership = now;
    }
  }

  /**
   * Partitions went to another reader before what was read of them was committed. The membership
   * stays what it was, so that the broker refuses to commit them by it.
   */
  void freeze() {
    frozen = true;
  }

  @Override
  public boolean isUnsettled() {
    return joining;
  }

  /** What stands in commits of a partition beside the offset. */
  void owns(TopicPartition partition, CommitNote note) {
    notes.put(partition, note);
  }

  /** The reader's membership in its group. */
  public ConsumerGroupMetadata membership() {
    return Objects.requireNonNull(membership, "nothing is read before the group is joined");
  }

  /** A position as the group keeps it. */
  public Map<TopicPartition, OffsetAndMetadata> offsets(Position position) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    position
        .bySplit()
        .forEach(
            (split, offset) -> {
              TopicPartition partition = Splits.partition(split);
              offsets.put(
                  partition,
                  new OffsetAndMetadata(
                      Long.parseLong(offset), metadata(partition, position.notes().get(split))));
            });
    return offsets;
  }

  private String metadata(TopicPartition partition, @Nullable String note) {
    CommitNote begun = notes.get(partition);
    if (begun == null) {
      return "";
    }
    return note == null ? begun.text() : begun.with(note).text();
  }
}
