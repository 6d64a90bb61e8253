package dev.etlsdk.kernels;

import dev.etlsdk.api.error.ErrorCode;
import dev.etlsdk.api.error.EtlError;
import org.jspecify.annotations.Nullable;

/**
 * Fails the row in hand, with a code and a message. Thrown by scalar functions, and by the readers
 * and writers of {@link dev.etlsdk.kernels.typed}; caught once a row by generated code.
 *
 * <p>It has no stack trace: filling one in costs microseconds, and the place is known from the
 * column and the SQL.
 */
public final class RowFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final @Nullable String column;

  /**
   * A failure.
   *
   * @param code what kind of error
   * @param message what is wrong, with the value, and what is expected
   */
  public RowFailure(ErrorCode code, String message) {
    this(code, null, message);
  }

  private RowFailure(ErrorCode code, @Nullable String column, String message) {
    super(message, null, false, false);
    this.code = code;
    this.column = column;
  }

  /** A number is out of the range of its type. */
  public static RowFailure outOfRange(String message) {
    return new RowFailure(EtlError.VALUE_0001, message);
  }

  /** Division by zero. */
  public static RowFailure divisionByZero() {
    return new RowFailure(EtlError.VALUE_0002, "division by zero");
  }

  /** A value can't be cast. */
  public static RowFailure cast(String message) {
    return new RowFailure(EtlError.VALUE_0003, message);
  }

  /** An argument is out of its function's domain. */
  public static RowFailure argument(String message) {
    return new RowFailure(EtlError.VALUE_0004, message);
  }

  /** The same failure, in a column; within a nested type the path from the column. */
  public RowFailure in(String newColumn) {
    return new RowFailure(code, newColumn, String.valueOf(getMessage()));
  }

  /** What kind of error. */
  public ErrorCode code() {
    return code;
  }

  /** The column, where the failure itself knows it. */
  public @Nullable String column() {
    return column;
  }
}
