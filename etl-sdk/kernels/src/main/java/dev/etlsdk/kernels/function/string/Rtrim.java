package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code RTRIM(value VARCHAR [, characters VARCHAR]) VARCHAR}: the text without the characters of a
 * set at its end; without a set, without spaces.
 *
 * <p>{@code SELECT RTRIM(' a ') => ' a'}
 */
public final class Rtrim {

  private Rtrim() {}

  /** The text without trailing spaces. */
  @Udf(value = "RTRIM", returnsNull = false)
  public static String rtrim(String value) {
    return Trim.trim(value, " ", false, true);
  }

  /** The text without trailing characters of the set. */
  @Udf(value = "RTRIM", returnsNull = false)
  public static String rtrim(String value, String characters) {
    return Trim.trim(value, characters, false, true);
  }
}
