package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;

/**
 * {@code LN(value DOUBLE) DOUBLE}: the natural logarithm. Zero and negative numbers fail with
 * ETL-VALUE-0004.
 *
 * <p>{@code SELECT LN(1E0) => 0}
 */
public final class Ln {

  private Ln() {}

  /** The natural logarithm. */
  @Udf("LN")
  public static double ln(double value) {
    return Math.log(LogarithmDomain.require("LN", value));
  }
}
