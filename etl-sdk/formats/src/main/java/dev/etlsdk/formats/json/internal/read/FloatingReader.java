package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions.NonFinite;
import dev.etlsdk.formats.json.internal.text.NonFiniteText;
import dev.etlsdk.formats.json.internal.text.Numeral;
import dev.etlsdk.formats.json.internal.text.ShortNumber;
import dev.etlsdk.formats.json.internal.text.Status;
import dev.etlsdk.formats.json.internal.text.Syntax;

/** Reads REAL and DOUBLE. */
final class FloatingReader extends FixedReader {

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18
  };

  private final boolean isDouble;
  private final long exactDigits;
  private final int exactPower;
  private final boolean numberText;
  private final boolean nonFiniteText;

  /**
   * Makes a reader.
   *
   * @param key whether it reads keys of a MAP, which are always text
   */
  FloatingReader(
      ReadContext context, DataType type, boolean nullable, boolean isDouble, boolean key) {
    super(context, type, nullable, isDouble ? 8 : 4);
    this.isDouble = isDouble;
    exactDigits = isDouble ? 1L << 53 : 1L << 24;
    exactPower = isDouble ? 18 : 10;
    numberText = key || context.options.numbersInStrings();
    nonFiniteText = context.options.nonFinite() == NonFinite.STRING;
  }

  @Override
  int read(byte[] b, int position, int index) {
    ShortNumber number = context.shortNumber;
    int end = number.read(b, position);
    // Digits and power are exact in this type, so that one division gives the nearest number.
    if (end == 0 || number.digits > exactDigits || number.fraction > exactPower) {
      return other(b, position, index);
    }
    if (isDouble) {
      double value = number.digits / POWERS_OF_TEN[number.fraction];
      put(index, Double.doubleToRawLongBits(number.negative ? -value : value));
    } else {
      float value = number.digits / (float) POWERS_OF_TEN[number.fraction];
      put(index, Float.floatToRawIntBits(number.negative ? -value : value));
    }
    return end;
  }

  @Override
  Status number(byte[] b, int from, int to, int index) {
    if (to - from > Numeral.MAX_LENGTH) {
      return Status.LONG;
    }
    if (isDouble) {
      double value = context.numeral.doubleValue(b, from, to);
      if (Double.isInfinite(value)) {
        return Status.RANGE;
      }
      put(index, Double.doubleToRawLongBits(value));
    } else {
      float value = context.numeral.floatValue(b, from, to);
      if (Float.isInfinite(value)) {
        return Status.RANGE;
      }
      put(index, Float.floatToRawIntBits(value));
    }
    return Status.OK;
  }

  @Override
  Status text(byte[] b, int from, int to, int index) {
    if (nonFiniteText) {
      NonFiniteText found = NonFiniteText.of(b, from, to);
      if (found != null) {
        put(
            index,
            isDouble
                ? Double.doubleToRawLongBits(found.value())
                : Float.floatToRawIntBits((float) found.value()));
        return Status.OK;
      }
    }
    boolean isNumber = numberText && Syntax.numeral(b, from) == to;
    return isNumber ? number(b, from, to, index) : Status.WRONG;
  }

  @Override
  boolean takesText() {
    return numberText || nonFiniteText;
  }
}
