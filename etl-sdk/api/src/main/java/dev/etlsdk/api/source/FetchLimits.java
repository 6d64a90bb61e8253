package dev.etlsdk.api.source;

import java.time.Duration;

/**
 * When a fetch is complete: at the first of these limits.
 *
 * @param rows number of rows
 * @param bytes bytes of keys and values
 * @param linger how long to wait for more after the first row
 */
public record FetchLimits(int rows, long bytes, Duration linger) {

  /** 8,192 rows, 8 MiB or 10 ms. */
  public static final FetchLimits DEFAULT = new FetchLimits(8192, 8L << 20, Duration.ofMillis(10));

  public FetchLimits {
    if (rows < 1 || bytes < 1 || linger.isNegative()) {
      throw new IllegalArgumentException(
          "rows and bytes are at least 1, linger at least 0: "
              + rows
              + ", "
              + bytes
              + ", "
              + linger);
    }
  }
}
