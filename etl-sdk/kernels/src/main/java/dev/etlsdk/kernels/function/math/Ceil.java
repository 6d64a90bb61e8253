package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code CEIL(value)}: the smallest whole number that is not less, of the same type. For date and
 * time see {@code CEIL(value TO unit)}.
 *
 * <p>{@code SELECT CEIL(-2.5) => -2}
 */
public final class Ceil {

  private Ceil() {}

  /** The value itself. */
  @Udf("CEIL")
  public static byte ceil(byte value) {
    return value;
  }

  /** The value itself. */
  @Udf("CEIL")
  public static short ceil(short value) {
    return value;
  }

  /** The value itself. */
  @Udf("CEIL")
  public static int ceil(int value) {
    return value;
  }

  /** The value itself. */
  @Udf("CEIL")
  public static long ceil(long value) {
    return value;
  }

  /** The value rounded up. */
  @Udf("CEIL")
  public static float ceil(float value) {
    return (float) Math.ceil(value);
  }

  /** The value rounded up. */
  @Udf("CEIL")
  public static double ceil(double value) {
    return Math.ceil(value);
  }

  /** The value rounded up. */
  @Udf(value = "CEIL", returnsNull = false)
  public static BigDecimal ceil(BigDecimal value) {
    return value.setScale(0, RoundingMode.CEILING);
  }
}
