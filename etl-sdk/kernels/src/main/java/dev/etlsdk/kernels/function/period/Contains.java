package dev.etlsdk.kernels.function.period;

import dev.etlsdk.udf.Udf;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * {@code PERIOD (start, end) CONTAINS PERIOD (start, end) | point}, of dates, times or timestamps:
 * whether one period holds another or a point, ends counted.
 *
 * <p>{@code SELECT PERIOD (DATE '2024-01-01', DATE '2024-01-10') CONTAINS DATE '2024-01-05' =>
 * true}
 */
public final class Contains {

  private Contains() {}

  /** Of two periods between times. */
  @Udf("CONTAINS")
  public static boolean contains(
      LocalTime start1, LocalTime end1, LocalTime start2, LocalTime end2) {
    return Period.of(start1, end1).contains(Period.of(start2, end2));
  }

  /** Of a period between times and one of them. */
  @Udf("CONTAINS")
  public static boolean contains(LocalTime start, LocalTime end, LocalTime point) {
    return Period.of(start, end).contains(Period.of(point, point));
  }

  /** Of two periods between points in time. */
  @Udf("CONTAINS")
  public static boolean contains(
      LocalDateTime start1, LocalDateTime end1, LocalDateTime start2, LocalDateTime end2) {
    return Period.of(start1, end1).contains(Period.of(start2, end2));
  }

  /** Of a period between points in time and one of them. */
  @Udf("CONTAINS")
  public static boolean contains(LocalDateTime start, LocalDateTime end, LocalDateTime point) {
    return Period.of(start, end).contains(Period.of(point, point));
  }
}
