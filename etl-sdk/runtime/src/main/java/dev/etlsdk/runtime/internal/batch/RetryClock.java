package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.SourceRecords;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Since when the records of a fetch are tried again: the same time for all of its stages, or else
 * their waits would add up. Belongs to a task and outlives its runs: a record that was waited for
 * when the task gave a batch up is known when it is read again. Used by the work thread.
 */
public final class RetryClock {

  private final Map<Split, Waiting> waiting = new HashMap<>();
  private final Set<Split> ofFetch = new HashSet<>();
  private boolean running;
  private long since;

  private record Split(String topic, int partition) {}

  /**
   * The first record of a split that is waited for.
   *
   * @param since when it failed first
   * @param limit how many nanoseconds later it isn't tried again any more
   */
  private record Waiting(long offset, long since, long limit) {}

  /** Whether records are waited for, be it that they have to be read again. */
  public boolean isWaiting(long now) {
    return waiting.values().stream().anyMatch(record -> now - record.since() < record.limit());
  }

  /** A fetch is taken to the sinks. */
  void begin() {
    running = false;
    ofFetch.clear();
  }

  /** All records of the fetch went their ways. */
  void end() {
    ofFetch.forEach(waiting::remove);
  }

  /**
   * Records failed and are to be tried again.
   *
   * @param ordinals of the records
   * @param limit how many nanoseconds after the first failure they aren't any more
   * @return since when they are, or others of the same fetch
   */
  long waits(SourceRecords records, BitSet ordinals, long now, long limit) {
    since = running ? since : now;
    running = true;
    Map<Split, Waiting> first = new HashMap<>();
    for (int i = ordinals.nextSetBit(0);
        i >= 0 && i < records.count();
        i = ordinals.nextSetBit(i + 1)) {
      Split split = new Split(records.topic(i), records.partition(i));
      Waiting before = waiting.get(split);
      if (before != null && before.offset() == records.offset(i)) {
        since = Math.min(since, before.since());
      }
      first.putIfAbsent(split, new Waiting(records.offset(i), since, limit));
    }
    first.forEach(
        (split, record) -> waiting.put(split, new Waiting(record.offset(), since, record.limit())));
    ofFetch.addAll(first.keySet());
    return since;
  }
}
