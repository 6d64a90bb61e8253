package dev.etlsdk.api.sink;

/**
 * A place in a task's work at which the end of its process leaves things in a state of its own. A
 * test ends a process there; see {@link CommitPointListener}.
 */
public enum CommitPoint {
  /** A batch is written to all sinks, and is neither prepared nor committed. */
  WRITTEN,
  /** The output of all sinks has arrived, and none is committed. */
  PREPARED,
  /** The progress of sources is part of the transaction, which isn't committed yet. */
  PROGRESS_SENT,
  /** All output is committed; sources that keep their progress apart haven't been told. */
  COMMITTED
}
