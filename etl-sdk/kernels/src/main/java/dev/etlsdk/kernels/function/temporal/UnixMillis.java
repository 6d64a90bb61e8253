package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code UNIX_MILLIS(value TIMESTAMP) BIGINT}: the milliseconds from 1970-01-01 in UTC to the
 * value; smaller parts are cut.
 *
 * <p>{@code SELECT UNIX_MILLIS(TIMESTAMP '2024-03-05 14:07:09.5') => 1709647629500}
 */
public final class UnixMillis {

  private UnixMillis() {}

  /** Milliseconds of a point in time, taken as UTC. */
  @Udf("UNIX_MILLIS")
  public static long unixMillis(LocalDateTime value) {
    return unixMillis(value.toInstant(ZoneOffset.UTC));
  }

  /** Milliseconds of an instant. */
  @Udf("UNIX_MILLIS")
  public static long unixMillis(Instant value) {
    try {
      return value.toEpochMilli();
    } catch (ArithmeticException e) {
      throw RowFailure.outOfRange("UNIX_MILLIS(" + value + ") is out of the range of BIGINT");
    }
  }
}
