package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions.NumberForm;
import dev.etlsdk.formats.json.internal.text.IsoText;
import dev.etlsdk.kernels.Mem;
import java.util.Arrays;

/** Writes DECIMAL with as many digits behind the point as its type has. */
final class DecimalWriter extends FixedWriter {

  private static final long NINE_DIGITS = 1_000_000_000;
  private static final long LIMB = 0xFFFFFFFFL;

  private final int[] groups = new int[5];
  private final int scale;
  private final boolean quoted;

  DecimalWriter(WriteContext context, DataType.Decimal type, boolean key) {
    super(context);
    scale = type.scale();
    quoted = key || context.options.decimals() == NumberForm.STRING;
  }

  @Override
  int write(int position, int index) {
    if (!quoted) {
      return number(position, index);
    }
    context.out[position] = '"';
    int at = number(position + 1, index);
    context.out[at] = '"';
    return at + 1;
  }

  private int number(int position, int index) {
    byte[] out = context.out;
    long low = Mem.getLong(values + 16L * index);
    long high = Mem.getLong(values + 16L * index + 8);
    if (high == low >> 63 && low != Long.MIN_VALUE && scale <= 18) {
      return scaled(out, position, low, scale);
    }
    int at = position;
    if (high < 0) {
      out[at++] = '-';
      low = -low;
      high = ~high + (low == 0 ? 1 : 0);
    }
    return point(out, at, wide(out, at, high, low));
  }

  /** Writes a number of 128 bits without sign. */
  private int wide(byte[] out, int position, long high, long low) {
    long limb3 = high >>> 32;
    long limb2 = high & LIMB;
    long limb1 = low >>> 32;
    long limb0 = low & LIMB;
    int count = 0;
    do {
      long value = limb3;
      limb3 = value / NINE_DIGITS;
      value = (value - limb3 * NINE_DIGITS) << 32 | limb2;
      limb2 = value / NINE_DIGITS;
      value = (value - limb2 * NINE_DIGITS) << 32 | limb1;
      limb1 = value / NINE_DIGITS;
      value = (value - limb1 * NINE_DIGITS) << 32 | limb0;
      limb0 = value / NINE_DIGITS;
      groups[count++] = (int) (value - limb0 * NINE_DIGITS);
    } while ((limb3 | limb2 | limb1 | limb0) != 0);
    int at = DigitWriter.magnitude(out, position, groups[--count]);
    while (count > 0) {
      at = DigitWriter.padded(out, at, groups[--count], 9);
    }
    return at;
  }

  /** Puts the point into digits, and zeros before them if there are too few. */
  private int point(byte[] out, int from, int to) {
    if (scale == 0) {
      return to;
    }
    int zeros = Math.max(0, scale + 1 - (to - from));
    System.arraycopy(out, from, out, from + zeros, to - from);
    Arrays.fill(out, from, from + zeros, (byte) '0');
    int end = to + zeros;
    System.arraycopy(out, end - scale, out, end - scale + 1, scale);
    out[end - scale] = '.';
    return end + 1;
  }

  /** Writes {@code value / 10^scale}; scale is at most 18, value not the smallest long. */
  static int scaled(byte[] out, int position, long value, int scale) {
    int at = position;
    if (value < 0) {
      out[at++] = '-';
    }
    long magnitude = Math.abs(value);
    if (scale == 0) {
      return DigitWriter.magnitude(out, at, magnitude);
    }
    long unit = IsoText.POWERS_OF_TEN[scale];
    long whole = magnitude / unit;
    at = DigitWriter.magnitude(out, at, whole);
    out[at] = '.';
    return DigitWriter.padded(out, at + 1, magnitude - whole * unit, scale);
  }
}
