package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code ATAN(value DOUBLE) DOUBLE}: the angle in radians whose tangent is the value.
 *
 * <p>{@code SELECT ATAN(1E0) => 0.7853981633974483}
 */
public final class Atan {

  private Atan() {}

  /** The angle in radians whose tangent is the value. */
  @Udf("ATAN")
  public static double atan(double value) {
    return Math.atan(value);
  }
}
