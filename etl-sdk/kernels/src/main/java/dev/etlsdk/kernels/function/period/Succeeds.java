package dev.etlsdk.kernels.function.period;

import dev.etlsdk.udf.Udf;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * {@code PERIOD (start, end) SUCCEEDS PERIOD (start, end)}, of dates, times or timestamps: whether
 * one period starts after or where another ends.
 *
 * <p>{@code SELECT PERIOD (DATE '2024-01-10', DATE '2024-01-20') SUCCEEDS PERIOD (DATE
 * '2024-01-01', DATE '2024-01-10') => true}
 */
public final class Succeeds {

  private Succeeds() {}

  /** Of two periods between times. */
  @Udf("SUCCEEDS")
  public static boolean succeeds(
      LocalTime start1, LocalTime end1, LocalTime start2, LocalTime end2) {
    return Period.of(start2, end2).precedes(Period.of(start1, end1));
  }

  /** Of two periods between points in time. */
  @Udf("SUCCEEDS")
  public static boolean succeeds(
      LocalDateTime start1, LocalDateTime end1, LocalDateTime start2, LocalDateTime end2) {
    return Period.of(start2, end2).precedes(Period.of(start1, end1));
  }
}
