package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code POWER(base DOUBLE, exponent DOUBLE) DOUBLE}: one number to the power of another. Zero to a
 * negative power and a negative number to a power that isn't whole fail with ETL-VALUE-0004, a
 * result out of range with ETL-VALUE-0001.
 *
 * <p>{@code SELECT POWER(2, 10) => 1024}
 */
public final class Power {

  private Power() {}

  /** A number to the power of another. */
  @Udf("POWER")
  public static double power(double base, double exponent) {
    if (base == 0 && exponent < 0) {
      throw RowFailure.argument(
          "POWER(0, " + exponent + "): zero to a negative power isn't defined");
    }
    if (base < 0
        && !Double.isInfinite(base)
        && !Double.isInfinite(exponent)
        && exponent != Math.rint(exponent)) {
      throw RowFailure.argument(
          "POWER("
              + base
              + ", "
              + exponent
              + "): a negative number to a fraction isn't a real number");
    }
    // One to any power and minus one to an infinite one are 1; Java says NaN.
    if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
      return 1;
    }
    double result = Math.pow(base, exponent);
    boolean finite = !Double.isInfinite(base) && !Double.isInfinite(exponent);
    if (finite && (Double.isInfinite(result) || (result == 0 && base != 0))) {
      throw RowFailure.outOfRange(
          "POWER(" + base + ", " + exponent + ") is out of the range of DOUBLE");
    }
    return result;
  }
}
