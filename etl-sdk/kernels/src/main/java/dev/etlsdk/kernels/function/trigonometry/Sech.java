package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code SECH(value DOUBLE) DOUBLE}: the hyperbolic secant.
 *
 * <p>{@code SELECT SECH(0E0) => 1}
 */
public final class Sech {

  private Sech() {}

  /** The hyperbolic secant. */
  @Udf("SECH")
  public static double sech(double value) {
    return 1 / Math.cosh(value);
  }
}
