package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code SINH(value DOUBLE) DOUBLE}: the hyperbolic sine.
 *
 * <p>{@code SELECT SINH(1E0) => 1.1752011936438014}
 */
public final class Sinh {

  private Sinh() {}

  /** The hyperbolic sine. */
  @Udf("SINH")
  public static double sinh(double value) {
    return Math.sinh(value);
  }
}
