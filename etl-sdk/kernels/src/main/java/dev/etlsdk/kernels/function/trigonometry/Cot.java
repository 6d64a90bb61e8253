package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code COT(value DOUBLE) DOUBLE}: the cotangent of an angle in radians. An infinite one fails
 * with ETL-VALUE-0001.
 *
 * <p>{@code SELECT COT(1E0) => 0.6420926159343306}
 */
public final class Cot {

  private Cot() {}

  /** The cotangent of an angle in radians. */
  @Udf("COT")
  public static double cot(double value) {
    return 1 / Math.tan(Domain.finite("COT", value));
  }
}
