package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code TAN(value DOUBLE) DOUBLE}: the tangent of an angle in radians. An infinite one fails with
 * ETL-VALUE-0001.
 *
 * <p>{@code SELECT TAN(0E0) => 0}
 */
public final class Tan {

  private Tan() {}

  /** The tangent of an angle in radians. */
  @Udf("TAN")
  public static double tan(double value) {
    return Math.tan(Domain.finite("TAN", value));
  }
}
