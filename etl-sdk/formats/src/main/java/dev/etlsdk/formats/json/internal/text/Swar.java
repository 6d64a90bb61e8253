package dev.etlsdk.formats.json.internal.text;

import dev.etlsdk.kernels.Mem;

/** Looks at eight bytes of text at once, the first of them in the lowest bits of a long. */
public final class Swar {

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Swar() {}

  /** How many of the eight bytes, from the first, are digits. */
  public static int digits(long word) {
    // A byte below '0' borrows, a byte above '9' carries; neither reaches a byte before it.
    long others = ((word + 0x4646464646464646L) | (word - 0x3030303030303030L)) & HIGHS;
    return Long.numberOfTrailingZeros(others) >>> 3;
  }

  /** The number that the first {@code count} bytes write, 1 to 8 digits. */
  public static long number(long word, int count) {
    long aligned = (word << (64 - 8 * count)) & 0x0F0F0F0F0F0F0F0FL;
    long pairs = (aligned * 10 + (aligned >>> 8)) & 0x00FF00FF00FF00FFL;
    long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000FFFF0000FFFFL;
    return (fours * 10_000 + (fours >>> 32)) & 0xFFFFFFFFL;
  }

  /**
   * A bit in each byte, from the first such one on, that is a quote, a backslash or below a space.
   */
  public static long specials(long word) {
    long quotes = word ^ 0x2222222222222222L;
    long backslashes = word ^ 0x5C5C5C5C5C5C5C5CL;
    return (((quotes - ONES) & ~quotes)
            | ((backslashes - ONES) & ~backslashes)
            | ((word - 0x2020202020202020L) & ~word))
        & HIGHS;
  }

  /** Whether one of the eight bytes is beyond ASCII. */
  public static boolean beyondAscii(long word) {
    return (word & HIGHS) != 0;
  }

  /** How many of the eight bytes, from the first, are ASCII. */
  static int ascii(long word) {
    return Long.numberOfTrailingZeros(word & HIGHS) >>> 3;
  }

  /** The index of the byte that the lowest bit of a mask belongs to. */
  public static int first(long mask) {
    return Long.numberOfTrailingZeros(mask) >>> 3;
  }

  /** Up to eight bytes of an array as a word, zeros behind them. */
  public static long word(byte[] bytes, int from, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[from + i] & 0xFFL) << (8 * i);
    }
    return word;
  }

  /** The first quote, backslash or byte below a space; the array is padded, so there is one. */
  public static int nextSpecial(byte[] padded, int position) {
    int at = position;
    while (true) {
      long found = specials(Mem.getLong(padded, at));
      if (found != 0) {
        return at + first(found);
      }
      at += 8;
    }
  }
}
