package dev.etlsdk.kernels.function.search;

import dev.etlsdk.udf.Udf;

/**
 * {@code SOUNDEX(value VARCHAR) VARCHAR}: the Soundex code of an English word, a letter and three
 * digits; empty where there is no letter. Letters with one code that stand side by side count once,
 * letters with an H or W between them twice.
 *
 * <p>{@code SELECT SOUNDEX('Robert') => 'R163'}
 */
public final class Soundex {

  private static final String CODES = "01230120022455012623010202";
  private static final int LENGTH = 4;

  private Soundex() {}

  /** The code of a word. */
  @Udf(value = "SOUNDEX", returnsNull = false)
  public static String soundex(String value) {
    int i = 0;
    while (i < value.length() && !isLetter(value.charAt(i))) {
      i++;
    }
    if (i == value.length()) {
      return "";
    }
    StringBuilder result = new StringBuilder(LENGTH).append(upper(value.charAt(i)));
    for (i++; i < value.length() && result.length() < LENGTH; i++) {
      char c = value.charAt(i);
      if (isLetter(c) && code(c) != '0' && code(c) != code(value.charAt(i - 1))) {
        result.append(code(c));
      }
    }
    return result.append("0".repeat(LENGTH - result.length())).toString();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static char upper(char c) {
    return c >= 'a' ? (char) (c - 32) : c;
  }

  private static char code(char c) {
    return isLetter(c) ? CODES.charAt(upper(c) - 'A') : c;
  }
}
