package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code GCD(a, b)}, both INTEGER or BIGINT: the greatest common divisor; 0 of two zeros. Fails
 * with ETL-VALUE-0001 if it is out of range.
 *
 * <p>{@code SELECT GCD(12, 18) => 6}
 */
public final class Gcd {

  private Gcd() {}

  /** The greatest common divisor. */
  @Udf("GCD")
  public static int gcd(int a, int b) {
    long result = of(a, b);
    if (result < 0 || result > Integer.MAX_VALUE) {
      throw RowFailure.outOfRange("GCD(" + a + ", " + b + ") is out of the range of INTEGER");
    }
    return (int) result;
  }

  /** The greatest common divisor. */
  @Udf("GCD")
  public static long gcd(long a, long b) {
    long result = of(a, b);
    if (result < 0) {
      throw RowFailure.outOfRange("GCD(" + a + ", " + b + ") is out of the range of BIGINT");
    }
    return result;
  }

  /** Without a check: the result for the two smallest numbers is negative. */
  static long of(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = y == -1 ? 0 : x % y;
      x = y;
      y = rest;
    }
    return Math.abs(x);
  }
}
