package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.SqlType;
import dev.etlsdk.udf.Udf;
import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * {@code MAKE_TIME(hour INTEGER, minute INTEGER, second DOUBLE) TIME}: a time of day from its
 * fields, to microseconds. A time that doesn't exist fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT MAKE_TIME(8, 15, 23.5E0) => 08:15:23.5}
 */
public final class MakeTime {

  private MakeTime() {}

  /** A time from its fields. */
  @Udf(value = "MAKE_TIME", returnsNull = false)
  @SqlType("TIME(6)")
  public static LocalTime makeTime(int hour, int minute, double second) {
    long micros = Double.isNaN(second) ? -1 : Math.round(second * 1e6);
    if (second < 0 || micros < 0 || micros >= 60_000_000) {
      throw RowFailure.argument(
          "MAKE_TIME with second " + second + "; it is 0 or more and less than 60");
    }
    try {
      return LocalTime.of(hour, minute).plusNanos(micros * 1000);
    } catch (DateTimeException e) {
      throw RowFailure.argument(
          "MAKE_TIME(" + hour + ", " + minute + ", " + second + "): there is no such time");
    }
  }
}
