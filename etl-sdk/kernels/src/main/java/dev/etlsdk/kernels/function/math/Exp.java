package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code EXP(value DOUBLE) DOUBLE}: e to the power of the value. Fails with ETL-VALUE-0001 if the
 * result is out of range.
 *
 * <p>{@code SELECT EXP(0E0) => 1}
 */
public final class Exp {

  private Exp() {}

  /** e to the power of the value. */
  @Udf("EXP")
  public static double exp(double value) {
    double result = Math.exp(value);
    if (!Double.isInfinite(value) && (result == 0 || Double.isInfinite(result))) {
      throw RowFailure.outOfRange("EXP(" + value + ") is out of the range of DOUBLE");
    }
    return result;
  }
}
