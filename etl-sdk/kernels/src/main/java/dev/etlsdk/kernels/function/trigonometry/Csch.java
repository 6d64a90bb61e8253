package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code CSCH(value DOUBLE) DOUBLE}: the hyperbolic cosecant.
 *
 * <p>{@code SELECT CSCH(1E0) => 0.8509181282393216}
 */
public final class Csch {

  private Csch() {}

  /** The hyperbolic cosecant. */
  @Udf("CSCH")
  public static double csch(double value) {
    return 1 / Math.sinh(value);
  }
}
