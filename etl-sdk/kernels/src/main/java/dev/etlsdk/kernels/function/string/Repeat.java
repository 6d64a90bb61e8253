package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code REPEAT(value VARCHAR, count INTEGER) VARCHAR}: the text {@code count} times; empty for a
 * count below 1.
 *
 * <p>{@code SELECT REPEAT('ab', 3) => 'ababab'}
 */
public final class Repeat {

  private Repeat() {}

  /** The text several times. */
  @Udf(value = "REPEAT", returnsNull = false)
  public static String repeat(String value, int count) {
    if (count <= 0) {
      return "";
    }
    CodePoints.requireLength("REPEAT", (long) value.length() * count);
    return value.repeat(count);
  }
}
