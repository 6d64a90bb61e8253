package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.SplitListener;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What sinks have written of partitions that a bounded source has read to their end. Where they
 * keep the positions nothing is acknowledged, so they are asked; only then is the end committed to
 * the group, where readers without partitions look for it. Used by the poll thread.
 */
final class SinkProgress {

  private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();

  private long askedAt = System.nanoTime();

  /** Asks, if it is time to; to be called with every poll. */
  void look(Collection<PartitionState> states, SplitListener listener) {
    List<PartitionState> open =
        states.stream().filter(state -> state.done && !state.isSafe()).toList();
    if (open.isEmpty() || System.nanoTime() - askedAt < INTERVAL_NANOS) {
      return;
    }
    Position written =
        listener.positions(Splits.of(open.stream().map(state -> state.partition).toList()));
    for (PartitionState state : open) {
      written
          .of(state.id)
          .map(Long::parseLong)
          .filter(at -> at >= state.next)
          .ifPresent(at -> state.acknowledged = state.next);
    }
    askedAt = System.nanoTime();
  }
}
