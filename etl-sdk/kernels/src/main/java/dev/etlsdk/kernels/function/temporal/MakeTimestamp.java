package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import java.time.LocalDateTime;

/**
 * {@code MAKE_TIMESTAMP(year INTEGER, month INTEGER, day INTEGER, hour INTEGER, minute INTEGER,
 * second DOUBLE) TIMESTAMP}: a date and time from its fields, to microseconds. One that doesn't
 * exist fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT MAKE_TIMESTAMP(2024, 2, 29, 8, 15, 23.5E0) => 2024-02-29 08:15:23.5}
 */
public final class MakeTimestamp {

  private MakeTimestamp() {}

  /** A date and time from its fields. */
  @Udf(value = "MAKE_TIMESTAMP", returnsNull = false)
  @SqlType("TIMESTAMP(6)")
  public static LocalDateTime makeTimestamp(
      int year, int month, int day, int hour, int minute, double second) {
    return LocalDateTime.of(
        MakeDate.makeDate(year, month, day), MakeTime.makeTime(hour, minute, second));
  }
}
