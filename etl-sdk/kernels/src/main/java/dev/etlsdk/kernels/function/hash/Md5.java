package dev.etlsdk.kernels.function.hash;

import dev.etlsdk.udf.Udf;

/**
 * {@code MD5(value VARCHAR | BINARY) VARCHAR}: the MD5 digest, of a text in UTF-8, as 32
 * hexadecimal digits.
 *
 * <p>{@code SELECT MD5('abc') => '900150983cd24fb0d6963f7d28e17f72'}
 */
public final class Md5 {

  private Md5() {}

  /** The digest of a text in UTF-8. */
  @Udf(value = "MD5", returnsNull = false)
  public static String md5(String value) {
    return Hex.digest("MD5", value);
  }

  /** The digest of bytes. */
  @Udf(value = "MD5", returnsNull = false)
  public static String md5(byte[] value) {
    return Hex.digest("MD5", value);
  }
}
