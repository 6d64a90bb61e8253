package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;

/** Fails the row in hand for a value of one column. Has no stack trace: the place is the column. */
final class ColumnFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final EtlError code;
  private final String column;

  ColumnFailure(EtlError code, String column, String message) {
    super(message, null, false, false);
    this.code = code;
    this.column = column;
  }

  static ColumnFailure nullRead(String column, String target) {
    return new ColumnFailure(
        EtlError.VALUE_0005,
        column,
        "the column '"
            + column
            + "' is null, but "
            + target
            + " can't be; take a box, Optional or @Nullable there");
  }

  EtlError code() {
    return code;
  }

  String column() {
    return column;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
