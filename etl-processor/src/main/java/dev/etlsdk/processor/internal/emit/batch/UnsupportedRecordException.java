package dev.etlsdk.processor.internal.emit.batch;

/** A record that can be a row, and no typed batch can be generated for. */
final class UnsupportedRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsupportedRecordException(String message) {
    super(message);
  }
}
