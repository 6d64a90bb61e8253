package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions.ExcessDigits;
import dev.etlsdk.formats.json.JsonOptions.NumberForm;
import dev.etlsdk.formats.json.internal.text.IsoText;
import dev.etlsdk.formats.json.internal.text.Numeral;
import dev.etlsdk.formats.json.internal.text.ShortNumber;
import dev.etlsdk.formats.json.internal.text.Status;
import dev.etlsdk.formats.json.internal.text.Syntax;

/** Reads DECIMAL. */
final class DecimalReader extends FixedReader {

  private final int precision;
  private final int scale;
  private final long limit;
  private final Numeral.Rounding rounding;
  private final boolean takesText;

  DecimalReader(ReadContext context, DataType.Decimal type, boolean nullable) {
    super(context, type, nullable, 16);
    precision = type.precision();
    scale = type.scale();
    limit = precision > 18 ? Long.MAX_VALUE : IsoText.POWERS_OF_TEN[precision];
    rounding =
        context.options.excessDigits() == ExcessDigits.ROUND
            ? Numeral.Rounding.HALF_UP
            : Numeral.Rounding.NONE;
    takesText =
        context.options.numbersInStrings() || context.options.decimals() == NumberForm.STRING;
  }

  @Override
  int read(byte[] b, int position, int index) {
    ShortNumber number = context.shortNumber;
    int end = number.read(b, position);
    int shift = scale - number.fraction;
    if (end == 0 || shift < 0 || shift > 18 || end - position + shift > 18) {
      return other(b, position, index);
    }
    long value = number.digits * IsoText.POWERS_OF_TEN[shift];
    if (value >= limit) {
      return other(b, position, index);
    }
    value = number.negative ? -value : value;
    put(index, value >> 63, value);
    return end;
  }

  @Override
  Status number(byte[] b, int from, int to, int index) {
    Numeral numeral = context.numeral;
    Status status = numeral.read(b, from, to);
    if (status == Status.OK) {
      status = numeral.scale(scale, precision, rounding);
    }
    if (status != Status.OK) {
      return status;
    }
    if (numeral.isShort()) {
      long value = numeral.longValue();
      put(index, value >> 63, value);
    } else {
      numeral.widen();
      put(index, numeral.high(), numeral.low());
    }
    return Status.OK;
  }

  @Override
  Status text(byte[] b, int from, int to, int index) {
    return Syntax.numeral(b, from) == to ? number(b, from, to, index) : Status.WRONG;
  }

  @Override
  boolean takesText() {
    return takesText;
  }
}
