package dev.etlsdk.kernels.cast;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.Temporals;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * From VARCHAR to DATE, TIME and TIMESTAMP: {@code 2020-02-29}, {@code 23:59[:59[.999]]}, and both
 * joined by a blank or {@code T}. A zone ({@code Z}, {@code +02}, {@code +02:00}, {@code +0200})
 * counts for WITH LOCAL TIME ZONE, which is in UTC without one, and is ignored for the others.
 * Digits behind the precision are rounded.
 */
public final class TextToTime {

  private static final int NANOS = 9;

  private TextToTime() {}

  /** To DATE; a time behind it is ignored. */
  public static int toDate(String text) {
    Reader reader = new Reader(text, "DATE");
    int days = reader.date();
    if (!reader.atEnd()) {
      reader.separator();
      reader.time();
      reader.zone();
      reader.requireEnd();
    }
    return days;
  }

  /** To TIME; a date before it is ignored. */
  public static long toTime(String text, int precision) {
    Reader reader = new Reader(text, "TIME");
    if (reader.looksLikeDate()) {
      reader.date();
      reader.separator();
    }
    long nanos = reader.time();
    reader.zone();
    reader.requireEnd();
    return Temporals.rescaleTime(nanos, NANOS, precision);
  }

  /** To TIMESTAMP. */
  public static long toTimestamp(String text, int precision) {
    return moment(new Reader(text, "TIMESTAMP"), precision, false);
  }

  /** To TIMESTAMP WITH LOCAL TIME ZONE. */
  public static long toInstant(String text, int precision) {
    return moment(new Reader(text, "TIMESTAMP WITH LOCAL TIME ZONE"), precision, true);
  }

  private static long moment(Reader reader, int precision, boolean zoned) {
    int days = reader.date();
    long nanos = 0;
    long offsetSeconds = 0;
    if (!reader.atEnd()) {
      reader.separator();
      nanos = reader.time();
      offsetSeconds = reader.zone();
      reader.requireEnd();
    }
    long unit = Temporals.nanos(precision);
    long units = nanos / unit + (nanos % unit * 2 >= unit ? 1 : 0);
    long shift = zoned ? offsetSeconds * Temporals.perSecond(precision) : 0;
    try {
      return Math.addExact(Temporals.startOfDay(days, precision), units - shift);
    } catch (ArithmeticException e) {
      throw TextToNumber.outOfRange(reader.text, reader.type);
    }
  }

  /** Goes through a text once. */
  private static final class Reader {
    private final String text;
    private final String type;
    private final int end;
    private int at;

    Reader(String text, String type) {
      this.text = text;
      this.type = type;
      int last = text.length();
      while (last > 0 && text.charAt(last - 1) <= ' ') {
        last--;
      }
      end = last;
      while (at < end && text.charAt(at) <= ' ') {
        at++;
      }
    }

    boolean atEnd() {
      return at == end;
    }

    void requireEnd() {
      if (at != end) {
        throw invalid();
      }
    }

    boolean looksLikeDate() {
      int dash = text.indexOf('-', at);
      int colon = text.indexOf(':', at);
      return dash > at && dash < end && (colon < 0 || dash < colon);
    }

    void separator() {
      if (at < end && (text.charAt(at) == 'T' || text.charAt(at) == 't')) {
        at++;
        return;
      }
      int start = at;
      while (at < end && text.charAt(at) == ' ') {
        at++;
      }
      if (at == start) {
        throw invalid();
      }
    }

    int date() {
      int year = number(4, 6);
      expect('-');
      int month = number(1, 2);
      expect('-');
      int day = number(1, 2);
      try {
        return Temporals.days(LocalDate.of(year, month, day));
      } catch (DateTimeException e) {
        throw RowFailure.cast("'" + text + "' is no " + type + ": there is no such day");
      }
    }

    long time() {
      int hour = number(1, 2);
      expect(':');
      int minute = number(2, 2);
      int second = 0;
      long nanos = 0;
      if (at < end && text.charAt(at) == ':') {
        at++;
        second = number(2, 2);
        nanos = fraction();
      }
      if (hour > 23 || minute > 59 || second > 59) {
        throw RowFailure.cast("'" + text + "' is no " + type + ": there is no such time of day");
      }
      return ((hour * 60L + minute) * 60 + second) * 1_000_000_000L + nanos;
    }

    private long fraction() {
      if (at >= end || text.charAt(at) != '.') {
        return 0;
      }
      at++;
      long nanos = 0;
      int digits = 0;
      while (at < end && isDigit(text.charAt(at))) {
        if (digits < NANOS) {
          nanos = nanos * 10 + (text.charAt(at) - '0');
        }
        digits++;
        at++;
      }
      for (int i = digits; i < NANOS; i++) {
        nanos *= 10;
      }
      return nanos;
    }

    /** The seconds that a zone is before UTC. */
    long zone() {
      while (at < end && text.charAt(at) == ' ') {
        at++;
      }
      if (at == end) {
        return 0;
      }
      char c = text.charAt(at++);
      if (c == 'Z' || c == 'z') {
        return 0;
      }
      if (c != '+' && c != '-') {
        throw invalid();
      }
      int hours = number(2, 2);
      int minutes = 0;
      if (at < end && text.charAt(at) == ':') {
        at++;
      }
      if (at < end) {
        minutes = number(2, 2);
      }
      if (hours > 15 || minutes > 59) {
        throw invalid();
      }
      return (c == '-' ? -1 : 1) * (hours * 3600L + minutes * 60L);
    }

    private int number(int least, int most) {
      int start = at;
      int value = 0;
      while (at < end && at - start < most && isDigit(text.charAt(at))) {
        value = value * 10 + (text.charAt(at++) - '0');
      }
      if (at - start < least) {
        throw invalid();
      }
      return value;
    }

    private void expect(char c) {
      if (at >= end || text.charAt(at) != c) {
        throw invalid();
      }
      at++;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private RowFailure invalid() {
      return TextToNumber.invalid(text, type);
    }
  }
}
