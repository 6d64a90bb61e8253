package dev.etlsdk.formats.json.internal.text;

/**
 * Reads dates, times and timestamps as ISO 8601 and RFC 3339 write them. Holds one at a time. Not
 * thread-safe.
 *
 * <p>A year has four digits, or a sign and up to nine; seconds and their fraction may be left out;
 * date and time are joined by a T or a space; a zone is Z, {@code +hh:mm}, {@code +hhmm} or {@code
 * +hh}.
 */
public final class IsoText {

  public static final long[] POWERS_OF_TEN = powersOfTen();

  private static final int SECONDS_OF_DAY = 86_400;
  private static final int MAX_OFFSET = 18 * 3600;

  private byte[] b = {};
  private int at;
  private int end;
  private long day;
  private int second;
  private int nano;
  private int offset;
  private long value;

  private static long[] powersOfTen() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** What the last call read: days, or units of the precision asked for. */
  public long value() {
    return value;
  }

  /** Reads {@code yyyy-MM-dd}; the value is in days since 1970-01-01. */
  public Status date(byte[] text, int from, int to) {
    begin(text, from, to);
    if (!date() || at != end) {
      return Status.WRONG;
    }
    value = day;
    return (int) value == value ? Status.OK : Status.RANGE;
  }

  /** Reads {@code HH:mm:ss.fff}; the value counts 10^-precision seconds since midnight. */
  public Status time(byte[] text, int from, int to, int precision, boolean truncate) {
    begin(text, from, to);
    if (!time() || at != end) {
      return Status.WRONG;
    }
    return units(second, precision, truncate);
  }

  /**
   * Reads a timestamp; the value counts 10^-precision seconds since 1970-01-01.
   *
   * @param zoned whether it must have a zone; otherwise it must have none
   */
  public Status timestamp(
      byte[] text, int from, int to, int precision, boolean zoned, boolean truncate) {
    begin(text, from, to);
    if (!usual() && (!date() || at == end || !separator(b[at++]) || !time())) {
      return Status.WRONG;
    }
    boolean hasZone = at < end;
    if (hasZone && (!zone() || at != end)) {
      return Status.WRONG;
    }
    if (hasZone != zoned) {
      return zoned ? Status.NO_ZONE : Status.ZONE;
    }
    return units(day * SECONDS_OF_DAY + second - (hasZone ? offset : 0), precision, truncate);
  }

  private static boolean separator(byte c) {
    return c == 'T' || c == ' ' || c == 't';
  }

  private void begin(byte[] text, int from, int to) {
    b = text;
    at = from;
    end = to;
  }

  private Status units(long seconds, int precision, boolean truncate) {
    long unit = POWERS_OF_TEN[9 - precision];
    if (!truncate && nano % unit != 0) {
      return Status.EXCESS;
    }
    long factor = POWERS_OF_TEN[precision];
    long low = seconds * factor;
    value = low + nano / unit;
    long high = Math.multiplyHigh(seconds, factor) + (low < 0 && value >= 0 ? 1 : 0);
    return high == value >> 63 ? Status.OK : Status.RANGE;
  }

  /** Reads {@code yyyy-MM-ddTHH:mm:ss.fff} if it is there; otherwise goes nowhere. */
  private boolean usual() {
    int from = at;
    if (end - from < 19
        || b[from + 4] != '-'
        || b[from + 7] != '-'
        || !separator(b[from + 10])
        || b[from + 13] != ':'
        || b[from + 16] != ':') {
      return false;
    }
    int year = pair(from) * 100 + pair(from + 2);
    int month = pair(from + 5);
    int dayOfMonth = pair(from + 8);
    int hour = pair(from + 11);
    int minute = pair(from + 14);
    int seconds = pair(from + 17);
    boolean digits =
        (pair(from) | pair(from + 2) | month | dayOfMonth | hour | minute | seconds) >= 0;
    boolean inRange = hour < 24 && minute < 60 && seconds < 60 && month >= 1 && month <= 12;
    if (!digits || !inRange || dayOfMonth < 1 || dayOfMonth > daysOfMonth(year, month)) {
      return false;
    }
    day = epochDay(year, month, dayOfMonth);
    second = hour * 3600 + minute * 60 + seconds;
    nano = 0;
    at = from + 19;
    if (at < end && b[at] == '.' && !fraction()) {
      at = from;
      return false;
    }
    return true;
  }

  private boolean date() {
    int year = year();
    if (year == Integer.MIN_VALUE || end - at < 6 || b[at] != '-' || b[at + 3] != '-') {
      return false;
    }
    int month = pair(at + 1);
    int dayOfMonth = pair(at + 4);
    at += 6;
    if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysOfMonth(year, month)) {
      return false;
    }
    day = epochDay(year, month, dayOfMonth);
    return true;
  }

  private int year() {
    byte sign = at < end ? b[at] : 0;
    boolean signed = sign == '+' || sign == '-';
    int from = signed ? at + 1 : at;
    int to = from;
    int year = 0;
    while (to < end && to - from < 9 && Syntax.isDigit(b[to])) {
      year = year * 10 + b[to++] - '0';
    }
    int digits = to - from;
    at = to;
    if (sign == '-') {
      return digits >= 4 && year > 0 ? -year : Integer.MIN_VALUE;
    }
    return (signed ? digits > 4 : digits == 4) ? year : Integer.MIN_VALUE;
  }

  /** Two digits, or -1. */
  private int pair(int position) {
    int tens = b[position] - '0';
    int ones = b[position + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  private boolean time() {
    if (end - at < 5 || b[at + 2] != ':') {
      return false;
    }
    int hour = pair(at);
    int minute = pair(at + 3);
    at += 5;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return false;
    }
    second = hour * 3600 + minute * 60;
    nano = 0;
    if (at == end || b[at] != ':') {
      return true;
    }
    int seconds = end - at < 3 ? -1 : pair(at + 1);
    at += 3;
    if (seconds < 0 || seconds > 59) {
      return false;
    }
    second += seconds;
    return at == end || b[at] != '.' || fraction();
  }

  private boolean fraction() {
    int from = ++at;
    while (at < end && at - from < 9 && Syntax.isDigit(b[at])) {
      nano = nano * 10 + b[at++] - '0';
    }
    int digits = at - from;
    nano *= (int) POWERS_OF_TEN[9 - digits];
    return digits > 0;
  }

  private boolean zone() {
    byte sign = b[at++];
    if (sign == 'Z' || sign == 'z') {
      offset = 0;
      return true;
    }
    if ((sign != '+' && sign != '-') || end - at < 2) {
      return false;
    }
    int hours = pair(at);
    at += 2;
    int minutes = 0;
    if (at < end) {
      at += b[at] == ':' ? 1 : 0;
      minutes = end - at < 2 ? -1 : pair(at);
      at += 2;
    }
    offset = (hours * 3600 + minutes * 60) * (sign == '-' ? -1 : 1);
    return hours >= 0 && minutes >= 0 && minutes <= 59 && Math.abs(offset) <= MAX_OFFSET;
  }

  private static int daysOfMonth(int year, int month) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      default -> 31;
    };
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar; years begin in March here. */
  static long epochDay(int year, int month, int dayOfMonth) {
    long shifted = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(shifted, 400L);
    long yearOfEra = shifted - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }
}
