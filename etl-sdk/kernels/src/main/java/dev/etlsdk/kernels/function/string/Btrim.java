package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code BTRIM(value VARCHAR [, characters VARCHAR]) VARCHAR}: the text without the characters of a
 * set at its ends; without a set, without spaces.
 *
 * <p>{@code SELECT BTRIM('xxaxbxx', 'x') => 'axb'}
 */
public final class Btrim {

  private Btrim() {}

  /** The text without spaces at its ends. */
  @Udf(value = "BTRIM", returnsNull = false)
  public static String btrim(String value) {
    return Trim.trim(value, " ", true, true);
  }

  /** The text without characters of the set at its ends. */
  @Udf(value = "BTRIM", returnsNull = false)
  public static String btrim(String value, String characters) {
    return Trim.trim(value, characters, true, true);
  }
}
