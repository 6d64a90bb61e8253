package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.kernels.Mem;

/** Writes whole numbers, eight digits at once. */
final class DigitWriter {

  private static final long ZEROS = 0x3030303030303030L;
  private static final long EIGHT_DIGITS = 100_000_000;

  private static final short[] PAIRS = pairs();

  private DigitWriter() {}

  /** Writes a number; needs room for 28 bytes. */
  static int write(byte[] out, int position, long value) {
    int at = position;
    if (value < 0) {
      out[at++] = '-';
    }
    return magnitude(out, at, Math.abs(value));
  }

  /** Writes a number from 0 on; the smallest long, which has no magnitude, is written as such. */
  static int magnitude(byte[] out, int position, long value) {
    if (value < EIGHT_DIGITS) {
      return value < 0 ? smallest(out, position) : upToEight(out, position, (int) value);
    }
    long high = value / EIGHT_DIGITS;
    int at =
        high < EIGHT_DIGITS ? upToEight(out, position, (int) high) : magnitude(out, position, high);
    Mem.putLong(out, at, digits((int) (value - high * EIGHT_DIGITS)) | ZEROS);
    return at + 8;
  }

  private static int smallest(byte[] out, int position) {
    int at = magnitude(out, position, Long.MAX_VALUE);
    out[at - 1]++;
    return at;
  }

  private static int upToEight(byte[] out, int position, int value) {
    long digits = digits(value);
    int leading = Long.numberOfTrailingZeros(digits | (1L << 56)) >>> 3;
    Mem.putLong(out, position, (digits | ZEROS) >>> (8 * leading));
    return position + 8 - leading;
  }

  /** Writes exactly so many digits of a number below 10^count; needs room for eight more bytes. */
  static int padded(byte[] out, int position, long value, int count) {
    if (count > 8) {
      long high = value / EIGHT_DIGITS;
      int at = padded(out, position, high, count - 8);
      Mem.putLong(out, at, digits((int) (value - high * EIGHT_DIGITS)) | ZEROS);
      return at + 8;
    }
    if (count > 0) {
      Mem.putLong(out, position, (digits((int) value) | ZEROS) >>> (8 * (8 - count)));
    }
    return position + count;
  }

  /** Writes two digits. */
  static int two(byte[] out, int position, int value) {
    Mem.putShort(out, position, PAIRS[value]);
    return position + 2;
  }

  private static short[] pairs() {
    short[] pairs = new short[100];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (short) ('0' + i / 10 | ('0' + i % 10) << 8);
    }
    return pairs;
  }

  /** The eight digits of a number below 10^8, a byte each, the first in the lowest byte. */
  private static long digits(int value) {
    // Halves of four digits, then pairs, then digits, side by side; the factors divide by 100 and
    // 10.
    int high = value / 10_000;
    long fours = high | ((long) (value - high * 10_000) << 32);
    long hundreds = ((fours * 10_486) >>> 20) & 0x7F0000007FL;
    long pairs = hundreds | ((fours - 100 * hundreds) << 16);
    long tens = ((pairs * 103) >>> 10) & 0x000F000F000F000FL;
    return tens | ((pairs - 10 * tens) << 8);
  }
}
