package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;

/** The units in which times are counted, by the precision of their type. */
final class TimeUnits {

  static final long NANOS_PER_SECOND = 1_000_000_000L;

  private TimeUnits() {}

  static long nanosPerUnit(int precision) {
    return switch (precision) {
      case 0 -> NANOS_PER_SECOND;
      case 3 -> 1_000_000L;
      case 6 -> 1_000L;
      default -> 1L;
    };
  }

  /** Whole units since the epoch; digits beyond the unit are cut off. */
  static long units(String column, long seconds, int nanos, int precision) {
    long nanosPerUnit = nanosPerUnit(precision);
    try {
      long units = Math.multiplyExact(seconds, NANOS_PER_SECOND / nanosPerUnit);
      return Math.addExact(units, nanos / nanosPerUnit);
    } catch (ArithmeticException e) {
      throw new ColumnFailure(
          EtlError.VALUE_0001,
          column,
          "a time "
              + seconds
              + " seconds from 1970 is out of the range of the column '"
              + column
              + "', which counts 10^-"
              + precision
              + " seconds in 64 bits");
    }
  }
}
