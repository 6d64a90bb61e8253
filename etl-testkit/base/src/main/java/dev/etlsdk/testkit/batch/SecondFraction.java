package dev.etlsdk.testkit.batch;

/**
 * Arithmetic with the units of times and timestamps: 10 to the power of minus the precision, in
 * seconds.
 */
final class SecondFraction {

  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private SecondFraction() {}

  static long unitsASecond(int precision) {
    return switch (precision) {
      case 0 -> 1;
      case 3 -> 1_000;
      case 6 -> 1_000_000;
      default -> NANOS_A_SECOND;
    };
  }

  static long nanosAUnit(int precision) {
    return NANOS_A_SECOND / unitsASecond(precision);
  }

  /** The nanoseconds in units of the precision; refused if there is a rest. */
  static long exactUnits(long nanos, int precision, Object value) {
    long nanosAUnit = nanosAUnit(precision);
    if (nanos % nanosAUnit != 0) {
      throw new IllegalArgumentException(
          "a precision of " + precision + " digits after the second can't hold " + value);
    }
    return nanos / nanosAUnit;
  }
}
