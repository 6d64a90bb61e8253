package dev.etlsdk.kernels.function.period;

import dev.etlsdk.udf.Udf;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * {@code PERIOD (start, end) PRECEDES PERIOD (start, end)}, of dates, times or timestamps: whether
 * one period ends before or where another starts.
 *
 * <p>{@code SELECT PERIOD (DATE '2024-01-01', DATE '2024-01-10') PRECEDES PERIOD (DATE
 * '2024-01-10', DATE '2024-01-20') => true}
 */
public final class Precedes {

  private Precedes() {}

  /** Of two periods between times. */
  @Udf("PRECEDES")
  public static boolean precedes(
      LocalTime start1, LocalTime end1, LocalTime start2, LocalTime end2) {
    return Period.of(start1, end1).precedes(Period.of(start2, end2));
  }

  /** Of two periods between points in time. */
  @Udf("PRECEDES")
  public static boolean precedes(
      LocalDateTime start1, LocalDateTime end1, LocalDateTime start2, LocalDateTime end2) {
    return Period.of(start1, end1).precedes(Period.of(start2, end2));
  }
}
