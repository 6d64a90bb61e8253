package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;

/** Where logarithms are defined. Stateless. */
final class LogarithmDomain {

  private LogarithmDomain() {}

  /** Fails the row unless the value is positive; NaN passes. */
  static double require(String function, double value) {
    if (value <= 0) {
      throw RowFailure.argument(
          function + " of " + value + ": only a positive number has a logarithm");
    }
    return value;
  }
}
