package dev.etlsdk.api.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * How often and when something that failed is tried again: after a delay that doubles each time, at
 * most {@code attempts} times and not longer than {@code within}. Immutable.
 *
 * @param attempts how many times at most, at least 1
 * @param initialDelay before the first
 * @param maxDelay before any
 * @param within no attempt begins later than this after the first failure
 * @param jitter a share of each delay, from 0 to 1, that is left to chance, so that many workers
 *     don't come back at the same moment
 * @param alsoOn ids of error codes that are tried again although they don't pass by themselves as a
 *     rule
 * @param notOn ids of error codes that aren't tried again although they may pass
 */
public record RetryOptions(
    int attempts,
    Duration initialDelay,
    Duration maxDelay,
    Duration within,
    double jitter,
    Set<String> alsoOn,
    Set<String> notOn) {

  /** How long a row that is waited for is tried again, if nothing is said. */
  public static final Duration WITHIN = Duration.ofSeconds(20);

  /** How long a record that waits in a topic is tried again, if nothing is said. */
  public static final Duration WITHIN_IN_TOPIC = Duration.ofDays(7);

  public RetryOptions {
    alsoOn = Set.copyOf(alsoOn);
    notOn = Set.copyOf(notOn);
    Objects.requireNonNull(initialDelay, "initialDelay");
    Objects.requireNonNull(maxDelay, "maxDelay");
    Objects.requireNonNull(within, "within");
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts is at least 1: " + attempts);
    }
    if (initialDelay.isNegative() || maxDelay.compareTo(initialDelay) < 0) {
      throw new IllegalArgumentException(
          "initialDelay is at least 0 and at most maxDelay: " + initialDelay + ", " + maxDelay);
    }
    if (within.isNegative()) {
      throw new IllegalArgumentException("within is at least 0: " + within);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter is from 0 to 1: " + jitter);
    }
  }

  /** For errors that may pass by themselves, as their codes say. */
  public RetryOptions(
      int attempts, Duration initialDelay, Duration maxDelay, Duration within, double jitter) {
    this(attempts, initialDelay, maxDelay, within, jitter, Set.of(), Set.of());
  }

  /** Whether an error is one to be tried again. */
  public boolean takes(ErrorCode code) {
    return alsoOn.contains(code.id()) || (code.retryable() && !notOn.contains(code.id()));
  }

  /**
   * How long to wait before an attempt.
   *
   * @param attempt from 1
   * @param random decides the share that is left to chance
   */
  public Duration delay(int attempt, RandomGenerator random) {
    Duration delay = initialDelay;
    for (int i = 1; i < attempt && delay.compareTo(maxDelay) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    long most = (delay.compareTo(maxDelay) > 0 ? maxDelay : delay).toNanos();
    return Duration.ofNanos(most - (long) (most * jitter * random.nextDouble()));
  }
}
