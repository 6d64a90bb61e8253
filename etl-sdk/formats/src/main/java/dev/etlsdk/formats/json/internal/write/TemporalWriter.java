package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.internal.read.TemporalReader;
import dev.etlsdk.formats.json.internal.text.IsoText;
import dev.etlsdk.kernels.Mem;

/** Writes DATE, TIME and both TIMESTAMP types. */
public final class TemporalWriter extends FixedWriter {

  private static final int SECONDS_OF_DAY = 86_400;
  private static final int MAX_YEAR = 999_999_999;

  private final DataType type;
  private final int width;
  private final boolean key;
  private final int precision;
  private final long unit;
  private final int epochDigits;

  TemporalWriter(WriteContext context, DataType type, int width, boolean key) {
    super(context);
    this.type = type;
    this.width = width;
    this.key = key;
    precision =
        type instanceof DataType.Time time
            ? time.precision()
            : type instanceof DataType.Timestamp timestamp ? timestamp.precision() : 0;
    unit = IsoText.POWERS_OF_TEN[precision];
    epochDigits =
        type instanceof DataType.Timestamp
            ? TemporalReader.epochDigits(context.options.timestamps())
            : -1;
  }

  @Override
  int write(int position, int index) {
    long value = width == 4 ? Mem.getInt(values + 4L * index) : Mem.getLong(values + 8L * index);
    byte[] out = context.out;
    boolean quoted = key || epochDigits < 0;
    int at = position;
    if (quoted) {
      out[at++] = '"';
    }
    at =
        switch (type.kind()) {
          case DATE -> date(out, at, value);
          case TIME -> timeOfDay(out, at, value);
          default -> epochDigits < 0 ? timestamp(out, at, value) : epoch(out, at, value);
        };
    if (at < 0) {
      return context.fail(noForm(type, value));
    }
    if (quoted) {
      out[at++] = '"';
    }
    return at;
  }

  public static String noForm(DataType type, long value) {
    return value + " as " + type + " is no date or time that can be written";
  }

  private int timestamp(byte[] out, int position, long value) {
    long seconds = Math.floorDiv(value, unit);
    long day = Math.floorDiv(seconds, (long) SECONDS_OF_DAY);
    int at = date(out, position, day);
    if (at < 0) {
      return at;
    }
    out[at++] = 'T';
    at = time(out, at, (int) (seconds - day * SECONDS_OF_DAY), value - seconds * unit);
    if (((DataType.Timestamp) type).local()) {
      out[at++] = 'Z';
    }
    return at;
  }

  private int timeOfDay(byte[] out, int position, long value) {
    if (value < 0 || value >= SECONDS_OF_DAY * unit) {
      return WriteContext.FAILED;
    }
    long second = value / unit;
    return time(out, position, (int) second, value - second * unit);
  }

  private int time(byte[] out, int position, int second, long fraction) {
    int minute = second / 60;
    int hour = minute / 60;
    int at = DigitWriter.two(out, position, hour);
    out[at++] = ':';
    at = DigitWriter.two(out, at, minute - hour * 60);
    out[at++] = ':';
    at = DigitWriter.two(out, at, second - minute * 60);
    if (precision > 0) {
      out[at++] = '.';
      at = DigitWriter.padded(out, at, fraction, precision);
    }
    return at;
  }

  /** Years begin in March here, so that the leap day is a year's last. */
  private static int date(byte[] out, int position, long epochDay) {
    long day = epochDay + 719_468;
    long era = Math.floorDiv(day, 146_097L);
    int dayOfEra = (int) (day - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * shifted + 2) / 5 + 1;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    if (Math.abs(year) > MAX_YEAR) {
      return WriteContext.FAILED;
    }
    int at = year(out, position, year);
    out[at++] = '-';
    at = DigitWriter.two(out, at, month);
    out[at++] = '-';
    return DigitWriter.two(out, at, dayOfMonth);
  }

  private static int year(byte[] out, int position, long year) {
    long magnitude = Math.abs(year);
    int at = position;
    if (year < 0 || year > 9999) {
      out[at++] = (byte) (year < 0 ? '-' : '+');
    }
    return magnitude > 9999
        ? DigitWriter.magnitude(out, at, magnitude)
        : DigitWriter.two(
            out, DigitWriter.two(out, at, (int) magnitude / 100), (int) magnitude % 100);
  }

  private int epoch(byte[] out, int position, long value) {
    int fraction = precision - epochDigits;
    if (fraction <= 0 || value == Long.MIN_VALUE) {
      int at = DigitWriter.write(out, position, value);
      for (int i = fraction; i < 0 && value != 0; i++) {
        out[at++] = '0';
      }
      return fraction <= 0 ? at : point(out, at, fraction);
    }
    int at = DecimalWriter.scaled(out, position, value, fraction);
    while (out[at - 1] == '0') {
      at--;
    }
    return out[at - 1] == '.' ? at - 1 : at;
  }

  /** Moves the last digits behind a point. */
  private static int point(byte[] out, int end, int fraction) {
    System.arraycopy(out, end - fraction, out, end - fraction + 1, fraction);
    out[end - fraction] = '.';
    return end + 1;
  }
}
