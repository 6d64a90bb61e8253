package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code TIMESTAMP_SECONDS(seconds BIGINT) TIMESTAMP}: the point in time, in UTC, that many seconds
 * after 1970-01-01. Fails with ETL-VALUE-0001 beyond the range of TIMESTAMP.
 *
 * <p>{@code SELECT TIMESTAMP_SECONDS(1709647629) => 2024-03-05 14:07:09}
 */
public final class TimestampSeconds {

  private TimestampSeconds() {}

  /** A point in time from seconds. */
  @Udf(value = "TIMESTAMP_SECONDS", returnsNull = false)
  @SqlType("TIMESTAMP(0)")
  public static LocalDateTime timestampSeconds(long seconds) {
    try {
      return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw RowFailure.outOfRange(
          "TIMESTAMP_SECONDS(" + seconds + ") is out of the range of TIMESTAMP");
    }
  }
}
