package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code LCM(a, b)}, both INTEGER or BIGINT: the least common multiple; 0 where one of them is.
 * Fails with ETL-VALUE-0001 if it is out of range.
 *
 * <p>{@code SELECT LCM(4, 6) => 12}
 */
public final class Lcm {

  private Lcm() {}

  /** The least common multiple. */
  @Udf("LCM")
  public static int lcm(int a, int b) {
    long result = lcm((long) a, (long) b);
    if (result > Integer.MAX_VALUE) {
      throw RowFailure.outOfRange("LCM(" + a + ", " + b + ") is out of the range of INTEGER");
    }
    return (int) result;
  }

  /** The least common multiple. */
  @Udf("LCM")
  public static long lcm(long a, long b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    try {
      return Math.absExact(Math.multiplyExact(a / Gcd.of(a, b), b));
    } catch (ArithmeticException e) {
      throw RowFailure.outOfRange("LCM(" + a + ", " + b + ") is out of the range of BIGINT");
    }
  }
}
