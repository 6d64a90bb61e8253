package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code ROUND(value [, digits INTEGER])}: a number rounded to {@code digits} digits after the
 * point, or to tens, hundreds and so on where that is negative; of the same type. Halves go away
 * from zero; without {@code digits} those of REAL and DOUBLE go to the even neighbour. Fails with
 * ETL-VALUE-0001 if the result leaves the range of its type.
 *
 * <p>{@code SELECT ROUND(2.345, 2) => 2.35}
 */
public final class Round {

  private Round() {}

  /** The value itself. */
  @Udf("ROUND")
  public static byte round(byte value) {
    return value;
  }

  /** The value rounded; a negative count rounds to tens, hundreds and so on. */
  @Udf("ROUND")
  public static byte round(byte value, int digits) {
    return digits >= 0
        ? value
        : (byte) Digits.drop(value, digits, RoundingMode.HALF_UP, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /** The value itself. */
  @Udf("ROUND")
  public static short round(short value) {
    return value;
  }

  /** The value rounded; a negative count rounds to tens, hundreds and so on. */
  @Udf("ROUND")
  public static short round(short value, int digits) {
    return digits >= 0
        ? value
        : (short)
            Digits.drop(value, digits, RoundingMode.HALF_UP, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** The value itself. */
  @Udf("ROUND")
  public static int round(int value) {
    return value;
  }

  /** The value rounded; a negative count rounds to tens, hundreds and so on. */
  @Udf("ROUND")
  public static int round(int value, int digits) {
    return digits >= 0
        ? value
        : (int)
            Digits.drop(value, digits, RoundingMode.HALF_UP, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** The value itself. */
  @Udf("ROUND")
  public static long round(long value) {
    return value;
  }

  /** The value rounded; a negative count rounds to tens, hundreds and so on. */
  @Udf("ROUND")
  public static long round(long value, int digits) {
    return digits >= 0
        ? value
        : Digits.drop(value, digits, RoundingMode.HALF_UP, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The whole number that is nearest, of two the even one. */
  @Udf("ROUND")
  public static float round(float value) {
    return (float) Math.rint(value);
  }

  /** The value rounded to digits after the point. */
  @Udf("ROUND")
  public static float round(float value, int digits) {
    return (float) Digits.keep(value, Float.toString(value), digits, RoundingMode.HALF_UP);
  }

  /** The whole number that is nearest, of two the even one. */
  @Udf("ROUND")
  public static double round(double value) {
    return Math.rint(value);
  }

  /** The value rounded to digits after the point. */
  @Udf("ROUND")
  public static double round(double value, int digits) {
    return Digits.keep(value, Double.toString(value), digits, RoundingMode.HALF_UP);
  }

  /** The whole number that is nearest, of two the one away from zero. */
  @Udf(value = "ROUND", returnsNull = false)
  public static BigDecimal round(BigDecimal value) {
    return value.setScale(0, RoundingMode.HALF_UP);
  }

  /** The value rounded to digits after the point. */
  @Udf(value = "ROUND", returnsNull = false)
  public static BigDecimal round(BigDecimal value, int digits) {
    return Digits.keep(value, digits, RoundingMode.HALF_UP);
  }
}
