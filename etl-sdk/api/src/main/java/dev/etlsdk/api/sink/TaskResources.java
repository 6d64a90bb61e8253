package dev.etlsdk.api.sink;

import java.util.function.Supplier;

/**
 * What the writers of one task share, such as one producer for all sinks and dead letters on a
 * cluster, so that one transaction holds them all. Used by the task's work thread; closed by the
 * runtime after all writers, last made first.
 */
public interface TaskResources {

  /**
   * The resource under a key, made at the first call.
   *
   * @param key compared by {@code equals}; a record of a private type keeps it to one connector
   * @param type its type
   */
  <T extends AutoCloseable> T shared(Object key, Class<T> type, Supplier<T> factory);
}
