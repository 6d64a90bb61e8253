package dev.etlsdk.testkit.kafka;

/** Which records a read returns, with regard to transactions. */
public enum Visibility {
  /** Records outside transactions and those of committed ones, up to the first open transaction. */
  COMMITTED("read_committed"),
  /** Every record in the log, those of open and aborted transactions included. */
  ALL("read_uncommitted");

  private final String isolationLevel;

  Visibility(String isolationLevel) {
    this.isolationLevel = isolationLevel;
  }

  String isolationLevel() {
    return isolationLevel;
  }
}
