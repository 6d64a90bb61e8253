package dev.etlsdk.api.sink;

/**
 * Told whenever a task passes a {@link CommitPoint}, on its work thread. For tests, which pass it
 * as one of the {@link dev.etlsdk.api.substitute.Substitutes}; a worker has none. Thread-safe.
 */
@FunctionalInterface
public interface CommitPointListener {

  /** Hears nothing. */
  CommitPointListener NONE = (task, point) -> {};

  /**
   * A task is at a point; it goes on when this returns.
   *
   * @param task number of the task within the worker, from 0
   */
  void at(int task, CommitPoint point);
}
