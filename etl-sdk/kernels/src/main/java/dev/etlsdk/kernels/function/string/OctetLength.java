package dev.etlsdk.kernels.function.string;

import dev.etlsdk.udf.Udf;

/**
 * {@code OCTET_LENGTH(value VARCHAR | BINARY) INTEGER}: how many bytes the value has, a text in
 * UTF-8.
 *
 * <p>{@code SELECT OCTET_LENGTH('ü') => 2}
 */
public final class OctetLength {

  private OctetLength() {}

  /** The number of bytes. */
  @Udf("OCTET_LENGTH")
  public static int octetLength(byte[] value) {
    return value.length;
  }

  /** The number of bytes in UTF-8. */
  @Udf("OCTET_LENGTH")
  public static int octetLength(String value) {
    int bytes = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
