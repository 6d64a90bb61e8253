package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;

/**
 * {@code ABS(value)}: a number without its sign, of the same type. Fails with ETL-VALUE-0001 for
 * the smallest number of an integer type, which has no positive counterpart.
 *
 * <p>{@code SELECT ABS(-5) => 5}
 */
public final class Abs {

  private Abs() {}

  /** The value without its sign. */
  @Udf("ABS")
  public static byte abs(byte value) {
    if (value == Byte.MIN_VALUE) {
      throw RowFailure.outOfRange("ABS(" + value + ") is out of the range of TINYINT");
    }
    return (byte) Math.abs(value);
  }

  /** The value without its sign. */
  @Udf("ABS")
  public static short abs(short value) {
    if (value == Short.MIN_VALUE) {
      throw RowFailure.outOfRange("ABS(" + value + ") is out of the range of SMALLINT");
    }
    return (short) Math.abs(value);
  }

  /** The value without its sign. */
  @Udf("ABS")
  public static int abs(int value) {
    if (value == Integer.MIN_VALUE) {
      throw RowFailure.outOfRange("ABS(" + value + ") is out of the range of INTEGER");
    }
    return Math.abs(value);
  }

  /** The value without its sign. */
  @Udf("ABS")
  public static long abs(long value) {
    if (value == Long.MIN_VALUE) {
      throw RowFailure.outOfRange("ABS(" + value + ") is out of the range of BIGINT");
    }
    return Math.abs(value);
  }

  /** The value without its sign. */
  @Udf("ABS")
  public static float abs(float value) {
    return Math.abs(value);
  }

  /** The value without its sign. */
  @Udf("ABS")
  public static double abs(double value) {
    return Math.abs(value);
  }

  /** The value without its sign. */
  @Udf(value = "ABS", returnsNull = false)
  public static BigDecimal abs(BigDecimal value) {
    return value.abs();
  }
}
