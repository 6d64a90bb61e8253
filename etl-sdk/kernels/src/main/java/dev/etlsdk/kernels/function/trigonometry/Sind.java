package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code SIND(value DOUBLE) DOUBLE}: the sine of an angle in degrees, exact at multiples of 30 and
 * 45. An infinite one fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT SIND(30E0) => 0.5}
 */
public final class Sind {

  private Sind() {}

  /** The sine of an angle in degrees. */
  @Udf("SIND")
  public static double sind(double value) {
    double angle = Math.IEEEremainder(Domain.finite("SIND", value), 360);
    double sign = angle < 0 ? -1 : 1;
    angle = Math.abs(angle);
    return sign * Degrees90.sineQ1(angle > 90 ? 180 - angle : angle);
  }
}
