package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code SEC(value DOUBLE) DOUBLE}: the secant of an angle in radians. An infinite one fails with
 * ETL-VALUE-0001.
 *
 * <p>{@code SELECT SEC(0E0) => 1}
 */
public final class Sec {

  private Sec() {}

  /** The secant of an angle in radians. */
  @Udf("SEC")
  public static double sec(double value) {
    return 1 / Math.cos(Domain.finite("SEC", value));
  }
}
