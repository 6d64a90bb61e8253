package dev.etlsdk.formats.json.internal.text;

import java.nio.charset.StandardCharsets;

/** How characters of a string are written that can't stand in one. */
public final class Escapes {

  private static final byte[][] ESCAPES = escapes();

  private Escapes() {}

  private static byte[][] escapes() {
    byte[][] all = new byte[256][];
    for (int c = 0; c < all.length; c++) {
      all[c] = c < ' ' ? ascii(String.format("\\u%04X", c)) : new byte[] {(byte) c};
    }
    all['\b'] = ascii("\\b");
    all['\t'] = ascii("\\t");
    all['\n'] = ascii("\\n");
    all['\f'] = ascii("\\f");
    all['\r'] = ascii("\\r");
    all['"'] = ascii("\\\"");
    all['\\'] = ascii("\\\\");
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** What is written for a byte of UTF-8: an escape, or the byte itself. Not to be changed. */
  public static byte[] of(byte c) {
    return ESCAPES[c & 0xFF];
  }
}
