package dev.etlsdk.kernels;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Dates and times. In memory and in generated code DATE counts days since 1970-01-01, TIME counts
 * units since midnight and TIMESTAMP units since 1970-01-01; a unit is 10<sup>-precision</sup>
 * seconds, with a precision of 0, 3, 6 or 9. TIMESTAMP WITH LOCAL TIME ZONE counts in UTC.
 */
public final class Temporals {

  private static final int NANOS = 1_000_000_000;
  private static final int NANO_DIGITS = 9;
  private static final int SECONDS_PER_DAY = 86_400;

  private Temporals() {}

  /** Units in a second. */
  public static long perSecond(int precision) {
    return switch (precision) {
      case 0 -> 1L;
      case 3 -> 1_000L;
      case 6 -> 1_000_000L;
      default -> NANOS;
    };
  }

  /** Nanoseconds in a unit. */
  public static long nanos(int precision) {
    return NANOS / perSecond(precision);
  }

  /** Units in a day. */
  public static long perDay(int precision) {
    return SECONDS_PER_DAY * perSecond(precision);
  }

  /** A date as a Java object. */
  public static LocalDate date(int days) {
    return LocalDate.ofEpochDay(days);
  }

  /** A Java object as a date. */
  public static int days(LocalDate date) {
    long days = date.toEpochDay();
    if ((int) days != days) {
      throw Arithmetic.outOfRange("DATE", date);
    }
    return (int) days;
  }

  /** A time of day as a Java object. */
  public static LocalTime time(long units, int precision) {
    return LocalTime.ofNanoOfDay(units * nanos(precision));
  }

  /** A Java object as a time of day; digits behind the precision are dropped. */
  public static long units(LocalTime time, int precision) {
    return time.toNanoOfDay() / nanos(precision);
  }

  /** A reading of calendar and clock as a Java object. */
  public static LocalDateTime dateTime(long units, int precision) {
    long perSecond = perSecond(precision);
    try {
      return LocalDateTime.ofEpochSecond(
          Math.floorDiv(units, perSecond),
          (int) (Math.floorMod(units, perSecond) * nanos(precision)),
          ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw beyondTheCalendar(units, precision);
    }
  }

  /** A Java object as a reading of calendar and clock; digits behind the precision are dropped. */
  public static long units(LocalDateTime moment, int precision) {
    return units(moment.toEpochSecond(ZoneOffset.UTC), moment.getNano(), precision, moment);
  }

  /** An instant as a Java object. */
  public static Instant instant(long units, int precision) {
    long perSecond = perSecond(precision);
    try {
      return Instant.ofEpochSecond(
          Math.floorDiv(units, perSecond), Math.floorMod(units, perSecond) * nanos(precision));
    } catch (DateTimeException e) {
      throw beyondTheCalendar(units, precision);
    }
  }

  /** A count of seconds can be so large that no calendar has a date for it. */
  private static RowFailure beyondTheCalendar(long units, int precision) {
    return Arithmetic.outOfRange("dates", units + " units of TIMESTAMP(" + precision + ")");
  }

  /** A Java object as an instant; digits behind the precision are dropped. */
  public static long units(Instant instant, int precision) {
    return units(instant.getEpochSecond(), instant.getNano(), precision, instant);
  }

  static long units(long seconds, long nanoOfSecond, int precision, Object shown) {
    long perSecond = perSecond(precision);
    long units = seconds * perSecond + nanoOfSecond / nanos(precision);
    if (Math.multiplyHigh(seconds, perSecond) != (seconds * perSecond) >> 63
        || units < 0 != seconds < 0) {
      throw Arithmetic.outOfRange("TIMESTAMP(" + precision + ")", shown);
    }
    return units;
  }

  /** A point in time at another precision, rounded half away from the past as PostgreSQL does. */
  public static long rescale(long units, int from, int to) {
    if (from == to) {
      return units;
    }
    if (from < to) {
      long factor = perSecond(to) / perSecond(from);
      long result = units * factor;
      if (Math.multiplyHigh(units, factor) != result >> 63) {
        throw Arithmetic.outOfRange("TIMESTAMP(" + to + ")", dateTime(units, from));
      }
      return result;
    }
    long divisor = perSecond(from) / perSecond(to);
    return Math.floorDiv(units, divisor) + (Math.floorMod(units, divisor) * 2 >= divisor ? 1 : 0);
  }

  /**
   * A time of day at another precision; what rounds up to midnight stays at the last unit of the
   * day.
   */
  public static long rescaleTime(long units, int from, int to) {
    return Math.min(rescale(units, from, to), perDay(to) - 1);
  }

  /** The midnight of a date. */
  public static long startOfDay(int days, int precision) {
    long perDay = perDay(precision);
    long result = days * perDay;
    if (Math.multiplyHigh(days, perDay) != result >> 63) {
      throw Arithmetic.outOfRange("TIMESTAMP(" + precision + ")", LocalDate.ofEpochDay(days));
    }
    return result;
  }

  /** The date of a point in time; with a precision below 6 it can be out of range. */
  public static int dateOf(long units, int precision) {
    long days = Math.floorDiv(units, perDay(precision));
    if ((int) days != days) {
      throw Arithmetic.outOfRange("DATE", days + " days since 1970-01-01");
    }
    return (int) days;
  }

  /**
   * Compares two points in time of any precisions, without bringing one to the precision of the
   * other, for which it may be too far away.
   */
  public static int compare(long left, int leftPrecision, long right, int rightPrecision) {
    if (leftPrecision > rightPrecision) {
      return -compare(right, rightPrecision, left, leftPrecision);
    }
    long finer = perSecond(rightPrecision) / perSecond(leftPrecision);
    int whole = Long.compare(left, Math.floorDiv(right, finer));
    return whole != 0 ? whole : Long.compare(0, Math.floorMod(right, finer));
  }

  /**
   * A point in time or a time of day with fewer digits behind the second than its unit has, rounded
   * half away from the past.
   *
   * @param units in units of {@code precision}
   * @param digits 0 to {@code precision}
   */
  public static long round(long units, int precision, int digits) {
    long step = 1;
    for (int i = digits; i < precision; i++) {
      step *= 10;
    }
    long over = Math.floorMod(units, step);
    return over * 2 >= step && step > 1
        ? Arithmetic.add(units, step - over)
        : Arithmetic.subtract(units, over);
  }

  /** A time of day with fewer digits; what rounds up to midnight stays the last unit of the day. */
  public static long roundTime(long units, int precision, int digits) {
    return Math.min(round(units, precision, digits), perDay(precision) - 1);
  }

  /** The time of day of a point in time. */
  public static long timeOf(long units, int precision) {
    return Math.floorMod(units, perDay(precision));
  }

  /** {@code date + months}; the day becomes the month's last if it has no such day. */
  public static int plusMonths(int days, long months) {
    try {
      return days(LocalDate.ofEpochDay(days).plusMonths(months));
    } catch (DateTimeException | ArithmeticException e) {
      throw Arithmetic.outOfRange("DATE", LocalDate.ofEpochDay(days) + " + " + months + " months");
    }
  }

  /** {@code timestamp + months}; the day becomes the month's last if it has no such day. */
  public static long plusMonths(long units, long months, int precision) {
    int date = plusMonths(dateOf(units, precision), months);
    return Arithmetic.add(startOfDay(date, precision), timeOf(units, precision));
  }

  /** {@code timestamp + nanoseconds}, rounded to the precision half away from the past. */
  public static long plusNanos(long units, long nanos, int precision) {
    return Arithmetic.add(units, rescale(nanos, NANO_DIGITS, precision));
  }

  /** {@code date + nanoseconds}, in whole days. */
  public static int plusNanos(int days, long nanos) {
    long sum = days + Math.floorDiv(nanos, (long) SECONDS_PER_DAY * NANOS);
    if ((int) sum != sum) {
      throw Arithmetic.outOfRange(
          "DATE", LocalDate.ofEpochDay(days) + " + " + nanos + " nanoseconds");
    }
    return (int) sum;
  }

  /** {@code time + nanoseconds}, around the clock. */
  public static long timePlusNanos(long units, long nanos, int precision) {
    long added = rescale(nanos % perDayNanos(), NANO_DIGITS, precision);
    return Math.floorMod(units + added, perDay(precision));
  }

  private static long perDayNanos() {
    return (long) SECONDS_PER_DAY * NANOS;
  }

  /** The whole months from one point in time to another, both in units of one precision. */
  public static long monthsBetween(long from, long to, int precision) {
    LocalDateTime start = dateTime(from, precision);
    LocalDateTime end = dateTime(to, precision);
    return java.time.temporal.ChronoUnit.MONTHS.between(start, end);
  }

  /** {@code later - earlier} in nanoseconds. */
  public static long nanosBetween(long earlier, long later, int precision) {
    return Arithmetic.multiply(Arithmetic.subtract(later, earlier), nanos(precision));
  }

  /** The whole units of a number of nanoseconds from one point in time to another. */
  public static long unitsBetween(long from, long to, int precision, long unitNanos) {
    long difference = Arithmetic.subtract(to, from);
    long nanos = nanos(precision);
    return unitNanos >= nanos
        ? difference / (unitNanos / nanos)
        : Arithmetic.multiply(difference, nanos / unitNanos);
  }

  /** A point in time and a number of units of some nanoseconds. */
  public static long plusUnits(long units, long count, int precision, long unitNanos) {
    long nanos = nanos(precision);
    return unitNanos >= nanos
        ? Arithmetic.add(units, Arithmetic.multiply(count, unitNanos / nanos))
        : Arithmetic.add(units, Math.floorDiv(count, nanos / unitNanos));
  }

  /** An interval as often as a number says, rounded. */
  public static long scale(long interval, double factor) {
    double result = Math.rint(interval * factor);
    if (!(Math.abs(result) < 0x1p63)) {
      throw Arithmetic.outOfRange("INTERVAL", interval + " * " + factor);
    }
    return (long) result;
  }

  /** An interval divided by a number, rounded. */
  public static long shrink(long interval, double divisor) {
    if (divisor == 0) {
      throw RowFailure.divisionByZero();
    }
    return scale(interval, 1 / divisor);
  }
}
