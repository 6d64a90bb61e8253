package dev.etlsdk.kernels.function.search;

import dev.etlsdk.kernels.function.string.CodePoints;
import dev.etlsdk.udf.Udf;

/**
 * {@code TRANSLATE(value VARCHAR, from VARCHAR, to VARCHAR) VARCHAR}: the text with each character
 * that occurs in {@code from} replaced by the one at the same position in {@code to}, or left out
 * where {@code to} is shorter.
 *
 * <p>{@code SELECT TRANSLATE('12345', '143', 'ax') => 'a2x5'}
 */
public final class Translate {

  private Translate() {}

  /**
   * The text with characters replaced. Calcite's name for the function with three arguments is
   * {@code TRANSLATE3}.
   */
  @Udf(value = "TRANSLATE3", returnsNull = false)
  public static String translate(String value, String from, String to) {
    StringBuilder result = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      i += Character.charCount(c);
      int index = from.indexOf(c);
      if (index < 0) {
        result.appendCodePoint(c);
        continue;
      }
      int target = CodePoints.index(to, from.codePointCount(0, index));
      if (target < to.length()) {
        result.appendCodePoint(to.codePointAt(target));
      }
    }
    return result.toString();
  }
}
