package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.JsonOptions.ExcessDigits;
import dev.etlsdk.formats.json.JsonOptions.TimestampForm;
import dev.etlsdk.formats.json.internal.text.IsoText;
import dev.etlsdk.formats.json.internal.text.Numeral;
import dev.etlsdk.formats.json.internal.text.Status;
import dev.etlsdk.formats.json.internal.text.Syntax;

/** Reads DATE, TIME and both TIMESTAMP types. */
public final class TemporalReader extends FixedReader {

  private final int precision;
  private final boolean round;
  private final int epochDigits;
  private final boolean numberText;

  /**
   * Makes a reader.
   *
   * @param key whether it reads keys of a MAP, which are always text
   */
  TemporalReader(ReadContext context, DataType type, boolean nullable, int width, boolean key) {
    super(context, type, nullable, width);
    precision =
        type instanceof DataType.Time time
            ? time.precision()
            : type instanceof DataType.Timestamp timestamp ? timestamp.precision() : 0;
    round = context.options.excessDigits() == ExcessDigits.ROUND;
    epochDigits =
        type instanceof DataType.Timestamp ? epochDigits(context.options.timestamps()) : -1;
    numberText = key || context.options.numbersInStrings();
  }

  /** Digits behind the second of the unit that numbers count, or -1 if numbers are not read. */
  public static int epochDigits(TimestampForm form) {
    return switch (form) {
      case ISO_8601 -> -1;
      case EPOCH_SECONDS -> 0;
      case EPOCH_MILLIS -> 3;
      case EPOCH_MICROS -> 6;
      case EPOCH_NANOS -> 9;
    };
  }

  @Override
  int read(byte[] b, int position, int index) {
    return b[position] == '"' ? string(b, position, index) : other(b, position, index);
  }

  @Override
  Status text(byte[] b, int from, int to, int index) {
    IsoText iso = context.iso;
    Status status =
        switch (type.kind()) {
          case DATE -> iso.date(b, from, to);
          case TIME -> iso.time(b, from, to, precision, round);
          case TIMESTAMP -> iso.timestamp(b, from, to, precision, false, round);
          default -> iso.timestamp(b, from, to, precision, true, round);
        };
    if (status == Status.OK) {
      put(index, iso.value());
    } else if (status == Status.WRONG && numberText && Syntax.numeral(b, from) == to) {
      return number(b, from, to, index);
    }
    return status;
  }

  @Override
  Status number(byte[] b, int from, int to, int index) {
    if (epochDigits < 0) {
      return Status.WRONG;
    }
    Numeral numeral = context.numeral;
    Status status = numeral.read(b, from, to);
    if (status == Status.OK) {
      Numeral.Rounding rounding = round ? Numeral.Rounding.FLOOR : Numeral.Rounding.NONE;
      status = numeral.scale(precision - epochDigits, 19, rounding);
    }
    if (status != Status.OK) {
      return status;
    }
    if (!numeral.fitsLong()) {
      return Status.RANGE;
    }
    put(index, numeral.longValue());
    return Status.OK;
  }
}
