package dev.etlsdk.pipeline.config;

import dev.etlsdk.api.error.RetryOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What is tried again, as an annotation and its keys say.
 *
 * @param attempts at least 1
 * @param within how long; empty for what is usual
 */
record RetryChoice(
    int attempts,
    Duration backoff,
    Duration maxBackoff,
    Optional<Duration> within,
    double jitter,
    Set<String> alsoOn,
    Set<String> notOn) {

  /**
   * The options.
   *
   * @param inTopic whether records wait in a topic
   */
  RetryOptions options(boolean inTopic) {
    Duration usual = inTopic ? RetryOptions.WITHIN_IN_TOPIC : RetryOptions.WITHIN;
    return new RetryOptions(
        attempts, backoff, maxBackoff, within.orElse(usual), jitter, alsoOn, notOn);
  }
}
