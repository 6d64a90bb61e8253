package dev.etlsdk.runtime;

/** What an execution is doing. */
public enum ExecutionState {
  /** Connecting: not all tasks have begun to read. */
  STARTING,
  /** All tasks read and write. */
  RUNNING,
  /** Reading is suspended; what was read is written and committed. */
  PAUSED,
  /** A task waits before it begins again after a failure that may pass. */
  RESTARTING,
  /** What was read is being written and committed; nothing more is read. */
  STOPPING,
  /** It ended as it should: stopped, or all sources were read to their end. */
  FINISHED,
  /** It ended by a failure. */
  FAILED;

  /** Whether it has ended. */
  public boolean isEnd() {
    return this == FINISHED || this == FAILED;
  }
}
