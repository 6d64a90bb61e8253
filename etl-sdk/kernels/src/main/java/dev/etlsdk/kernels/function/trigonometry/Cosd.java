package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code COSD(value DOUBLE) DOUBLE}: the cosine of an angle in degrees, exact at multiples of 30
 * and 45. An infinite one fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT COSD(60E0) => 0.5}
 */
public final class Cosd {

  private Cosd() {}

  /** The cosine of an angle in degrees. */
  @Udf("COSD")
  public static double cosd(double value) {
    double angle = Math.abs(Math.IEEEremainder(Domain.finite("COSD", value), 360));
    return angle > 90 ? -Degrees90.cosineQ1(180 - angle) : Degrees90.cosineQ1(angle);
  }
}
