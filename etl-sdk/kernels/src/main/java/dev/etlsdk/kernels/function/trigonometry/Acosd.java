package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code ACOSD(value DOUBLE) DOUBLE}: the angle in degrees whose cosine is the value, exact at
 * multiples of 30 and 45. A value that isn't -1 to 1 fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT ACOSD(0.5E0) => 60}
 */
public final class Acosd {

  private Acosd() {}

  /** The angle in degrees whose cosine is the value. */
  @Udf("ACOSD")
  public static double acosd(double value) {
    Domain.between("ACOSD", value, -1, 1);
    return value >= 0 ? Degrees90.arcCosine(value) : 90 + Degrees90.arcSine(-value);
  }
}
