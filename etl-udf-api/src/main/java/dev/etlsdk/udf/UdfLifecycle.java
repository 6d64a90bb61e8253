package dev.etlsdk.udf;

/**
 * Opened before the first call and closed after the last, once a task; for instances that hold
 * connections or caches.
 *
 * <p>Both methods are called by the task's own thread. An exception from {@link #open} fails the
 * task before it reads a row.
 */
public interface UdfLifecycle extends AutoCloseable {

  /** Acquires what the functions of this instance need. */
  void open() throws Exception;

  /** Releases it; called also when {@link #open} failed. */
  @Override
  void close() throws Exception;
}
