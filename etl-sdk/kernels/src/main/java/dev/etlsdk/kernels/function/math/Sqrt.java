package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code SQRT(value DOUBLE) DOUBLE}: the square root. A negative number fails with ETL-VALUE-0004.
 *
 * <p>{@code SELECT SQRT(2.25E0) => 1.5}
 */
public final class Sqrt {

  private Sqrt() {}

  /** The square root. */
  @Udf("SQRT")
  public static double sqrt(double value) {
    if (value < 0) {
      throw RowFailure.argument("SQRT(" + value + "): a negative number has no square root");
    }
    return Math.sqrt(value);
  }
}
