package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code LTRIM(value VARCHAR [, characters VARCHAR]) VARCHAR}: the text without the characters of a
 * set at its start; without a set, without spaces.
 *
 * <p>{@code SELECT LTRIM(' a ') => 'a '}
 */
public final class Ltrim {

  private Ltrim() {}

  /** The text without leading spaces. */
  @Udf(value = "LTRIM", returnsNull = false)
  public static String ltrim(String value) {
    return Trim.trim(value, " ", true, false);
  }

  /** The text without leading characters of the set. */
  @Udf(value = "LTRIM", returnsNull = false)
  public static String ltrim(String value, String characters) {
    return Trim.trim(value, characters, true, false);
  }
}
