package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code LPAD(value VARCHAR, length INTEGER [, fill VARCHAR]) VARCHAR}: the text filled up at its
 * start, with spaces or with the text {@code fill} repeated, or cut at its end, to {@code length}
 * characters.
 *
 * <p>{@code SELECT LPAD('hi', 5, 'xy') => 'xyxhi'}
 */
public final class Lpad {

  private Lpad() {}

  /** The text filled up with spaces. */
  @Udf(value = "LPAD", returnsNull = false)
  public static String lpad(String value, int length) {
    return lpad(value, length, " ");
  }

  /** The text filled up with another. */
  @Udf(value = "LPAD", returnsNull = false)
  public static String lpad(String value, int length, String fill) {
    if (length <= 0) {
      return "";
    }
    int missing = length - CodePoints.length(value);
    return missing <= 0
        ? Left.first(value, length)
        : padding("LPAD", missing, length, fill).concat(value);
  }

  /** {@code count} characters of the repeated text; none if it is empty. */
  static String padding(String function, int count, int length, String fill) {
    CodePoints.requireLength(function, length);
    if (fill.isEmpty()) {
      return "";
    }
    int unit = CodePoints.length(fill);
    return fill.repeat(count / unit).concat(Left.first(fill, count % unit));
  }
}
