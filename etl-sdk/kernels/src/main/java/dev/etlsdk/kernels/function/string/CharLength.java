package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code CHAR_LENGTH(value VARCHAR) INTEGER}, also {@code CHARACTER_LENGTH} and {@code LENGTH}: how
 * many characters the text has.
 *
 * <p>{@code SELECT CHAR_LENGTH('añ😀') => 3}
 */
public final class CharLength {

  private CharLength() {}

  /** The number of characters. */
  @Udf("CHAR_LENGTH")
  public static int charLength(String value) {
    return CodePoints.length(value);
  }
}
