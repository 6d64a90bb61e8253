package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.error.ErrorCode;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.kernels.RowFailure;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.arrow.memory.OutOfMemoryException;

/** From what a transform's code threw for one row to the error of that row. */
public final class CodeErrors {

  private CodeErrors() {}

  /**
   * Passes on what is not the row's fault: the end of the task, and of the resources of the JVM and
   * the task.
   */
  public static void rethrowFatal(Throwable thrown) throws InterruptedException {
    if (thrown instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
      throw fatal;
    }
    if (thrown instanceof OutOfMemoryException memory) {
      throw memory;
    }
  }

  /** Notes the error of a row. */
  public static void add(RowErrors errors, int row, Throwable thrown) {
    if (thrown instanceof RowFailure failure) {
      errors.add(row, failure.code(), failure.column(), String.valueOf(failure.getMessage()));
      return;
    }
    Throwable cause =
        thrown instanceof CompletionException || thrown instanceof ExecutionException
            ? causeOf(thrown)
            : thrown;
    if (cause instanceof EtlException known) {
      errors.add(row, known.code(), known.location().column(), known.problem(), known);
      return;
    }
    ErrorCode code = isFromTheNetwork(cause) ? EtlError.TRANSFORM_0006 : EtlError.TRANSFORM_0001;
    errors.add(row, code, null, "the transform threw " + cause, cause);
  }

  /** Closes what a transform calls; what it throws comes unchecked, and an interrupt stays one. */
  public static void close(AutoCloseable code) {
    try {
      code.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("closing it failed: " + e, e);
    }
  }

  /**
   * Whether the row isn't to blame, but a service that is away. Not any {@code IOException}:
   * parsers of data throw those as well.
   */
  private static boolean isFromTheNetwork(Throwable cause) {
    return cause instanceof SocketException
        || cause instanceof SocketTimeoutException
        || cause instanceof TimeoutException
        // Its module need not be there.
        || cause.getClass().getName().equals("java.net.http.HttpTimeoutException")
        || cause.getClass().getName().equals("java.net.http.HttpConnectTimeoutException")
        || (cause instanceof UncheckedIOException wrapper && isFromTheNetwork(causeOf(wrapper)));
  }

  private static Throwable causeOf(Throwable wrapper) {
    Throwable cause = wrapper.getCause();
    return cause == null ? wrapper : cause;
  }
}
