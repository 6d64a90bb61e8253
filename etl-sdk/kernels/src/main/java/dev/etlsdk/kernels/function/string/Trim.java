package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code TRIM([BOTH | LEADING | TRAILING] [characters VARCHAR] FROM value VARCHAR) VARCHAR}: the
 * text without the characters of a set at one end or both; without a set, without spaces.
 *
 * <p>{@code SELECT TRIM(BOTH 'xy' FROM 'xyabcyx') => 'abc'}
 */
public final class Trim {

  private Trim() {}

  /**
   * The text without the characters at its ends.
   *
   * @param side {@code BOTH}, {@code LEADING} or {@code TRAILING}
   * @param characters the set
   * @param value the text
   */
  @Udf(value = "TRIM", returnsNull = false)
  public static String trim(String side, String characters, String value) {
    return trim(value, characters, !side.equals("TRAILING"), !side.equals("LEADING"));
  }

  static String trim(String value, String characters, boolean leading, boolean trailing) {
    int start = 0;
    int end = value.length();
    while (leading && start < end) {
      int c = value.codePointAt(start);
      if (!CodePoints.contains(characters, c)) {
        break;
      }
      start += Character.charCount(c);
    }
    while (trailing && end > start) {
      int c = value.codePointBefore(end);
      if (!CodePoints.contains(characters, c)) {
        break;
      }
      end -= Character.charCount(c);
    }
    return value.substring(start, end);
  }
}
