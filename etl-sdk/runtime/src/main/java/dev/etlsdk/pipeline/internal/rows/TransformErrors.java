package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.kernels.typed.CodeErrors;

/** From what user code threw for one row to the error of that row. */
final class TransformErrors {

  private TransformErrors() {}

  static void add(RowErrors errors, int row, Throwable thrown) {
    if (thrown instanceof RecordFactory.RecordConstructionFailure construction) {
      Throwable cause = construction.getCause();
      errors.add(
          row,
          EtlError.TRANSFORM_0001,
          null,
          "the constructor of the record threw " + cause,
          cause);
      return;
    }
    CodeErrors.add(errors, row, thrown);
  }
}
