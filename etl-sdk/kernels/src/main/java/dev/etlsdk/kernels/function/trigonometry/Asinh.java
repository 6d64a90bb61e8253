package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.udf.Udf;

/**
 * {@code ASINH(value DOUBLE) DOUBLE}: the value whose hyperbolic sine this is.
 *
 * <p>{@code SELECT ASINH(1E0) => 0.881373587019543}
 */
public final class Asinh {

  /** From here on the square would lose the one that is added, and may overflow. */
  private static final double LARGE = 0x1p28;

  private Asinh() {}

  /** The value whose hyperbolic sine this is. */
  @Udf("ASINH")
  public static double asinh(double value) {
    return !Double.isFinite(value) || value == 0
        ? value
        : Math.copySign(stable(Math.abs(value)), value);
  }

  /** Without the loss of digits that the plain formula has near zero. */
  private static double stable(double x) {
    if (x >= LARGE) {
      return Math.log(x) + Math.log(2);
    }
    double square = x * x;
    return Math.log1p(x + square / (1 + Math.sqrt(square + 1)));
  }
}
