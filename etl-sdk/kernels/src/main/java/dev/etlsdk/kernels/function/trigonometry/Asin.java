package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code ASIN(value DOUBLE) DOUBLE}: the angle in radians whose sine is the value. A value that
 * isn't -1 to 1 fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT ASIN(0E0) => 0}
 */
public final class Asin {

  private Asin() {}

  /** The angle in radians whose sine is the value. */
  @Udf("ASIN")
  public static double asin(double value) {
    return Math.asin(Domain.between("ASIN", value, -1, 1));
  }
}
