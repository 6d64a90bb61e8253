package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;

/**
 * {@code SIGN(value)}: -1 for a negative number, 0 for zero, 1 for a positive one, of the same
 * type.
 *
 * <p>{@code SELECT SIGN(-2.5) => -1}
 */
public final class Sign {

  private Sign() {}

  /** -1, 0 or 1. */
  @Udf("SIGN")
  public static byte sign(byte value) {
    return (byte) Integer.signum(value);
  }

  /** -1, 0 or 1. */
  @Udf("SIGN")
  public static short sign(short value) {
    return (short) Integer.signum(value);
  }

  /** -1, 0 or 1. */
  @Udf("SIGN")
  public static int sign(int value) {
    return Integer.signum(value);
  }

  /** -1, 0 or 1. */
  @Udf("SIGN")
  public static long sign(long value) {
    return Long.signum(value);
  }

  /** -1, 0 or 1. */
  @Udf("SIGN")
  public static float sign(float value) {
    return value == 0 ? 0 : Math.signum(value);
  }

  /** -1, 0 or 1. */
  @Udf("SIGN")
  public static double sign(double value) {
    return value == 0 ? 0 : Math.signum(value);
  }

  /** -1, 0 or 1. */
  @Udf(value = "SIGN", returnsNull = false)
  public static BigDecimal sign(BigDecimal value) {
    return BigDecimal.valueOf(value.signum());
  }
}
