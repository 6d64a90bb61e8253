package dev.etlsdk.api.source;

import java.util.List;

/** Finds the splits of a source. Used by one thread. */
public interface SplitEnumerator extends AutoCloseable {

  /**
   * All splits that there are now. The runtime asks at the start and, for an unbounded source,
   * again from time to time; a split it has seen before is known by its id.
   */
  List<Split> discover();

  @Override
  void close();
}
