package dev.etlsdk.runtime;

import java.time.Duration;
import java.util.Objects;

/**
 * What happens when a running task fails for a reason that may pass, such as a broker that can't be
 * reached ({@link dev.etlsdk.api.error.EtlException#retryable}): it waits and begins again behind
 * what was acknowledged last. A failure before a task has read for the first time ends the
 * execution.
 *
 * @param maxRestarts how many times in a row; 0 for never
 * @param initialDelay how long to wait before the first; doubled each time
 * @param maxDelay how long to wait at most
 * @param healthyAfter after this long of reading without a failure, counting begins anew
 */
public record RestartPolicy(
    int maxRestarts, Duration initialDelay, Duration maxDelay, Duration healthyAfter) {

  /** Ten times in a row, after 1, 2, 4 … 60 seconds; counting begins anew after a minute. */
  public static final RestartPolicy DEFAULT =
      new RestartPolicy(10, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(1));

  /** Never begins again. */
  public static final RestartPolicy NEVER =
      new RestartPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  public RestartPolicy {
    Objects.requireNonNull(initialDelay, "initialDelay");
    Objects.requireNonNull(maxDelay, "maxDelay");
    Objects.requireNonNull(healthyAfter, "healthyAfter");
    if (maxRestarts < 0) {
      throw new IllegalArgumentException("maxRestarts is at least 0: " + maxRestarts);
    }
    if (initialDelay.isNegative() || maxDelay.compareTo(initialDelay) < 0) {
      throw new IllegalArgumentException(
          "initialDelay is at least 0 and at most maxDelay: " + initialDelay + ", " + maxDelay);
    }
  }

  /**
   * How long to wait before a restart.
   *
   * @param attempt from 1
   */
  public Duration delay(int attempt) {
    Duration delay = initialDelay;
    for (int i = 1; i < attempt && delay.compareTo(maxDelay) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    return delay.compareTo(maxDelay) > 0 ? maxDelay : delay;
  }
}
