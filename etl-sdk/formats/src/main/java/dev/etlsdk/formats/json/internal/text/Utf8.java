package dev.etlsdk.formats.json.internal.text;

import dev.etlsdk.kernels.Mem;

/** Checks that bytes are UTF-8: shortest forms only, no surrogates, nothing beyond U+10FFFF. */
public final class Utf8 {

  private Utf8() {}

  /** Copies bytes to the start of an array; returns whether all are ASCII. */
  public static boolean copyAscii(byte[] from, int length, byte[] to) {
    long all = 0;
    int at = 0;
    int last = length - 8;
    for (; at < last; at += 8) {
      long word = Mem.getLong(from, at);
      Mem.putLong(to, at, word);
      all |= word;
    }
    if (last >= 0) {
      long word = Mem.getLong(from, last);
      Mem.putLong(to, last, word);
      return !Swar.beyondAscii(all | word);
    }
    for (; at < length; at++) {
      byte one = from[at];
      to[at] = one;
      all |= one;
    }
    return !Swar.beyondAscii(all);
  }

  /** The position of the first byte that is not part of valid UTF-8, or -1. */
  public static int firstInvalid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (bytes[at] < 0) {
        int length = sequence(bytes, at, to);
        if (length == 0) {
          return at;
        }
        at += length;
      } else {
        at += at + 8 <= to ? Swar.ascii(Mem.getLong(bytes, at)) : 1;
      }
    }
    return -1;
  }

  /** The length of the valid sequence that begins with a byte beyond ASCII, or 0. */
  private static int sequence(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xFF;
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > to) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xFF;
    boolean wrong =
        switch (first) {
          case 0xE0 -> second < 0xA0;
          case 0xED -> second > 0x9F;
          case 0xF0 -> second < 0x90;
          case 0xF4 -> second > 0x8F;
          default -> false;
        };
    return wrong ? 0 : length;
  }

  /**
   * Writes a code point as UTF-8, a lone surrogate as three bytes; returns the position after it.
   */
  static int write(byte[] to, int at, int codePoint) {
    if (codePoint < 0x80) {
      to[at] = (byte) codePoint;
      return at + 1;
    }
    if (codePoint < 0x800) {
      to[at] = (byte) (0xC0 | (codePoint >> 6));
      to[at + 1] = (byte) (0x80 | (codePoint & 0x3F));
      return at + 2;
    }
    if (codePoint < 0x10000) {
      to[at] = (byte) (0xE0 | (codePoint >> 12));
      to[at + 1] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
      to[at + 2] = (byte) (0x80 | (codePoint & 0x3F));
      return at + 3;
    }
    to[at] = (byte) (0xF0 | (codePoint >> 18));
    to[at + 1] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
    to[at + 2] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
    to[at + 3] = (byte) (0x80 | (codePoint & 0x3F));
    return at + 4;
  }
}
