package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;
import java.math.BigDecimal;

/**
 * {@code MOD(dividend, divisor)}: the remainder of a division, with the sign of the dividend.
 * Division by zero fails with ETL-VALUE-0002.
 *
 * <p>{@code SELECT MOD(-7, 3) => -1}
 */
public final class Mod {

  private Mod() {}

  /** The remainder. */
  @Udf("MOD")
  public static byte mod(byte dividend, byte divisor) {
    if (divisor == 0) {
      throw RowFailure.divisionByZero();
    }
    return (byte) (dividend % divisor);
  }

  /** The remainder. */
  @Udf("MOD")
  public static short mod(short dividend, short divisor) {
    if (divisor == 0) {
      throw RowFailure.divisionByZero();
    }
    return (short) (dividend % divisor);
  }

  /** The remainder. */
  @Udf("MOD")
  public static int mod(int dividend, int divisor) {
    if (divisor == 0) {
      throw RowFailure.divisionByZero();
    }
    return dividend % divisor;
  }

  /** The remainder. */
  @Udf("MOD")
  public static long mod(long dividend, long divisor) {
    if (divisor == 0) {
      throw RowFailure.divisionByZero();
    }
    return dividend % divisor;
  }

  /** The remainder. */
  @Udf(value = "MOD", returnsNull = false)
  public static BigDecimal mod(BigDecimal dividend, BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw RowFailure.divisionByZero();
    }
    return dividend.remainder(divisor);
  }
}
