package dev.etlsdk.kernels.function.math;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code WIDTH_BUCKET(value DOUBLE, low DOUBLE, high DOUBLE, count INTEGER) INTEGER}: the number of
 * the bucket that the value falls into, of {@code count} equal ones between the bounds, from 1; 0
 * below the first and count + 1 above the last. A count below 1, equal bounds and NaN fail with
 * ETL-VALUE-0004.
 *
 * <p>{@code SELECT WIDTH_BUCKET(5.35, 0.024, 10.06, 5) => 3}
 */
public final class WidthBucket {

  private WidthBucket() {}

  /** The number of a bucket. */
  @Udf("WIDTH_BUCKET")
  public static int widthBucket(double value, double low, double high, int count) {
    if (count < 1 || count == Integer.MAX_VALUE) {
      throw RowFailure.argument("WIDTH_BUCKET with " + count + " buckets; there is at least one");
    }
    if (Double.isNaN(value) || !Double.isFinite(low) || !Double.isFinite(high) || low == high) {
      throw RowFailure.argument(
          "WIDTH_BUCKET("
              + value
              + ", "
              + low
              + ", "
              + high
              + "): the bounds are two different numbers");
    }
    boolean rising = low < high;
    if (rising ? value < low : value > low) {
      return 0;
    }
    if (rising ? value >= high : value <= high) {
      return count + 1;
    }
    // Halves keep the difference of two large bounds in range.
    double share = (value / 2 - low / 2) / (high / 2 - low / 2);
    return Math.min((int) Math.floor(share * count), count - 1) + 1;
  }
}
