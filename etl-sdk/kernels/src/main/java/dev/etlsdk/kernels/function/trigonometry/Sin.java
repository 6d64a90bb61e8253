package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code SIN(value DOUBLE) DOUBLE}: the sine of an angle in radians. An infinite one fails with
 * ETL-VALUE-0001.
 *
 * <p>{@code SELECT SIN(0E0) => 0}
 */
public final class Sin {

  private Sin() {}

  /** The sine of an angle in radians. */
  @Udf("SIN")
  public static double sin(double value) {
    return Math.sin(Domain.finite("SIN", value));
  }
}
