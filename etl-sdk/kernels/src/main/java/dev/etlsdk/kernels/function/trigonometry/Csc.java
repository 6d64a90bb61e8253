package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code CSC(value DOUBLE) DOUBLE}: the cosecant of an angle in radians. An infinite one fails with
 * ETL-VALUE-0001.
 *
 * <p>{@code SELECT CSC(1E0) => 1.1883951057781212}
 */
public final class Csc {

  private Csc() {}

  /** The cosecant of an angle in radians. */
  @Udf("CSC")
  public static double csc(double value) {
    return 1 / Math.sin(Domain.finite("CSC", value));
  }
}
