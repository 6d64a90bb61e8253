package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code UPPER(value VARCHAR) VARCHAR}: the text with its letters in upper case, one letter for
 * one, so that {@code ß} stays {@code ß}.
 *
 * <p>{@code SELECT UPPER('Größe') => 'GRÖßE'}
 */
public final class Upper {

  private Upper() {}

  /** The text in upper case. */
  @Udf(value = "UPPER", returnsNull = false)
  public static String upper(String value) {
    int n = value.length();
    for (int i = 0; i < n; i++) {
      char c = value.charAt(i);
      if (c >= 0x80 || (c >= 'a' && c <= 'z')) {
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
      result.appendCodePoint(Character.toUpperCase(c));
    }
    return result.toString();
  }
}
