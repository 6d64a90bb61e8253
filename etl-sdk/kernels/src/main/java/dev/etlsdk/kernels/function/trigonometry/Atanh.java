package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code ATANH(value DOUBLE) DOUBLE}: the value whose hyperbolic tangent this is. A value that
 * isn't -1 to 1 fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT ATANH(0.5E0) => 0.5493061443340548}
 */
public final class Atanh {

  private Atanh() {}

  /** The value whose hyperbolic tangent this is. */
  @Udf("ATANH")
  public static double atanh(double value) {
    Domain.between("ATANH", value, -1, 1);
    return value == 0 ? value : 0.5 * Math.log1p(2 * value / (1 - value));
  }
}
