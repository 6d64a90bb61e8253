package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.runtime.RunnerOptions;

/**
 * Says when a task commits: before the interval is over, counted from the moment at which work on
 * the first uncommitted fetch began. Where the next fetch would probably end later than that, the
 * commit comes before it, so that no transaction stays open while a slow fetch is computed. How
 * long fetches take is remembered when the task begins again. Used by the work thread.
 */
final class CommitPace {

  /** A fetch that took long is expected again, each time a little less. */
  private static final int FORGETTING = 8;

  private final long interval;
  private final long mostRecords;
  private long since;
  private long begun;
  private boolean committedMeanwhile;
  private long records;
  private long expected;

  CommitPace(RunnerOptions options) {
    this.interval = options.commitInterval().toNanos();
    this.mostRecords = options.commitRecords();
  }

  /** The task begins, or begins again: nothing is uncommitted. */
  void start() {
    records = 0;
  }

  /**
   * Work on a fetch begins.
   *
   * @param uncommitted whether something was processed since the last commit
   */
  void begin(long now, boolean uncommitted) {
    begun = now;
    committedMeanwhile = false;
    if (!uncommitted) {
      since = now;
    }
  }

  /** Work on the fetch has ended, well or not. */
  void end(long now, long rows) {
    records += rows;
    expected -= expected / FORGETTING;
    // One that commits by itself before it waits leaves nothing open.
    if (!committedMeanwhile) {
      expected = Math.max(expected, now - begun);
    }
  }

  /** Everything that was processed is committed. */
  void committed(long now) {
    records = 0;
    since = now;
    committedMeanwhile = true;
  }

  /** The nanoseconds until a commit is due, if something is uncommitted; none or less: now. */
  long left(long now) {
    long left = interval - expected - (now - since);
    return records >= mostRecords ? Math.min(0, left) : left;
  }

  /** Whether a fetch probably takes longer than uncommitted rows should wait. */
  boolean isSlow() {
    return expected > interval;
  }
}
