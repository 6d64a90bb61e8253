package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code INITCAP(value VARCHAR) VARCHAR}: the first letter of each word in upper case, its others
 * in lower case. A word is a run of letters and digits.
 *
 * <p>{@code SELECT INITCAP('hELLO wörld-foo 2nd') => 'Hello Wörld-Foo 2nd'}
 */
public final class Initcap {

  private Initcap() {}

  /** The text with capitals at the starts of words. */
  @Udf(value = "INITCAP", returnsNull = false)
  public static String initcap(String value) {
    int n = value.length();
    StringBuilder result = new StringBuilder(n);
    boolean inWord = false;
    for (int i = 0; i < n; ) {
      int c = value.codePointAt(i);
      i += Character.charCount(c);
      result.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
      inWord = Character.isAlphabetic(c) || (c >= '0' && c <= '9');
    }
    return result.toString();
  }
}
