package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code COS(value DOUBLE) DOUBLE}: the cosine of an angle in radians. An infinite one fails with
 * ETL-VALUE-0001.
 *
 * <p>{@code SELECT COS(0E0) => 1}
 */
public final class Cos {

  private Cos() {}

  /** The cosine of an angle in radians. */
  @Udf("COS")
  public static double cos(double value) {
    return Math.cos(Domain.finite("COS", value));
  }
}
