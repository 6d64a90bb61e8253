package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code TRUNCATE(value [, digits INTEGER])}: a number cut after {@code digits} digits after the
 * point, or to tens, hundreds and so on where that is negative; of the same type.
 *
 * <p>{@code SELECT TRUNCATE(-2.789, 2) => -2.78}
 */
public final class Truncate {

  private Truncate() {}

  /** The value itself. */
  @Udf("TRUNCATE")
  public static byte truncate(byte value) {
    return value;
  }

  /** The value cut; a negative count cuts to tens, hundreds and so on. */
  @Udf("TRUNCATE")
  public static byte truncate(byte value, int digits) {
    return digits >= 0
        ? value
        : (byte) Digits.drop(value, digits, RoundingMode.DOWN, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /** The value itself. */
  @Udf("TRUNCATE")
  public static short truncate(short value) {
    return value;
  }

  /** The value cut; a negative count cuts to tens, hundreds and so on. */
  @Udf("TRUNCATE")
  public static short truncate(short value, int digits) {
    return digits >= 0
        ? value
        : (short) Digits.drop(value, digits, RoundingMode.DOWN, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** The value itself. */
  @Udf("TRUNCATE")
  public static int truncate(int value) {
    return value;
  }

  /** The value cut; a negative count cuts to tens, hundreds and so on. */
  @Udf("TRUNCATE")
  public static int truncate(int value, int digits) {
    return digits >= 0
        ? value
        : (int) Digits.drop(value, digits, RoundingMode.DOWN, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** The value itself. */
  @Udf("TRUNCATE")
  public static long truncate(long value) {
    return value;
  }

  /** The value cut; a negative count cuts to tens, hundreds and so on. */
  @Udf("TRUNCATE")
  public static long truncate(long value, int digits) {
    return digits >= 0
        ? value
        : Digits.drop(value, digits, RoundingMode.DOWN, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The whole part. */
  @Udf("TRUNCATE")
  public static float truncate(float value) {
    return (float) (value < 0 ? Math.ceil(value) : Math.floor(value));
  }

  /** The value cut to digits after the point. */
  @Udf("TRUNCATE")
  public static float truncate(float value, int digits) {
    return (float) Digits.keep(value, Float.toString(value), digits, RoundingMode.DOWN);
  }

  /** The whole part. */
  @Udf("TRUNCATE")
  public static double truncate(double value) {
    return (value < 0 ? Math.ceil(value) : Math.floor(value));
  }

  /** The value cut to digits after the point. */
  @Udf("TRUNCATE")
  public static double truncate(double value, int digits) {
    return Digits.keep(value, Double.toString(value), digits, RoundingMode.DOWN);
  }

  /** The whole part. */
  @Udf(value = "TRUNCATE", returnsNull = false)
  public static BigDecimal truncate(BigDecimal value) {
    return value.setScale(0, RoundingMode.DOWN);
  }

  /** The value cut to digits after the point. */
  @Udf(value = "TRUNCATE", returnsNull = false)
  public static BigDecimal truncate(BigDecimal value, int digits) {
    return Digits.keep(value, digits, RoundingMode.DOWN);
  }
}
