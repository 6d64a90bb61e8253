package dev.etlsdk.kernels.function.hash;

import dev.etlsdk.udf.Udf;

/**
 * {@code SHA512(value VARCHAR | BINARY) VARCHAR}: the SHA-512 digest, of a text in UTF-8, as 128
 * hexadecimal digits.
 *
 * <p>{@code SELECT SHA512('abc') =>
 * 'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f'}
 */
public final class Sha512 {

  private Sha512() {}

  /** The digest of a text in UTF-8. */
  @Udf(value = "SHA512", returnsNull = false)
  public static String sha512(String value) {
    return Hex.digest("SHA-512", value);
  }

  /** The digest of bytes. */
  @Udf(value = "SHA512", returnsNull = false)
  public static String sha512(byte[] value) {
    return Hex.digest("SHA-512", value);
  }
}
