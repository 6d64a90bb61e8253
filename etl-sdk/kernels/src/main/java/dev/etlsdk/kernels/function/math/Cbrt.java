package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;

/**
 * {@code CBRT(value DOUBLE) DOUBLE}: the cube root.
 *
 * <p>{@code SELECT CBRT(27E0) => 3}
 */
public final class Cbrt {

  private Cbrt() {}

  /** The cube root. */
  @Udf("CBRT")
  public static double cbrt(double value) {
    return Math.cbrt(value);
  }
}
