package dev.etlsdk.api.transform;

import java.time.Duration;

/**
 * Limits of an asynchronous transform.
 *
 * @param concurrency how many rows may be under way at once, in one task
 * @param timeout how long one row may take; then it is a row error ({@code ETL-TRANSFORM-0003})
 */
public record AsyncOptions(int concurrency, Duration timeout) {

  /** 64 rows at once, 30 seconds. */
  public static final AsyncOptions DEFAULT = new AsyncOptions(64, Duration.ofSeconds(30));

  public AsyncOptions {
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency is at least 1: " + concurrency);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout is more than 0: " + timeout);
    }
  }
}
