package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code ATAN2(y DOUBLE, x DOUBLE) DOUBLE}: the angle in radians of the point (x, y).
 *
 * <p>{@code SELECT ATAN2(1, 1) => 0.7853981633974483}
 */
public final class Atan2 {

  private Atan2() {}

  /** The angle of a point. */
  @Udf("ATAN2")
  public static double atan2(double y, double x) {
    return Math.atan2(y, x);
  }
}
