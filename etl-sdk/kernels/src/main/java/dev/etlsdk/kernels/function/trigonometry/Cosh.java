package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code COSH(value DOUBLE) DOUBLE}: the hyperbolic cosine.
 *
 * <p>{@code SELECT COSH(0E0) => 1}
 */
public final class Cosh {

  private Cosh() {}

  /** The hyperbolic cosine. */
  @Udf("COSH")
  public static double cosh(double value) {
    return Math.cosh(value);
  }
}
