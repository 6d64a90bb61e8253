package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code ACOS(value DOUBLE) DOUBLE}: the angle in radians whose cosine is the value. A value that
 * isn't -1 to 1 fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT ACOS(1E0) => 0}
 */
public final class Acos {

  private Acos() {}

  /** The angle in radians whose cosine is the value. */
  @Udf("ACOS")
  public static double acos(double value) {
    return Math.acos(Domain.between("ACOS", value, -1, 1));
  }
}
