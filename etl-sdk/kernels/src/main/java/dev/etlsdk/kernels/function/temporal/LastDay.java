package dev.etlsdk.kernels.function.temporal;

import dev.etlsdk.udf.Udf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code LAST_DAY(value DATE | TIMESTAMP) DATE}: the last day of the month that the value lies in.
 *
 * <p>{@code SELECT LAST_DAY(DATE '2024-02-10') => 2024-02-29}
 */
public final class LastDay {

  private LastDay() {}

  /** The last day of a date's month. */
  @Udf(value = "LAST_DAY", returnsNull = false)
  public static LocalDate lastDay(LocalDate value) {
    return value.withDayOfMonth(value.lengthOfMonth());
  }

  /** The last day of a point in time's month. */
  @Udf(value = "LAST_DAY", returnsNull = false)
  public static LocalDate lastDay(LocalDateTime value) {
    return lastDay(value.toLocalDate());
  }

  /** The last day of an instant's month, in UTC. */
  @Udf(value = "LAST_DAY", returnsNull = false)
  public static LocalDate lastDay(Instant value) {
    return lastDay(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
  }
}
