package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code UNIX_SECONDS(value TIMESTAMP) BIGINT}: the whole seconds from 1970-01-01 in UTC to the
 * value.
 *
 * <p>{@code SELECT UNIX_SECONDS(TIMESTAMP '2024-03-05 14:07:09.5') => 1709647629}
 */
public final class UnixSeconds {

  private UnixSeconds() {}

  /** Seconds of a point in time, taken as UTC. */
  @Udf("UNIX_SECONDS")
  public static long unixSeconds(LocalDateTime value) {
    return value.toEpochSecond(ZoneOffset.UTC);
  }

  /** Seconds of an instant. */
  @Udf("UNIX_SECONDS")
  public static long unixSeconds(Instant value) {
    return value.getEpochSecond();
  }
}
