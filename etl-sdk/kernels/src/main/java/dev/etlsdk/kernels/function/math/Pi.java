package dev.etlsdk.kernels.function.math;

import dev.etlsdk.udf.Udf;

/**
 * {@code PI DOUBLE} or {@code PI()}: the ratio of a circle's circumference to its diameter.
 *
 * <p>{@code SELECT PI() => 3.141592653589793}
 */
public final class Pi {

  private Pi() {}

  /** Pi. */
  @Udf("PI")
  public static double pi() {
    return Math.PI;
  }
}
