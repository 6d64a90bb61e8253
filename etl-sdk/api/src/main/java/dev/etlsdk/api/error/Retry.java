package dev.etlsdk.api.error;

import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.RetryTopic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a policy that tries again: {@code
 * ErrorPolicy.retry(5).backoff(…).thenDeadLetter( sink)}. Immutable.
 */
public final class Retry {

  private static final Duration INITIAL_DELAY = Duration.ofMillis(100);
  private static final Duration MAX_DELAY = Duration.ofSeconds(5);
  private static final double JITTER = 0.2;

  private final RetryOptions options;
  private final boolean withinSaid;
  private final @Nullable RetryTopic topic;

  private Retry(RetryOptions options, boolean withinSaid, @Nullable RetryTopic topic) {
    this.options = options;
    this.withinSaid = withinSaid;
    this.topic = topic;
  }

  private Retry with(RetryOptions newOptions) {
    return new Retry(newOptions, withinSaid, topic);
  }

  static Retry of(int attempts) {
    return new Retry(
        new RetryOptions(attempts, INITIAL_DELAY, MAX_DELAY, RetryOptions.WITHIN, JITTER),
        false,
        null);
  }

  /** How long to wait before the first attempt, doubled each time, and at most; 100 ms and 5 s. */
  public Retry backoff(Duration initialDelay, Duration maxDelay) {
    return with(
        new RetryOptions(
            options.attempts(),
            initialDelay,
            maxDelay,
            options.within(),
            options.jitter(),
            options.alsoOn(),
            options.notOn()));
  }

  /**
   * How long after the first failure no attempt begins any more; 20 s if nothing is said. Waiting
   * holds up what is behind, so it has to be shorter than the time within which splits are given
   * away.
   */
  public Retry within(Duration limit) {
    return new Retry(within(options, limit), true, topic);
  }

  private static RetryOptions within(RetryOptions options, Duration limit) {
    return new RetryOptions(
        options.attempts(),
        options.initialDelay(),
        options.maxDelay(),
        limit,
        options.jitter(),
        options.alsoOn(),
        options.notOn());
  }

  /**
   * Where records wait until they are tried again, so that those behind them go on; what waits and
   * what comes meanwhile have no order then. {@link #within} is 7 days if nothing is said.
   */
  public Retry through(RetryTopic newTopic) {
    return new Retry(options, withinSaid, newTopic);
  }

  /** Which share of each delay, from 0 to 1, is left to chance; 0.2 if nothing is said. */
  public Retry jitter(double share) {
    return with(
        new RetryOptions(
            options.attempts(),
            options.initialDelay(),
            options.maxDelay(),
            options.within(),
            share,
            options.alsoOn(),
            options.notOn()));
  }

  /**
   * Errors that are tried again although their codes say that they don't pass by themselves, such
   * as {@link EtlError#UDF_0001} where a function calls a service.
   */
  public Retry alsoOn(ErrorCode... codes) {
    return on(ids(options.alsoOn(), codes), options.notOn());
  }

  /** Errors that aren't tried again although their codes say that they may pass. */
  public Retry notOn(ErrorCode... codes) {
    return on(options.alsoOn(), ids(options.notOn(), codes));
  }

  private Retry on(Set<String> also, Set<String> not) {
    return with(
        new RetryOptions(
            options.attempts(),
            options.initialDelay(),
            options.maxDelay(),
            options.within(),
            options.jitter(),
            also,
            not));
  }

  private static Set<String> ids(Set<String> before, ErrorCode... codes) {
    Set<String> ids = new HashSet<>(before);
    for (ErrorCode code : codes) {
      ids.add(code.id());
    }
    return ids;
  }

  /** What still fails goes to a dead-letter sink. */
  public ErrorPolicy thenDeadLetter(DeadLetterSink sink) {
    return then(ErrorPolicy.deadLetter(sink));
  }

  /** What still fails is left out and counted. */
  public ErrorPolicy thenSkip() {
    return then(ErrorPolicy.skip());
  }

  /** What still fails stops the pipeline. */
  public ErrorPolicy thenFail() {
    return then(ErrorPolicy.fail());
  }

  private ErrorPolicy then(ErrorPolicy last) {
    boolean waitsLong = topic != null && !withinSaid;
    return new ErrorPolicy.Retried(
        waitsLong ? within(options, RetryOptions.WITHIN_IN_TOPIC) : options,
        Optional.ofNullable(topic),
        last);
  }
}
