package dev.etlsdk.kernels.cast;

import dev.etlsdk.kernels.Decimals;
import dev.etlsdk.kernels.RowFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Between numbers, and numbers and BOOLEAN. Fractions of REAL and DOUBLE are rounded half to even,
 * those of DECIMAL half away from zero.
 */
public final class NumberCasts {

  /** The digits that a floating-point number has for certain. */
  private static final MathContext DOUBLE_DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final MathContext REAL_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private NumberCasts() {}

  /** To TINYINT. */
  public static byte toByte(long value) {
    if ((byte) value != value) {
      throw outOfRange(value, "TINYINT");
    }
    return (byte) value;
  }

  /** To SMALLINT. */
  public static short toShort(long value) {
    if ((short) value != value) {
      throw outOfRange(value, "SMALLINT");
    }
    return (short) value;
  }

  /** To INTEGER. */
  public static int toInt(long value) {
    if ((int) value != value) {
      throw outOfRange(value, "INTEGER");
    }
    return (int) value;
  }

  /** To TINYINT. */
  public static byte toByte(double value) {
    return (byte) whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
  }

  /** To SMALLINT. */
  public static short toShort(double value) {
    return (short) whole(value, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
  }

  /** To INTEGER. */
  public static int toInt(double value) {
    return (int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
  }

  /** To BIGINT. */
  public static long toLong(double value) {
    double rounded = Math.rint(value);
    // 2^63 itself is out of range, and the largest BIGINT isn't a DOUBLE
    if (!(rounded >= -0x1p63 && rounded < 0x1p63)) {
      throw outOfRange(value, "BIGINT");
    }
    return (long) rounded;
  }

  private static double whole(double value, long least, long most, String type) {
    double rounded = Math.rint(value);
    if (!(rounded >= least && rounded <= most)) {
      throw outOfRange(value, type);
    }
    return rounded;
  }

  /** To TINYINT. */
  public static byte toByte(BigDecimal value) {
    return toByte(toLong(value));
  }

  /** To SMALLINT. */
  public static short toShort(BigDecimal value) {
    return toShort(toLong(value));
  }

  /** To INTEGER. */
  public static int toInt(BigDecimal value) {
    return toInt(toLong(value));
  }

  /** To BIGINT. */
  public static long toLong(BigDecimal value) {
    BigInteger rounded = value.setScale(0, RoundingMode.HALF_UP).unscaledValue();
    if (rounded.compareTo(LONG_MIN) < 0 || rounded.compareTo(LONG_MAX) > 0) {
      throw outOfRange(value.toPlainString(), "BIGINT");
    }
    return rounded.longValue();
  }

  /** To REAL. */
  public static float toFloat(double value) {
    float result = (float) value;
    if (Float.isInfinite(result) && !Double.isInfinite(value) || result == 0 && value != 0) {
      throw outOfRange(value, "REAL");
    }
    return result;
  }

  /** To REAL. */
  public static float toFloat(BigDecimal value) {
    return value.floatValue();
  }

  /** To DOUBLE. */
  public static double toDouble(BigDecimal value) {
    return value.doubleValue();
  }

  /** To DECIMAL. */
  public static BigDecimal toDecimal(long value, int precision, int scale) {
    return Decimals.fit(BigDecimal.valueOf(value), precision, scale);
  }

  /** To DECIMAL; digits behind the 15th are not taken over. */
  public static BigDecimal toDecimal(double value, int precision, int scale) {
    return Decimals.fit(finite(value).round(DOUBLE_DIGITS), precision, scale);
  }

  /** To DECIMAL; digits behind the 6th are not taken over. */
  public static BigDecimal toDecimal(float value, int precision, int scale) {
    return Decimals.fit(finite(value).round(REAL_DIGITS), precision, scale);
  }

  private static BigDecimal finite(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw RowFailure.cast(value + " can't be cast to DECIMAL");
    }
    return new BigDecimal(value);
  }

  /** FALSE for 0, TRUE for all others. */
  public static boolean toBoolean(long value) {
    return value != 0;
  }

  /** FALSE for 0, TRUE for all others. */
  public static boolean toBoolean(double value) {
    return value != 0;
  }

  /** FALSE for 0, TRUE for all others. */
  public static boolean toBoolean(BigDecimal value) {
    return value.signum() != 0;
  }

  /** 1 for TRUE, 0 for FALSE. */
  public static int fromBoolean(boolean value) {
    return value ? 1 : 0;
  }

  private static RowFailure outOfRange(Object value, String type) {
    return RowFailure.outOfRange(value + " is out of the range of " + type);
  }
}
