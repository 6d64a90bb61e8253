package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.udf.Udf;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;

/**
 * {@code AGE(later TIMESTAMP, earlier TIMESTAMP) VARCHAR}: the time between two points, in years,
 * months, days and a time of day, as PostgreSQL writes an interval.
 *
 * <p>{@code SELECT AGE(TIMESTAMP '2024-03-05 10:00:00', TIMESTAMP '2023-01-31 09:30:00') => '1 year
 * 1 mon 5 days 00:30:00'}
 */
public final class Age {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Age() {}

  /** The time between two points. */
  @Udf(value = "AGE", returnsNull = false)
  public static String age(LocalDateTime later, LocalDateTime earlier) {
    boolean negative = later.isBefore(earlier);
    LocalDateTime end = negative ? earlier : later;
    LocalDateTime start = negative ? later : earlier;
    long nanos = end.toLocalTime().toNanoOfDay() - start.toLocalTime().toNanoOfDay();
    int days = end.getDayOfMonth() - start.getDayOfMonth();
    int months =
        (end.getYear() - start.getYear()) * 12 + end.getMonthValue() - start.getMonthValue();
    if (nanos < 0) {
      nanos += LocalTime.MAX.toNanoOfDay() + 1;
      days--;
    }
    // A month that isn't whole is as long as the month in which the earlier point lies.
    if (days < 0) {
      days += YearMonth.from(start).lengthOfMonth();
      months--;
    }
    return text(negative ? -1 : 1, months, days, nanos);
  }

  private static String text(int sign, int months, int days, long nanos) {
    StringBuilder result = new StringBuilder();
    part(result, sign * (months / 12), "year");
    part(result, sign * (months % 12), "mon");
    part(result, sign * days, "day");
    if (nanos != 0 || result.length() == 0) {
      result
          .append(result.length() == 0 ? "" : " ")
          .append(nanos != 0 && sign < 0 ? "-" : "")
          .append(time(nanos));
    }
    return result.toString();
  }

  private static void part(StringBuilder result, int count, String unit) {
    if (count != 0) {
      result
          .append(result.length() == 0 ? "" : " ")
          .append(count)
          .append(' ')
          .append(unit)
          .append(count == 1 ? "" : "s");
    }
  }

  private static String time(long nanos) {
    long seconds = nanos / NANOS_PER_SECOND;
    String text = String.format("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    long micros = nanos % NANOS_PER_SECOND / 1000;
    return micros == 0 ? text : text + "." + String.format("%06d", micros).replaceAll("0+$", "");
  }
}
