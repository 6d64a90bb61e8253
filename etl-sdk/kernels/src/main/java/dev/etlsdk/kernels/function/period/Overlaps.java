package dev.etlsdk.kernels.function.period;

import dev.etlsdk.udf.Udf;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * {@code (start, end) OVERLAPS (start, end)}, of dates, times or timestamps: whether two periods
 * have a point in common, their ends not counted; two that start together do. An end may also be an
 * INTERVAL after the start.
 *
 * <p>{@code SELECT (DATE '2024-01-01', DATE '2024-01-10') OVERLAPS (DATE '2024-01-05', DATE
 * '2024-01-20') => true}
 */
public final class Overlaps {

  private Overlaps() {}

  /** Of two periods between times. */
  @Udf("OVERLAPS")
  public static boolean overlaps(
      LocalTime start1, LocalTime end1, LocalTime start2, LocalTime end2) {
    return Period.of(start1, end1).overlaps(Period.of(start2, end2));
  }

  /** Of two periods between points in time. */
  @Udf("OVERLAPS")
  public static boolean overlaps(
      LocalDateTime start1, LocalDateTime end1, LocalDateTime start2, LocalDateTime end2) {
    return Period.of(start1, end1).overlaps(Period.of(start2, end2));
  }
}
