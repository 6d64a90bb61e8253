package dev.etlsdk.kernels.function.hash;

import dev.etlsdk.udf.Udf;

/**
 * {@code SHA256(value VARCHAR | BINARY) VARCHAR}: the SHA-256 digest, of a text in UTF-8, as 64
 * hexadecimal digits.
 *
 * <p>{@code SELECT SHA256('abc') =>
 * 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'}
 */
public final class Sha256 {

  private Sha256() {}

  /** The digest of a text in UTF-8. */
  @Udf(value = "SHA256", returnsNull = false)
  public static String sha256(String value) {
    return Hex.digest("SHA-256", value);
  }

  /** The digest of bytes. */
  @Udf(value = "SHA256", returnsNull = false)
  public static String sha256(byte[] value) {
    return Hex.digest("SHA-256", value);
  }
}
