package dev.etlsdk.kernels;

/**
 * Arithmetic that fails the row instead of wrapping. Division truncates towards zero, as in
 * PostgreSQL.
 */
public final class Arithmetic {

  private Arithmetic() {}

  /** {@code left + right} of SMALLINT, or of TINYINT with {@link #toByte}. */
  public static short add(short left, short right) {
    return toShort(left + right);
  }

  /** {@code left + right} of TINYINT. */
  public static byte add(byte left, byte right) {
    return toByte(left + right);
  }

  /** {@code left + right}. */
  public static int add(int left, int right) {
    int result = left + right;
    if (((left ^ result) & (right ^ result)) < 0) {
      throw overflow("INTEGER", left, "+", right);
    }
    return result;
  }

  /** {@code left + right}. */
  public static long add(long left, long right) {
    long result = left + right;
    if (((left ^ result) & (right ^ result)) < 0) {
      throw overflow("BIGINT", left, "+", right);
    }
    return result;
  }

  /** {@code left + right}. */
  public static float add(float left, float right) {
    return finite(left + right, left, "+", right);
  }

  /** {@code left + right}. */
  public static double add(double left, double right) {
    return finite(left + right, left, "+", right);
  }

  /** {@code left - right}. */
  public static byte subtract(byte left, byte right) {
    return toByte(left - right);
  }

  /** {@code left - right}. */
  public static short subtract(short left, short right) {
    return toShort(left - right);
  }

  /** {@code left - right}. */
  public static int subtract(int left, int right) {
    int result = left - right;
    if (((left ^ right) & (left ^ result)) < 0) {
      throw overflow("INTEGER", left, "-", right);
    }
    return result;
  }

  /** {@code left - right}. */
  public static long subtract(long left, long right) {
    long result = left - right;
    if (((left ^ right) & (left ^ result)) < 0) {
      throw overflow("BIGINT", left, "-", right);
    }
    return result;
  }

  /** {@code left - right}. */
  public static float subtract(float left, float right) {
    return finite(left - right, left, "-", right);
  }

  /** {@code left - right}. */
  public static double subtract(double left, double right) {
    return finite(left - right, left, "-", right);
  }

  /** {@code left * right}. */
  public static byte multiply(byte left, byte right) {
    return toByte(left * right);
  }

  /** {@code left * right}. */
  public static short multiply(short left, short right) {
    return toShort(left * right);
  }

  /** {@code left * right}. */
  public static int multiply(int left, int right) {
    long result = (long) left * right;
    if ((int) result != result) {
      throw overflow("INTEGER", left, "*", right);
    }
    return (int) result;
  }

  /** {@code left * right}. */
  public static long multiply(long left, long right) {
    long result = left * right;
    if (Math.multiplyHigh(left, right) != result >> 63) {
      throw overflow("BIGINT", left, "*", right);
    }
    return result;
  }

  /** {@code left * right}. */
  public static float multiply(float left, float right) {
    float result = left * right;
    if (result == 0 && left != 0 && right != 0) {
      throw underflow("REAL", left, "*", right);
    }
    return finite(result, left, "*", right);
  }

  /** {@code left * right}. */
  public static double multiply(double left, double right) {
    double result = left * right;
    if (result == 0 && left != 0 && right != 0) {
      throw underflow("DOUBLE", left, "*", right);
    }
    return finite(result, left, "*", right);
  }

  /** {@code left / right}. */
  public static byte divide(byte left, byte right) {
    requireNotZero(right);
    return toByte(left / right);
  }

  /** {@code left / right}. */
  public static short divide(short left, short right) {
    requireNotZero(right);
    return toShort(left / right);
  }

  /** {@code left / right}. */
  public static int divide(int left, int right) {
    requireNotZero(right);
    if (left == Integer.MIN_VALUE && right == -1) {
      throw overflow("INTEGER", left, "/", right);
    }
    return left / right;
  }

  /** {@code left / right}. */
  public static long divide(long left, long right) {
    requireNotZero(right);
    if (left == Long.MIN_VALUE && right == -1) {
      throw overflow("BIGINT", left, "/", right);
    }
    return left / right;
  }

  /** {@code left / right}. */
  public static float divide(float left, float right) {
    if (right == 0 && !Float.isNaN(left)) {
      throw RowFailure.divisionByZero();
    }
    float result = left / right;
    if (result == 0 && left != 0 && !Float.isInfinite(right)) {
      throw underflow("REAL", left, "/", right);
    }
    return finite(result, left, "/", right);
  }

  /** {@code left / right}. */
  public static double divide(double left, double right) {
    if (right == 0 && !Double.isNaN(left)) {
      throw RowFailure.divisionByZero();
    }
    double result = left / right;
    if (result == 0 && left != 0 && !Double.isInfinite(right)) {
      throw underflow("DOUBLE", left, "/", right);
    }
    return finite(result, left, "/", right);
  }

  /** The remainder, with the sign of {@code left}. */
  public static byte modulo(byte left, byte right) {
    requireNotZero(right);
    return (byte) (left % right);
  }

  /** The remainder, with the sign of {@code left}. */
  public static short modulo(short left, short right) {
    requireNotZero(right);
    return (short) (left % right);
  }

  /** The remainder, with the sign of {@code left}. */
  public static int modulo(int left, int right) {
    requireNotZero(right);
    return left % right;
  }

  /** The remainder, with the sign of {@code left}. */
  public static long modulo(long left, long right) {
    requireNotZero(right);
    return left % right;
  }

  /** {@code -value}. */
  public static byte negate(byte value) {
    return toByte(-value);
  }

  /** {@code -value}. */
  public static short negate(short value) {
    return toShort(-value);
  }

  /** {@code -value}. */
  public static int negate(int value) {
    if (value == Integer.MIN_VALUE) {
      throw outOfRange("INTEGER", "-(" + value + ")");
    }
    return -value;
  }

  /** {@code -value}. */
  public static long negate(long value) {
    if (value == Long.MIN_VALUE) {
      throw outOfRange("BIGINT", "-(" + value + ")");
    }
    return -value;
  }

  /** {@code -value}. */
  public static float negate(float value) {
    return -value;
  }

  /** {@code -value}. */
  public static double negate(double value) {
    return -value;
  }

  /** A number as TINYINT. */
  public static byte toByte(int value) {
    if ((byte) value != value) {
      throw outOfRange("TINYINT", value);
    }
    return (byte) value;
  }

  /** A number as SMALLINT. */
  public static short toShort(int value) {
    if ((short) value != value) {
      throw outOfRange("SMALLINT", value);
    }
    return (short) value;
  }

  private static void requireNotZero(long divisor) {
    if (divisor == 0) {
      throw RowFailure.divisionByZero();
    }
  }

  private static float finite(float result, float left, String operator, float right) {
    if (Float.isInfinite(result) && !Float.isInfinite(left) && !Float.isInfinite(right)) {
      throw outOfRange("REAL", left + " " + operator + " " + right);
    }
    return result;
  }

  private static double finite(double result, double left, String operator, double right) {
    if (Double.isInfinite(result) && !Double.isInfinite(left) && !Double.isInfinite(right)) {
      throw outOfRange("DOUBLE", left + " " + operator + " " + right);
    }
    return result;
  }

  private static RowFailure overflow(String type, long left, String operator, long right) {
    return outOfRange(type, left + " " + operator + " " + right);
  }

  private static RowFailure underflow(String type, double left, String operator, double right) {
    return outOfRange(type, left + " " + operator + " " + right + " (underflow)");
  }

  static RowFailure outOfRange(String type, Object value) {
    return RowFailure.outOfRange(value + " is out of the range of " + type);
  }
}
