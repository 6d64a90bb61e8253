package dev.etlsdk.kernels.function.period;

import dev.etlsdk.udf.Udf;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * {@code PERIOD (start, end) IMMEDIATELY SUCCEEDS PERIOD (start, end)}, of dates, times or
 * timestamps: whether one period starts where another ends.
 *
 * <p>{@code SELECT PERIOD (DATE '2024-01-10', DATE '2024-01-20') IMMEDIATELY SUCCEEDS PERIOD (DATE
 * '2024-01-01', DATE '2024-01-10') => true}
 */
public final class ImmediatelySucceeds {

  private ImmediatelySucceeds() {}

  /** Of two periods between times. */
  @Udf("IMMEDIATELY SUCCEEDS")
  public static boolean immediatelySucceeds(
      LocalTime start1, LocalTime end1, LocalTime start2, LocalTime end2) {
    return Period.of(start2, end2).meets(Period.of(start1, end1));
  }

  /** Of two periods between points in time. */
  @Udf("IMMEDIATELY SUCCEEDS")
  public static boolean immediatelySucceeds(
      LocalDateTime start1, LocalDateTime end1, LocalDateTime start2, LocalDateTime end2) {
    return Period.of(start2, end2).meets(Period.of(start1, end1));
  }
}
