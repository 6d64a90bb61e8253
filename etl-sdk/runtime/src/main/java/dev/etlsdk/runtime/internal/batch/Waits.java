package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.RetryOptions;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.RetryHeaders;
import dev.etlsdk.runtime.internal.batch.StreamFailures.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Says of records that failed whether they wait in a topic to be tried again, and how long. Used by
 * the work thread.
 */
final class Waits {

  private final String pipeline;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  Waits(String pipeline, Clock clock) {
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /**
   * How a record waits.
   *
   * @param since when it failed first
   * @param notBefore when its time has come
   */
  record Wait(Instant since, Instant notBefore) {}

  /** How often a record was tried in a stream, before it came again included. */
  int attempts(String stream, Failure failure) {
    return before(stream, failure) + failure.attempt();
  }

  private int before(String stream, Failure failure) {
    List<Header> headers = headers(failure);
    boolean here = RedriveHeaders.stream(headers, pipeline).filter(stream::equals).isPresent();
    return here ? RetryHeaders.attempts(headers) : 0;
  }

  /**
   * How a record waits; null if it doesn't.
   *
   * @param failures all of its stream
   */
  @Nullable Wait of(ErrorPolicy policy, String stream, Failure failure, StreamFailures failures) {
    if (!(policy instanceof ErrorPolicy.Retried retried) || retried.through().isEmpty()) {
      return null;
    }
    RetryOptions options = retried.options();
    int attempts = attempts(stream, failure);
    if (!hasRecord(failure)
        || attempts > options.attempts()
        || !failures.all(failure, options::takes)) {
      return null;
    }
    Instant now = clock.instant();
    Instant since =
        attempts == failure.attempt() ? now : RetryHeaders.since(headers(failure)).orElse(now);
    Instant notBefore = now.plus(options.delay(attempts, random));
    boolean tooLate = Duration.between(since, notBefore).compareTo(options.within()) > 0;
    return tooLate ? null : new Wait(since, notBefore);
  }

  private static List<Header> headers(Failure failure) {
    return hasRecord(failure) ? records(failure).headers(failure.ordinal()) : List.of();
  }

  /** Rows of a source that has no records can't come again. */
  private static boolean hasRecord(Failure failure) {
    return failure.ordinal() < records(failure).count();
  }

  private static SourceRecords records(Failure failure) {
    return failure.in().batch().origins().records();
  }
}
