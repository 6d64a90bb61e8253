package dev.etlsdk.runtime.internal.rehearsal;

import dev.etlsdk.api.batch.Batch;
import java.util.BitSet;

/** Is shown the rows that a sink would have written. */
@FunctionalInterface
public interface RowListener {

  /** Looks at nothing. */
  RowListener NONE = (sink, batch, withheld) -> {};

  /**
   * Rows of a batch.
   *
   * @param sink name of the sink: the stream's, numbered from the second sink of a stream on
   * @param batch borrowed for the call
   * @param withheld rows that would not have been written
   */
  void rows(String sink, Batch batch, BitSet withheld);
}
