package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code TAND(value DOUBLE) DOUBLE}: the tangent of an angle in degrees, exact at multiples of 30
 * and 45. An infinite one fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT TAND(45E0) => 1}
 */
public final class Tand {

  private Tand() {}

  /** The tangent of an angle in degrees. */
  @Udf("TAND")
  public static double tand(double value) {
    double angle = Math.IEEEremainder(Domain.finite("TAND", value), 360);
    double sign = angle < 0 ? -1 : 1;
    angle = Math.abs(angle);
    if (angle > 90) {
      angle = 180 - angle;
      sign = -sign;
    }
    return sign * Degrees90.tangentQ1(angle);
  }
}
