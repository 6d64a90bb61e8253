package dev.etlsdk.kernels.function.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests in lower-case hexadecimal digits. */
final class Hex {

  private static final HexFormat FORMAT = HexFormat.of();

  private Hex() {}

  static String digest(String algorithm, String value) {
    return digest(algorithm, value.getBytes(StandardCharsets.UTF_8));
  }

  static String digest(String algorithm, byte[] value) {
    try {
      return FORMAT.formatHex(MessageDigest.getInstance(algorithm).digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has the digest " + algorithm, e);
    }
  }
}
