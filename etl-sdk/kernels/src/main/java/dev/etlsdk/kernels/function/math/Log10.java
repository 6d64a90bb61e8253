package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;

/**
 * {@code LOG10(value DOUBLE) DOUBLE}: the logarithm to base 10. Zero and negative numbers fail with
 * ETL-VALUE-0004.
 *
 * <p>{@code SELECT LOG10(1000E0) => 3}
 */
public final class Log10 {

  private Log10() {}

  /** The logarithm to base 10. */
  @Udf("LOG10")
  public static double log10(double value) {
    return Math.log10(LogarithmDomain.require("LOG10", value));
  }
}
