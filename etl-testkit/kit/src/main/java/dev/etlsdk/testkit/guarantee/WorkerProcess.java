package dev.etlsdk.testkit.guarantee;

import dev.etlsdk.testkit.guarantee.internal.WorkerJvm;
import java.time.Duration;

/**
 * A worker in a process of its own, which runs the pipeline of a {@link DeliveryRun} until it is
 * killed or stopped. It ends with the test's process at the latest. Thread-safe.
 */
public final class WorkerProcess implements AutoCloseable {

  private final String name;
  private final WorkerJvm process;

  WorkerProcess(String name, WorkerJvm process) {
    this.name = name;
    this.process = process;
  }

  /** The stable name of the worker, its {@code worker.id}; empty if it has none. */
  public String name() {
    return name;
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process lives. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Whether it has read a record.
   *
   * @throws AssertionError if the process has ended before, with the last lines that it wrote
   */
  public boolean isReading() {
    return process.isReading() || whileAlive(process.isReading());
  }

  /**
   * Whether a task of it stands at the commit point that it was told.
   *
   * @throws AssertionError if the process has ended before, with the last lines that it wrote
   */
  public boolean isStanding() {
    return process.isStanding() || whileAlive(process.isStanding());
  }

  private boolean whileAlive(boolean answer) {
    assertAlive();
    return answer;
  }

  /**
   * Fails if the process has ended.
   *
   * @throws AssertionError with the last lines that it wrote
   */
  public void assertAlive() {
    if (!process.isAlive()) {
      throw new AssertionError(
          "The worker '" + name + "' ended by itself. It wrote last:\n" + process.lastLines());
    }
  }

  /** SIGKILL; returns when the process is gone. Does nothing if it is. */
  public void kill() {
    process.kill();
  }

  /**
   * Lets the worker stop in good order.
   *
   * @throws AssertionError if that takes longer, or the pipeline fails over it
   */
  public void stop(Duration limit) {
    if (!process.stop(limit)) {
      dumpThreads();
      throw new AssertionError(
          "The worker '"
              + name
              + "' has not stopped within "
              + limit.toSeconds()
              + " s. It wrote last:\n"
              + process.lastLines());
    }
    if (!process.hasEnded()) {
      throw new AssertionError(
          "The worker '" + name + "' failed. It wrote last:\n" + process.lastLines());
    }
  }

  /** Has it write the stacks of its threads to its log. */
  public void dumpThreads() {
    process.dumpThreads();
  }

  /** Kills it. */
  @Override
  public void close() {
    kill();
  }
}
