package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code RADIANS(value DOUBLE) DOUBLE}: an angle in radians from one in degrees.
 *
 * <p>{@code SELECT RADIANS(180E0) => 3.141592653589793}
 */
public final class Radians {

  private Radians() {}

  /** An angle in radians from one in degrees. */
  @Udf("RADIANS")
  public static double radians(double value) {
    return Math.toRadians(value);
  }
}
