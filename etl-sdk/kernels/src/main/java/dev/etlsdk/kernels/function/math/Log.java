package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code LOG([base DOUBLE,] value DOUBLE) DOUBLE}: the logarithm to a base, or to base 10. Zero and
 * negative numbers fail with ETL-VALUE-0004, base 1 with ETL-VALUE-0002.
 *
 * <p>{@code SELECT LOG(100E0) => 2}
 */
public final class Log {

  private Log() {}

  /** The logarithm to base 10. */
  @Udf("LOG")
  public static double log(double value) {
    return Math.log10(LogarithmDomain.require("LOG", value));
  }

  /** The logarithm to a base. */
  @Udf("LOG")
  public static double log(double base, double value) {
    double divisor = Math.log(LogarithmDomain.require("LOG", base));
    double dividend = Math.log(LogarithmDomain.require("LOG", value));
    if (divisor == 0) {
      throw RowFailure.divisionByZero();
    }
    return base == 10 ? Math.log10(value) : dividend / divisor;
  }
}
