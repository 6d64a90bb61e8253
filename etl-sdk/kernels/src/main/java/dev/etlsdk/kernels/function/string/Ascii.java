package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code ASCII(value VARCHAR) INTEGER}: the Unicode code point of the first character; 0 for the
 * empty text.
 *
 * <p>{@code SELECT ASCII('é') => 233}
 */
public final class Ascii {

  private Ascii() {}

  /** The first code point. */
  @Udf("ASCII")
  public static int ascii(String value) {
    return value.isEmpty() ? 0 : value.codePointAt(0);
  }
}
