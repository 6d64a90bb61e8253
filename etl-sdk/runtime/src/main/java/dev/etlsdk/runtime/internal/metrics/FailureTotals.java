package dev.etlsdk.runtime.internal.metrics;

import java.util.HashMap;
import java.util.Map;

/** What the tasks of an execution have counted for its error budget. Thread-safe. */
public final class FailureTotals {

  private final Map<Integer, Sum> byTask = new HashMap<>();

  /**
   * A sum.
   *
   * @param read records
   * @param failed how many of them failed, in each stream
   */
  public record Sum(long read, long failed) {}

  /** Sets what one task has counted, and gives the sum of all. */
  public synchronized Sum set(int task, Sum counted) {
    byTask.put(task, counted);
    return new Sum(
        byTask.values().stream().mapToLong(Sum::read).sum(),
        byTask.values().stream().mapToLong(Sum::failed).sum());
  }
}
