package dev.etlsdk.kernels.function.trigonometry;

import dev.etlsdk.kernels.RowFailure;

/** Where trigonometric functions are defined. Stateless. */
final class Domain {

  private Domain() {}

  /** Fails the row if the value is infinite. */
  static double finite(String function, double value) {
    if (Double.isInfinite(value)) {
      throw RowFailure.outOfRange(function + "(" + value + "): the argument is finite");
    }
    return value;
  }

  /** Fails the row if the value isn't between the bounds; NaN passes. */
  static double between(String function, double value, double low, double high) {
    if (value < low || value > high) {
      throw RowFailure.outOfRange(
          function + "(" + value + "): the argument is " + low + " to " + high);
    }
    return value;
  }
}
