package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/** Commits to the group how far partitions have come. Used by the poll thread. */
final class GroupCommits {

  private final Consumer<byte[], byte[]> consumer;
  private final SourceSettings settings;
  private final KafkaFailures failures;
  private final PendingRecords pending;

  GroupCommits(
      Consumer<byte[], byte[]> consumer,
      SourceSettings settings,
      KafkaFailures failures,
      PendingRecords pending) {
    this.consumer = consumer;
    this.settings = settings;
    this.failures = failures;
    this.pending = pending;
  }

  /**
   * Commits some partitions, unless the group is moving partitions: then the next poll tells which
   * are still ours, and theirs is committed with the next commit.
   */
  void commit(Collection<PartitionState> states, Predicate<PartitionState> which) {
    Map<PartitionState, OffsetAndMetadata> offsets = new HashMap<>();
    for (PartitionState state : states) {
      if (which.test(state)) {
        offsets.put(state, new OffsetAndMetadata(committable(state), state.metadata()));
      }
    }
    if (!offsets.isEmpty() && commit(offsets)) {
      offsets.forEach((state, offset) -> state.kept = offset.offset());
    }
  }

  private boolean commit(Map<PartitionState, OffsetAndMetadata> states) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    states.forEach((state, offset) -> offsets.put(state.partition, offset));
    try {
      Wakeups.ignoring(
          () -> {
            consumer.commitSync(offsets, settings.connectTimeout());
            return offsets;
          });
      return true;
    } catch (RebalanceInProgressException | CommitFailedException later) {
      return false;
    } catch (RuntimeException thrown) {
      throw failures.of(
          EtlError.KAFKA_0006, "committing offsets", settings.connectTimeout(), thrown);
    }
  }

  /**
   * Behind the last row that is safe and, if that was the last one, behind the transaction markers
   * that follow it.
   */
  private long committable(PartitionState state) {
    return state.isSafe() && !pending.holds(state.partition)
        ? Math.max(state.acknowledged, Math.min(state.end, clientPosition(state.partition)))
        : state.acknowledged;
  }

  /** Behind what the client has read. */
  long clientPosition(TopicPartition partition) {
    return Wakeups.ignoring(() -> consumer.position(partition, settings.connectTimeout()));
  }
}
