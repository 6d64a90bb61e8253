package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code ASIND(value DOUBLE) DOUBLE}: the angle in degrees whose sine is the value, exact at
 * multiples of 30 and 45. A value that isn't -1 to 1 fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT ASIND(0.5E0) => 30}
 */
public final class Asind {

  private Asind() {}

  /** The angle in degrees whose sine is the value. */
  @Udf("ASIND")
  public static double asind(double value) {
    Domain.between("ASIND", value, -1, 1);
    return value >= 0 ? Degrees90.arcSine(value) : -Degrees90.arcSine(-value);
  }
}
