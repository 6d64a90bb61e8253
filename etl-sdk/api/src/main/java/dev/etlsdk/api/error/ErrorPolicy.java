package dev.etlsdk.api.error;

import dev.etlsdk.api.sink.DeadLetterSink;

/**
 * What happens to a row that failed. A stage without a policy of its own has the pipeline's; a
 * pipeline without one fails.
 */
public sealed interface ErrorPolicy {

  /**
   * The pipeline stops with {@link EtlError#RUN_0001}; nothing of the failed row's batch is
   * acknowledged.
   */
  record Fail() implements ErrorPolicy {}

  /** The row is left out and counted in the metric {@code etl.rows.skipped}. */
  record Skip() implements ErrorPolicy {}

  /**
   * The source record goes to the dead-letter sink as it came, with the reason.
   *
   * @param sink where to
   */
  record ToDeadLetter(DeadLetterSink sink) implements ErrorPolicy {}

  /** Stop the pipeline. */
  static ErrorPolicy fail() {
    return new Fail();
  }

  /** Leave the row out and count it. */
  static ErrorPolicy skip() {
    return new Skip();
  }

  /** Send the source record to a dead-letter sink. */
  static ErrorPolicy deadLetter(DeadLetterSink sink) {
    return new ToDeadLetter(sink);
  }
}
