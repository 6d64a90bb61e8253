package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code ATAND(value DOUBLE) DOUBLE}: the angle in degrees whose tangent is the value, exact at
 * multiples of 30 and 45.
 *
 * <p>{@code SELECT ATAND(1E0) => 45}
 */
public final class Atand {

  private Atand() {}

  /** The angle in degrees whose tangent is the value. */
  @Udf("ATAND")
  public static double atand(double value) {
    return Degrees90.arcTangent(value);
  }
}
