package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code RPAD(value VARCHAR, length INTEGER [, fill VARCHAR]) VARCHAR}: the text filled up at its
 * end, with spaces or with the text {@code fill} repeated, or cut, to {@code length} characters.
 *
 * <p>{@code SELECT RPAD('hi', 5, 'xy') => 'hixyx'}
 */
public final class Rpad {

  private Rpad() {}

  /** The text filled up with spaces. */
  @Udf(value = "RPAD", returnsNull = false)
  public static String rpad(String value, int length) {
    return rpad(value, length, " ");
  }

  /** The text filled up with another. */
  @Udf(value = "RPAD", returnsNull = false)
  public static String rpad(String value, int length, String fill) {
    if (length <= 0) {
      return "";
    }
    int missing = length - CodePoints.length(value);
    return missing <= 0
        ? Left.first(value, length)
        : value.concat(Lpad.padding("RPAD", missing, length, fill));
  }
}
