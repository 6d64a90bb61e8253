package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code ACOSH(value DOUBLE) DOUBLE}: the value whose hyperbolic cosine this is. A value below 1
 * fails with ETL-VALUE-0001.
 *
 * <p>{@code SELECT ACOSH(1E0) => 0}
 */
public final class Acosh {

  /** From here on the square would lose the one that is added, and may overflow. */
  private static final double LARGE = 0x1p28;

  private Acosh() {}

  /** The value whose hyperbolic cosine this is. */
  @Udf("ACOSH")
  public static double acosh(double value) {
    Domain.between("ACOSH", value, 1, Double.POSITIVE_INFINITY);
    return value >= LARGE
        ? Math.log(value) + Math.log(2)
        : Math.log(value + Math.sqrt((value - 1) * (value + 1)));
  }
}
