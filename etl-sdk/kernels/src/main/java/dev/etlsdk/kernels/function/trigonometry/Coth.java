package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code COTH(value DOUBLE) DOUBLE}: the hyperbolic cotangent.
 *
 * <p>{@code SELECT COTH(1E0) => 1.3130352854993312}
 */
public final class Coth {

  private Coth() {}

  /** The hyperbolic cotangent. */
  @Udf("COTH")
  public static double coth(double value) {
    return 1 / Math.tanh(value);
  }
}
