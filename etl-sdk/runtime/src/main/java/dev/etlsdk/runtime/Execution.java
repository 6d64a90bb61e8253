package dev.etlsdk.runtime;

import dev.etlsdk.api.error.EtlException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A pipeline that is running, or has run. Thread-safe. */
public interface Execution extends AutoCloseable {

  /** The name of the pipeline. */
  String pipeline();

  /** What it is doing. */
  ExecutionState state();

  /** What it has done so far. */
  ExecutionCounters counters();

  /**
   * How many records are known to be there but not read yet, by all tasks of this execution; empty
   * as long as that isn't known of every split, or if a source can't say. Of a task that waits to
   * begin again, and until it reads, what was known last.
   */
  OptionalLong lag();

  /** Bytes of Arrow buffers and of retained source records that it holds now. */
  long memoryUsed();

  /** The most bytes of Arrow buffers that it has held at any time. */
  long peakMemory();

  /** Why it failed, once it has. */
  Optional<EtlException> failure();

  /**
   * Waits until it has ended.
   *
   * @throws EtlException the failure, if it failed
   * @throws InterruptedException if the waiting thread is interrupted; the execution goes on
   */
  void await() throws InterruptedException;

  /**
   * Waits until it has ended, but not longer than this.
   *
   * @return whether it has ended
   * @throws EtlException the failure, if it failed
   * @throws InterruptedException if the waiting thread is interrupted; the execution goes on
   */
  boolean await(Duration limit) throws InterruptedException;

  /**
   * Asks it to stop: nothing more is read, what was read is written, committed and acknowledged.
   * Returns at once; {@link #await} waits for the end. If it takes longer than {@link
   * RunnerOptions#stopTimeout}, it ends with {@code ETL-RUN-0004}, and what wasn't acknowledged
   * will be read again: its threads are interrupted, and those that go on all the same are named in
   * the error and left behind. They can't keep the process from ending.
   */
  void stop();

  /** Suspends reading. What was read is written and committed; membership in groups is kept. */
  void pause();

  /** Goes on reading. */
  void resume();

  /**
   * Stops it, waits for the end and releases everything. Does nothing if it has ended. A failure is
   * logged, not thrown: {@link #await} and {@link #failure} tell it.
   */
  @Override
  void close();
}
