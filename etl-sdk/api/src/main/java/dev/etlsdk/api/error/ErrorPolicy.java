package dev.etlsdk.api.error;

import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.RetryTopic;
import java.util.Optional;

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

  /**
   * Rows that failed for a reason that may pass ({@link RetryOptions#takes}) are computed again,
   * after a while; what still fails, and what can't pass, goes the way of another policy.
   *
   * @param options how often and when
   * @param through where records wait meanwhile; without it, all that is behind them waits
   * @param then what happens to rows that still fail
   */
  record Retried(RetryOptions options, Optional<RetryTopic> through, ErrorPolicy then)
      implements ErrorPolicy {

    /** What is behind a row that is tried again waits. */
    public Retried(RetryOptions options, ErrorPolicy then) {
      this(options, Optional.empty(), then);
    }

    public Retried {
      if (then instanceof Retried) {
        throw new IllegalArgumentException("a policy that tries again ends with one that doesn't");
      }
    }

    @Override
    public ErrorPolicy last() {
      return then;
    }
  }

  /** What happens to a row that isn't tried again, or not any more. */
  default ErrorPolicy last() {
    return this;
  }

  /**
   * Computes rows again that failed for a reason that may pass, such as a service that was away:
   * {@code retry(5).backoff(…).thenDeadLetter(sink)}. What is behind them in their task waits.
   *
   * @param attempts how many times at most, at least 1
   */
  static Retry retry(int attempts) {
    return Retry.of(attempts);
  }

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
