package dev.etlsdk.api.error;

/**
 * A stable identifier of one kind of error. The SDK's own are {@link EtlError}; a connector from
 * elsewhere brings an enum of its own under a prefix of its own.
 */
public interface ErrorCode {

  /**
   * The identifier, such as {@code ETL-SQL-0012}; never changes and is never used again for
   * something else.
   */
  String id();

  /** Who can do something about it. */
  ErrorKind kind();

  /** What it is, in one sentence without values. */
  String title();

  /** Whether the same attempt may succeed later without a change to pipeline or data. */
  default boolean retryable() {
    return kind() == ErrorKind.EXTERNAL;
  }
}
