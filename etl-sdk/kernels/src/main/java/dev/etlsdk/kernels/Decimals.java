package dev.etlsdk.kernels;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Decimal numbers: 128-bit integers in memory, {@link BigDecimal} in generated code. Results are
 * rounded half away from zero to the scale of their type and fail the row if they have more digits
 * than it.
 */
public final class Decimals {

  private static final int WIDTH = 16;

  private Decimals() {}

  /** The number of a row. */
  public static BigDecimal read(long data, int row, int scale) {
    long at = data + (long) WIDTH * row;
    long low = Mem.getLong(at);
    long high = Mem.getLong(at + 8);
    if (high == low >> 63) {
      return BigDecimal.valueOf(low, scale);
    }
    BigInteger unsigned = BigInteger.valueOf(low & Long.MAX_VALUE);
    BigInteger value =
        BigInteger.valueOf(high).shiftLeft(64).or(low < 0 ? unsigned.setBit(63) : unsigned);
    return new BigDecimal(value, scale);
  }

  /** Writes a number whose scale is that of the column. */
  public static void write(long data, int row, BigDecimal value) {
    BigInteger unscaled = value.unscaledValue();
    long at = data + (long) WIDTH * row;
    Mem.putLong(at, unscaled.longValue());
    Mem.putLong(at + 8, unscaled.shiftRight(64).longValue());
  }

  /** Copies the number of a row of another column of the same type. */
  public static void copy(long fromData, int fromRow, long data, int row) {
    long from = fromData + (long) WIDTH * fromRow;
    long to = data + (long) WIDTH * row;
    Mem.putLong(to, Mem.getLong(from));
    Mem.putLong(to + 8, Mem.getLong(from + 8));
  }

  /** The number as DECIMAL(precision, scale). */
  public static BigDecimal fit(BigDecimal value, int precision, int scale) {
    BigDecimal scaled =
        value.scale() == scale ? value : value.setScale(scale, RoundingMode.HALF_UP);
    if (scaled.precision() > precision) {
      throw Arithmetic.outOfRange(
          "DECIMAL(" + precision + ", " + scale + ")", value.toPlainString());
    }
    return scaled;
  }

  /** {@code left + right}. */
  public static BigDecimal add(BigDecimal left, BigDecimal right, int precision, int scale) {
    return fit(left.add(right), precision, scale);
  }

  /** {@code left - right}. */
  public static BigDecimal subtract(BigDecimal left, BigDecimal right, int precision, int scale) {
    return fit(left.subtract(right), precision, scale);
  }

  /** {@code left * right}. */
  public static BigDecimal multiply(BigDecimal left, BigDecimal right, int precision, int scale) {
    return fit(left.multiply(right), precision, scale);
  }

  /** {@code left / right}. */
  public static BigDecimal divide(BigDecimal left, BigDecimal right, int precision, int scale) {
    if (right.signum() == 0) {
      throw RowFailure.divisionByZero();
    }
    return fit(left.divide(right, scale, RoundingMode.HALF_UP), precision, scale);
  }

  /** The remainder, with the sign of {@code left}. */
  public static BigDecimal modulo(BigDecimal left, BigDecimal right, int precision, int scale) {
    if (right.signum() == 0) {
      throw RowFailure.divisionByZero();
    }
    return fit(left.remainder(right), precision, scale);
  }
}
