package dev.etlsdk.kernels.function.hash;

import dev.etlsdk.udf.Udf;

/**
 * {@code SHA1(value VARCHAR | BINARY) VARCHAR}: the SHA-1 digest, of a text in UTF-8, as 40
 * hexadecimal digits.
 *
 * <p>{@code SELECT SHA1('abc') => 'a9993e364706816aba3e25717850c26c9cd0d89d'}
 */
public final class Sha1 {

  private Sha1() {}

  /** The digest of a text in UTF-8. */
  @Udf(value = "SHA1", returnsNull = false)
  public static String sha1(String value) {
    return Hex.digest("SHA-1", value);
  }

  /** The digest of bytes. */
  @Udf(value = "SHA1", returnsNull = false)
  public static String sha1(byte[] value) {
    return Hex.digest("SHA-1", value);
  }
}
