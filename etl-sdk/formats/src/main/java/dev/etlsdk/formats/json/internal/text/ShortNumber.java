package dev.etlsdk.formats.json.internal.text;

import dev.etlsdk.kernels.Mem;

/** A number without exponent and of at most 18 digits, as nearly all are. Not thread-safe. */
public final class ShortNumber {

  private static final int MAX_DIGITS = 18;

  /** The digits, without point and sign. */
  public long digits;

  /** How many of them stand behind the point. */
  public int fraction;

  public boolean negative;

  /** Reads a number; returns the position after it, or 0 if it is none of this kind. */
  public int read(byte[] b, int position) {
    negative = b[position] == '-';
    int start = negative ? position + 1 : position;
    int at = run(b, start, 0);
    int whole = at - start;
    if (whole == 0 || whole > MAX_DIGITS || (whole > 1 && b[start] == '0')) {
      return 0;
    }
    fraction = 0;
    if (b[at] == '.') {
      int behind = run(b, at + 1, whole);
      fraction = behind - at - 1;
      if (fraction == 0 || whole + fraction > MAX_DIGITS) {
        return 0;
      }
      at = behind;
    }
    return Syntax.ends(b[at]) ? at : 0;
  }

  /** Appends a run of digits; more than fit are passed over without being counted in. */
  private int run(byte[] b, int position, int before) {
    long value = before == 0 ? 0 : digits;
    int at = position;
    while (true) {
      long word = Mem.getLong(b, at);
      int count = Swar.digits(word);
      if (count == 0) {
        break;
      }
      at += count;
      if (before + at - position > MAX_DIGITS) {
        return position + MAX_DIGITS + 1;
      }
      value = value * IsoText.POWERS_OF_TEN[count] + Swar.number(word, count);
      if (count < 8) {
        break;
      }
    }
    digits = value;
    return at;
  }
}
