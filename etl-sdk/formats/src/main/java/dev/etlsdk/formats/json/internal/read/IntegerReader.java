package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions.NumberForm;
import dev.etlsdk.formats.json.internal.text.IsoText;
import dev.etlsdk.formats.json.internal.text.Numeral;
import dev.etlsdk.formats.json.internal.text.Status;
import dev.etlsdk.formats.json.internal.text.Swar;
import dev.etlsdk.formats.json.internal.text.Syntax;
import dev.etlsdk.kernels.Mem;

/** Reads TINYINT, SMALLINT, INTEGER and BIGINT. */
final class IntegerReader extends FixedReader {

  private final long min;
  private final long max;
  private final boolean takesText;

  IntegerReader(ReadContext context, DataType type, boolean nullable, int width) {
    super(context, type, nullable, width);
    max = -1L >>> (65 - 8 * width);
    min = -max - 1;
    takesText =
        context.options.numbersInStrings()
            || (width == 8 && context.options.bigints() == NumberForm.STRING);
  }

  @Override
  int read(byte[] b, int position, int index) {
    long word = Mem.getLong(b, position);
    boolean negative = (byte) word == '-';
    int at = position;
    if (negative) {
      word = Mem.getLong(b, ++at);
    }
    int count = Swar.digits(word);
    if (count == 0) {
      return other(b, position, index);
    }
    if ((byte) word == '0' && count > 1) {
      return fault.malformed(at + 1);
    }
    int start = at;
    long value = Swar.number(word, count);
    at += count;
    while (count == 8) {
      long more = Mem.getLong(b, at);
      count = Swar.digits(more);
      if (count > 0) {
        value = value * IsoText.POWERS_OF_TEN[count] + Swar.number(more, count);
        at += count;
      }
    }
    // 19 digits fit a long, or make it negative. A point or an exponent is no end.
    if (!Syntax.ends(b[at]) || value < 0 || at - start > 19) {
      return other(b, position, index);
    }
    value = negative ? -value : value;
    if (value < min || value > max) {
      return fault.value(Status.RANGE, position, type);
    }
    put(index, value);
    return at;
  }

  @Override
  Status number(byte[] b, int from, int to, int index) {
    Numeral numeral = context.numeral;
    Status status = numeral.read(b, from, to);
    if (status == Status.OK) {
      status = numeral.scale(0, 19, Numeral.Rounding.NONE);
    }
    if (status != Status.OK) {
      return status;
    }
    long value = numeral.longValue();
    if (!numeral.fitsLong() || value < min || value > max) {
      return Status.RANGE;
    }
    put(index, value);
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
