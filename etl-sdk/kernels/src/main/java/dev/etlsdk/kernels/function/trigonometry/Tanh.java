package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code TANH(value DOUBLE) DOUBLE}: the hyperbolic tangent.
 *
 * <p>{@code SELECT TANH(0E0) => 0}
 */
public final class Tanh {

  private Tanh() {}

  /** The hyperbolic tangent. */
  @Udf("TANH")
  public static double tanh(double value) {
    return Math.tanh(value);
  }
}
