package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Source.ProgressStore;
import dev.etlsdk.api.source.Source.SplitAssignment;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.batch.ExecutionMemory;
import dev.etlsdk.runtime.internal.batch.RetryClock;
import dev.etlsdk.runtime.internal.batch.TaskContext;
import dev.etlsdk.runtime.internal.batch.TaskMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A task: runs, and begins again after failures that may pass. Its work thread is the one that runs
 * it.
 */
final class Task implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Task.class);

  private final LocalExecution execution;
  private final int number;
  private final Object lock = new Object();
  private final Thread thread;
  private final List<List<Split>> splits = new ArrayList<>();
  private final boolean[] assigned;
  private final boolean[] begun;
  private final Position[] committed;
  private final long[] recordsWaiting;
  private final CommitPace pace;
  private final RetryClock retries = new RetryClock();
  private @Nullable TaskRun current;
  private boolean stopping;
  private boolean everRan;
  private boolean waiting;
  private boolean ended;

  /** Whether the current run, or the last one, came as far as reading, and since when. */
  private boolean ran;

  private long runningSince;
  private int attempts;
  private OptionalLong lastLag = OptionalLong.empty();

  Task(LocalExecution execution, int number, int sources) {
    this.execution = execution;
    this.number = number;
    this.assigned = new boolean[sources];
    this.begun = new boolean[sources];
    this.committed = new Position[sources];
    this.recordsWaiting = new long[sources];
    this.pace = new CommitPace(execution.options());
    Arrays.fill(committed, Position.none());
    for (int i = 0; i < sources; i++) {
      splits.add(new ArrayList<>());
    }
    this.thread = new Thread(this, threadName("work"));
    // A thread that never ends, whatever it is told, must not keep the process from ending.
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  RunnerOptions options() {
    return execution.options();
  }

  CommitPace pace() {
    return pace;
  }

  RetryClock retries() {
    return retries;
  }

  ExecutionMemory memory() {
    return execution.memory();
  }

  Discoveries discoveries() {
    return execution.discoveries();
  }

  boolean suspended() {
    return execution.suspended();
  }

  String threadName(String what) {
    return execution.pipeline() + "-" + number + "-" + what;
  }

  int splitCount(int source) {
    synchronized (lock) {
      return splits.get(source).size();
    }
  }

  /** Gives splits of a source that the runtime divides; also none, so that a reader may finish. */
  void assign(int source, List<Split> more) {
    synchronized (lock) {
      assigned[source] = true;
      splits.get(source).addAll(more);
      if (current != null && begun[source]) {
        current.assign(source, more, committed[source]);
      }
    }
  }

  /** Where a source of a run begins. */
  Position begin(TaskRun run, SourcePlan source, Position ofSinks) {
    int i = source.number();
    synchronized (lock) {
      boolean remembered =
          source.source().assignment() == SplitAssignment.RUNTIME
              || source.source().progressStore() == ProgressStore.NONE;
      Position from = remembered ? committed[i].plus(ofSinks) : ofSinks;
      committed[i] = from;
      begun[i] = true;
      if (assigned[i]) {
        run.assign(i, List.copyOf(splits.get(i)), from);
      }
      return from;
    }
  }

  void committed(int source, Position position) {
    synchronized (lock) {
      committed[source] = committed[source].plus(position);
    }
  }

  void running() {
    synchronized (lock) {
      everRan = true;
      ran = true;
      runningSince = System.nanoTime();
    }
    execution.changed();
  }

  boolean isRunning() {
    synchronized (lock) {
      return current != null && current.running();
    }
  }

  /** Whether it has ended, having read everything or stopped or failed. */
  boolean hasEnded() {
    synchronized (lock) {
      return ended;
    }
  }

  /** Its threads that still go on. */
  List<Thread> threads() {
    List<Thread> threads = new ArrayList<>();
    if (thread.isAlive()) {
      threads.add(thread);
    }
    synchronized (lock) {
      if (current != null) {
        threads.addAll(current.pollThreads());
      }
    }
    return threads;
  }

  boolean isWaiting() {
    synchronized (lock) {
      return waiting;
    }
  }

  /** Until a run that begins again knows better, what the one before it knew last. */
  OptionalLong lag() {
    synchronized (lock) {
      TaskRun run = current;
      if (run == null || run.lag(PollLoop::lastLag).isEmpty()) {
        return lastLag;
      }
      return run.lag(PollLoop::lag);
    }
  }

  /** So many records of a source wait to be tried again, as far as its reader knows. */
  void waiting(int source, long records) {
    synchronized (lock) {
      execution.waiting(records - recordsWaiting[source]);
      recordsWaiting[source] = records;
    }
  }

  void stop() {
    synchronized (lock) {
      stopping = true;
      if (current != null) {
        current.stop();
      }
      lock.notifyAll();
    }
  }

  /** Ends it at once, with this failure. */
  void abort(EtlException reason) {
    synchronized (lock) {
      stopping = true;
      if (current != null) {
        current.abort(reason);
      }
      lock.notifyAll();
    }
  }

  /** Wakes its poll threads, after reading was suspended or is to go on. */
  void signal() {
    synchronized (lock) {
      if (current != null) {
        current.inbox().signal();
      }
    }
  }

  @Override
  public void run() {
    LogContext.task(execution.pipeline(), number);
    EtlException failure = null;
    try {
      do {
        failure = runOnce();
      } while (failure != null && awaitRestart(failure));
      if (failure != null && isHandover(failure)) {
        Handover.warn(LOG, threadName("work"), execution.delivery(), failure);
        failure = null;
      }
    } catch (RuntimeException | Error e) {
      failure = execution.unexpected(e);
    } finally {
      synchronized (lock) {
        ended = true;
        for (int source = 0; source < recordsWaiting.length; source++) {
          waiting(source, 0);
        }
      }
      execution.taskEnded(failure);
    }
  }

  private @Nullable EtlException runOnce() {
    TaskMemory memory = new TaskMemory(execution.memory(), "task " + number);
    TaskContext context = execution.context(number, memory);
    try {
      TaskRun run = new TaskRun(this, context);
      synchronized (lock) {
        current = run;
        ran = false;
        if (stopping) {
          run.stop();
        }
      }
      return run.execute();
    } finally {
      synchronized (lock) {
        TaskRun run = current;
        OptionalLong known = run == null ? lastLag : run.lag(PollLoop::lastLag);
        lastLag = known.isPresent() ? known : lastLag;
        current = null;
        Arrays.fill(begun, false);
      }
      execution.close(memory);
    }
  }

  /**
   * Whether it was to stop and, before its last commit, others got what it had read: they go on
   * with it, and nothing is left to do here.
   */
  private boolean isHandover(EtlException failure) {
    synchronized (lock) {
      return stopping && Handover.is(failure, execution.delivery());
    }
  }

  /** Waits before the next attempt; false if there is none. */
  private boolean awaitRestart(EtlException failure) {
    RestartPolicy policy = options().restarts();
    long deadline;
    synchronized (lock) {
      // Only a run that has read counts as healthy: else, an hour after a good one, every attempt
      // that fails to connect would be the first.
      if (ran && System.nanoTime() - runningSince > policy.healthyAfter().toNanos()) {
        attempts = 0;
      }
      attempts = movedMeanwhile(failure) ? Math.max(1, attempts) : attempts + 1;
      if (stopping || !everRan || !failure.retryable() || attempts > policy.maxRestarts()) {
        return false;
      }
      Duration delay = policy.delay(attempts);
      FailureLog.write(
          LOG,
          Level.WARN,
          threadName("work") + " begins again in " + delay + ", attempt " + attempts,
          failure);
      deadline = System.nanoTime() + delay.toNanos();
      waiting = true;
    }
    execution.restarting();
    try {
      return awaitUntil(deadline);
    } finally {
      synchronized (lock) {
        waiting = false;
      }
      execution.changed();
    }
  }

  /**
   * Whether splits moved while records were tried again: that is no failure of the task, and the
   * time that these records may take isn't begun anew.
   */
  private boolean movedMeanwhile(EtlException failure) {
    return failure.code() == EtlError.RUN_0007 && retries.isWaiting(System.nanoTime());
  }

  private boolean awaitUntil(long deadline) {
    synchronized (lock) {
      try {
        long left = deadline - System.nanoTime();
        while (left > 0 && !stopping) {
          lock.wait(left / 1_000_000 + 1);
          left = deadline - System.nanoTime();
        }
        return !stopping;
      } catch (InterruptedException e) {
        return false;
      }
    }
  }
}
