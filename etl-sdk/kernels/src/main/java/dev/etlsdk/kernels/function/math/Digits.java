package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounds numbers to a count of digits after the point; a negative count means tens, hundreds and so
 * on. Stateless.
 */
final class Digits {

  /** More digits than any type has; a larger count changes nothing. */
  private static final int MOST = 400;

  private Digits() {}

  /** An integer rounded to tens, hundreds and so on. */
  static long drop(long value, int digits, RoundingMode mode, long min, long max) {
    BigDecimal rounded = keep(BigDecimal.valueOf(value), digits, mode);
    if (rounded.compareTo(BigDecimal.valueOf(min)) < 0
        || rounded.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw RowFailure.outOfRange(
          value + " rounded to " + digits + " digits is out of the range of its type");
    }
    return rounded.longValueExact();
  }

  /** A floating-point number rounded as its shortest decimal form. */
  static double keep(double value, String shortest, int digits, RoundingMode mode) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    return Math.copySign(keep(new BigDecimal(shortest), digits, mode).doubleValue(), value);
  }

  static BigDecimal keep(BigDecimal value, int digits, RoundingMode mode) {
    if (digits >= value.scale()) {
      return value;
    }
    // Down to where nothing is left; then back to scale 0, since a negative scale is no SQL type.
    BigDecimal rounded = value.setScale(Math.max(digits, -MOST), mode);
    return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
  }
}
