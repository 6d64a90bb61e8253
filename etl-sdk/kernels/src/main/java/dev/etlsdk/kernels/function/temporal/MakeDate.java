package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * {@code MAKE_DATE(year INTEGER, month INTEGER, day INTEGER) DATE}: a date from its fields; a
 * negative year is one before Christ. A date that doesn't exist fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT MAKE_DATE(2024, 2, 29) => 2024-02-29}
 */
public final class MakeDate {

  private MakeDate() {}

  /** A date from its fields. */
  @Udf(value = "MAKE_DATE", returnsNull = false)
  public static LocalDate makeDate(int year, int month, int day) {
    if (year == 0) {
      throw RowFailure.argument("MAKE_DATE(0, " + month + ", " + day + "): there is no year 0");
    }
    try {
      return LocalDate.of(year < 0 ? year + 1 : year, month, day);
    } catch (DateTimeException e) {
      throw RowFailure.argument(
          "MAKE_DATE(" + year + ", " + month + ", " + day + "): there is no such date");
    }
  }
}
