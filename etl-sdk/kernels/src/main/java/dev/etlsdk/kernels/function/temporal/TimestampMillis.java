package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code TIMESTAMP_MILLIS(millis BIGINT) TIMESTAMP}: the point in time, in UTC, that many
 * milliseconds after 1970-01-01.
 *
 * <p>{@code SELECT TIMESTAMP_MILLIS(1709647629500) => 2024-03-05 14:07:09.5}
 */
public final class TimestampMillis {

  private TimestampMillis() {}

  /** A point in time from milliseconds. */
  @Udf(value = "TIMESTAMP_MILLIS", returnsNull = false)
  @SqlType("TIMESTAMP(3)")
  public static LocalDateTime timestampMillis(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
