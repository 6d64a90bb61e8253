package dev.etlsdk.kernels.function.string;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.Udf;

/**
 * {@code CHR(codePoint INTEGER) VARCHAR}: the character of a Unicode code point. 0, surrogates and
 * numbers that aren't code points fail with ETL-VALUE-0004.
 *
 * <p>{@code SELECT CHR(233) => 'é'}
 */
public final class Chr {

  private Chr() {}

  /** The character of a code point. */
  @Udf(value = "CHR", returnsNull = false)
  public static String chr(int codePoint) {
    if (codePoint < 1
        || codePoint > Character.MAX_CODE_POINT
        || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
      throw RowFailure.argument(
          "CHR("
              + codePoint
              + "): a character's code point is 1 to 1114111, without 55296 to 57343");
    }
    return Character.toString(codePoint);
  }
}
