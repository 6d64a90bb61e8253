package dev.etlsdk.formats.json.internal;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions.NumberForm;
import dev.etlsdk.kernels.Mem;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes DECIMAL with as many digits behind the point as its type has. */
final class DecimalWriter extends FixedWriter {

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
    BigInteger unscaled =
        BigInteger.valueOf(high).shiftLeft(64).or(new BigInteger(Long.toUnsignedString(low)));
    return FloatingWriter.ascii(out, position, new BigDecimal(unscaled, scale).toPlainString());
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
