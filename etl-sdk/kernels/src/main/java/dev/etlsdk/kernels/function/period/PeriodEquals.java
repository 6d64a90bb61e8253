package dev.etlsdk.kernels.function.period;

import dev.etlsdk.udf.Udf;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * {@code PERIOD (start, end) EQUALS PERIOD (start, end)}, of dates, times or timestamps: whether
 * two periods start and end together.
 *
 * <p>{@code SELECT PERIOD (DATE '2024-01-01', DATE '2024-01-10') EQUALS PERIOD (DATE '2024-01-01',
 * DATE '2024-01-10') => true}
 */
public final class PeriodEquals {

  private PeriodEquals() {}

  /** Of two periods between times. */
  @Udf("EQUALS")
  public static boolean periodEquals(
      LocalTime start1, LocalTime end1, LocalTime start2, LocalTime end2) {
    return Period.of(start1, end1).isSame(Period.of(start2, end2));
  }

  /** Of two periods between points in time. */
  @Udf("EQUALS")
  public static boolean periodEquals(
      LocalDateTime start1, LocalDateTime end1, LocalDateTime start2, LocalDateTime end2) {
    return Period.of(start1, end1).isSame(Period.of(start2, end2));
  }
}
