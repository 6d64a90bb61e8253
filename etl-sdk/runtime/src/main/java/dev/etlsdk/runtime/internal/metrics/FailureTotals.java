package dev.etlsdk.runtime.internal.metrics;

import java.util.HashMap;
import java.util.Map;

/**
 * What was read of each split of a pipeline and how much of it failed, for the error budget: what
 * is committed, and what the tasks of this execution have counted since. Thread-safe.
 */
public final class FailureTotals {

  private static final Sum NOTHING = new Sum(0, 0);

  private final Map<String, Sum> committed = new HashMap<>();
  private final Map<Integer, Map<String, Sum>> counted = new HashMap<>();

  /**
   * A sum.
   *
   * @param read records
   * @param failed how many of them failed, in each stream
   */
  public record Sum(long read, long failed) {

    private Sum plus(Sum other) {
      return new Sum(read + other.read, failed + other.failed);
    }

    /**
     * Counts of a split only grow, so the larger one is the later. Where records wait to be tried
     * again, failures grow alone.
     */
    private Sum later(Sum other) {
      boolean isLater = read > other.read || (read == other.read && failed >= other.failed);
      return isLater ? this : other;
    }
  }

  /** A task begins, or begins again: what it had counted and not committed is given up. */
  public synchronized void begin(int task) {
    counted.remove(task);
  }

  /**
   * What is committed of a split, as far as somebody knows. Of a split that a task counts itself
   * others know nothing better: they may have seen a commit of which the task hasn't heard yet.
   */
  public synchronized void known(String split, Sum sum) {
    if (counted.values().stream().noneMatch(ofTask -> ofTask.containsKey(split))) {
      committed.merge(split, sum, Sum::later);
    }
  }

  /** Adds what a task has counted of a split, and gives the sum of all splits. */
  public synchronized Sum add(int task, String split, Sum more) {
    counted.computeIfAbsent(task, number -> new HashMap<>()).merge(split, more, Sum::plus);
    Sum all = committed.values().stream().reduce(NOTHING, Sum::plus);
    for (Map<String, Sum> ofTask : counted.values()) {
      all = ofTask.values().stream().reduce(all, Sum::plus);
    }
    return all;
  }

  /** What a task commits of a split. */
  public synchronized Sum of(int task, String split) {
    Map<String, Sum> ofTask = counted.getOrDefault(task, Map.of());
    return committed.getOrDefault(split, NOTHING).plus(ofTask.getOrDefault(split, NOTHING));
  }

  /** What a task has counted is committed. */
  public synchronized void commit(int task) {
    Map<String, Sum> ofTask = counted.remove(task);
    if (ofTask != null) {
      ofTask.forEach((split, sum) -> committed.merge(split, sum, Sum::plus));
    }
  }
}
