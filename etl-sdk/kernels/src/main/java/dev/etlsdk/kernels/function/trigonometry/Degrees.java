package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code DEGREES(value DOUBLE) DOUBLE}: an angle in degrees from one in radians. A result out of
 * range fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT DEGREES(PI()) => 180}
 */
public final class Degrees {

  private Degrees() {}

  /** An angle in degrees from one in radians. */
  @Udf("DEGREES")
  public static double degrees(double value) {
    double result = value * (180 / Math.PI);
    if (Double.isInfinite(result) && !Double.isInfinite(value)) {
      throw RowFailure.outOfRange("DEGREES(" + value + ") is out of the range of DOUBLE");
    }
    return result;
  }
}
