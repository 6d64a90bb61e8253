package dev.etlsdk.kernels;

/**
 * Order of floating-point numbers as in PostgreSQL: NaN equals itself and is greater than all
 * others; 0 and -0 are equal.
 */
public final class Numbers {

  private Numbers() {}

  /** Less than, equal to or greater than 0, as {@code left} is to {@code right}. */
  public static int compare(double left, double right) {
    if (left < right) {
      return -1;
    }
    if (left > right) {
      return 1;
    }
    if (left == right) {
      return 0;
    }
    return Boolean.compare(Double.isNaN(left), Double.isNaN(right));
  }
}
