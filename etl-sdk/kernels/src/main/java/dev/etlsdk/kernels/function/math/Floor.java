package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code FLOOR(value)}: the largest whole number that is not greater, of the same type. For date
 * and time see {@code FLOOR(value TO unit)}.
 *
 * <p>{@code SELECT FLOOR(-2.5) => -3}
 */
public final class Floor {

  private Floor() {}

  /** The value itself. */
  @Udf("FLOOR")
  public static byte floor(byte value) {
    return value;
  }

  /** The value itself. */
  @Udf("FLOOR")
  public static short floor(short value) {
    return value;
  }

  /** The value itself. */
  @Udf("FLOOR")
  public static int floor(int value) {
    return value;
  }

  /** The value itself. */
  @Udf("FLOOR")
  public static long floor(long value) {
    return value;
  }

  /** The value rounded down. */
  @Udf("FLOOR")
  public static float floor(float value) {
    return (float) Math.floor(value);
  }

  /** The value rounded down. */
  @Udf("FLOOR")
  public static double floor(double value) {
    return Math.floor(value);
  }

  /** The value rounded down. */
  @Udf(value = "FLOOR", returnsNull = false)
  public static BigDecimal floor(BigDecimal value) {
    return value.setScale(0, RoundingMode.FLOOR);
  }
}
