package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code LOWER(value VARCHAR) VARCHAR}: the text with its letters in lower case, one letter for
 * one.
 *
 * <p>{@code SELECT LOWER('GRÖSSE') => 'grösse'}
 */
public final class Lower {

  private Lower() {}

  /** The text in lower case. */
  @Udf(value = "LOWER", returnsNull = false)
  public static String lower(String value) {
    int n = value.length();
    for (int i = 0; i < n; i++) {
      char c = value.charAt(i);
      if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
        return from(value, i);
      }
    }
    return value;
  }

  private static String from(String value, int start) {
    int n = value.length();
    StringBuilder result = new StringBuilder(n).append(value, 0, start);
    for (int i = start; i < n; ) {
      int c = value.codePointAt(i);
      i += Character.charCount(c);
      result.appendCodePoint(Character.toLowerCase(c));
    }
    return result.toString();
  }
}
