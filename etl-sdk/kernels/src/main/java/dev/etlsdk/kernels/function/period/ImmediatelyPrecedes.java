package dev.etlsdk.kernels.function.period;

import dev.etlsdk.udf.Udf;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * {@code PERIOD (start, end) IMMEDIATELY PRECEDES PERIOD (start, end)}, of dates, times or
 * timestamps: whether one period ends where another starts.
 *
 * <p>{@code SELECT PERIOD (DATE '2024-01-01', DATE '2024-01-10') IMMEDIATELY PRECEDES PERIOD (DATE
 * '2024-01-10', DATE '2024-01-20') => true}
 */
public final class ImmediatelyPrecedes {

  private ImmediatelyPrecedes() {}

  /** Of two periods between times. */
  @Udf("IMMEDIATELY PRECEDES")
  public static boolean immediatelyPrecedes(
      LocalTime start1, LocalTime end1, LocalTime start2, LocalTime end2) {
    return Period.of(start1, end1).meets(Period.of(start2, end2));
  }

  /** Of two periods between points in time. */
  @Udf("IMMEDIATELY PRECEDES")
  public static boolean immediatelyPrecedes(
      LocalDateTime start1, LocalDateTime end1, LocalDateTime start2, LocalDateTime end2) {
    return Period.of(start1, end1).meets(Period.of(start2, end2));
  }
}
