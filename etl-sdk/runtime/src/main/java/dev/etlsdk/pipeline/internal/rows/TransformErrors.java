package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** From what user code threw for one row to the error of that row. */
final class TransformErrors {

  private TransformErrors() {}

  /** Passes on what is not the row's fault: the end of the task, and of the JVM's resources. */
  static void rethrowFatal(Throwable thrown) throws InterruptedException {
    if (thrown instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
      throw fatal;
    }
  }

  static void add(RowErrors errors, int row, Throwable thrown) {
    if (thrown instanceof ColumnFailure failure) {
      errors.add(row, failure.code(), failure.column(), failure.message());
      return;
    }
    if (thrown instanceof RecordFactory.RecordConstructionFailure construction) {
      Throwable cause = causeOf(construction);
      errors.add(
          row,
          EtlError.TRANSFORM_0001,
          null,
          "the constructor of the record threw " + cause,
          cause);
      return;
    }
    Throwable cause =
        thrown instanceof CompletionException || thrown instanceof ExecutionException
            ? causeOf(thrown)
            : thrown;
    errors.add(row, EtlError.TRANSFORM_0001, null, "the transform threw " + cause, cause);
  }

  private static Throwable causeOf(Throwable wrapper) {
    Throwable cause = wrapper.getCause();
    return cause == null ? wrapper : cause;
  }
}
