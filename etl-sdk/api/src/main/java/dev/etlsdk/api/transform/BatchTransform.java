package dev.etlsdk.api.transform;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;

/**
 * Takes a batch, gives a batch: over Arrow vectors. What generated code implements, and what a user
 * may where a row at a time is too slow.
 */
@FunctionalInterface
public non-sealed interface BatchTransform extends Transform, AutoCloseable {

  /**
   * Called for each batch, in order.
   *
   * @param input borrowed
   * @param errors takes input rows that failed, by their index; output rows that came from the same
   *     source records are withheld by the runtime, so the transform may leave them in
   * @return a new batch owned by the caller, with origins that {@link
   *     dev.etlsdk.api.batch.Origins#select} made of the input's
   * @throws Exception which fails every row of the input, as nobody knows at which one it was: with
   *     the code of a {@link dev.etlsdk.api.error.EtlException}, with {@code ETL-TRANSFORM-0006}
   *     where a service was away, else with {@code ETL-TRANSFORM-0001}. Interrupts, memory that ran
   *     out, and {@code ETL-TRANSFORM-0007} stop the pipeline
   */
  Batch process(Batch input, RowErrors errors) throws Exception;

  /** Called once after the last batch; also when {@link #open} failed. */
  @Override
  default void close() throws Exception {}
}
