package dev.etlsdk.kernels.function.field;

import dev.etlsdk.kernels.RowFailure;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The fields and units of dates and times by their names in SQL. Stateless. */
public enum DateFields {
  MILLENNIUM("MILLENNIUM MILLENNIUMS MILLENNIA MIL MILS"),
  CENTURY("CENTURY CENTURIES CENT C"),
  DECADE("DECADE DECADES DEC DECS"),
  YEAR("YEAR YEARS Y YR YRS"),
  QUARTER("QUARTER QTR"),
  MONTH("MONTH MONTHS MON MONS"),
  WEEK("WEEK WEEKS W"),
  DAY("DAY DAYS D"),
  HOUR("HOUR HOURS H HR HRS"),
  MINUTE("MINUTE MINUTES M MIN MINS"),
  SECOND("SECOND SECONDS S SEC SECS"),
  MILLISECOND("MILLISECOND MILLISECONDS MS MSEC MSECS"),
  MICROSECOND("MICROSECOND MICROSECONDS US USEC USECS"),
  NANOSECOND("NANOSECOND NANOSECONDS"),
  DOW("DOW"),
  ISODOW("ISODOW"),
  DOY("DOY"),
  ISOYEAR("ISOYEAR"),
  EPOCH("EPOCH"),
  JULIAN("JULIAN JD");

  private static final Map<String, DateFields> BY_NAME = new HashMap<>();

  static {
    for (DateFields field : values()) {
      for (String name : field.names.split(" ", -1)) {
        BY_NAME.put(name, field);
      }
    }
  }

  private final String names;

  DateFields(String names) {
    this.names = names;
  }

  /** By its name, in any case. */
  public static DateFields of(String name) {
    DateFields field = BY_NAME.get(name);
    if (field == null) {
      field = BY_NAME.get(name.toUpperCase(Locale.ROOT));
    }
    if (field == null) {
      throw RowFailure.argument(
          "'"
              + name
              + "' is no field of a date or time; some are year, month, day, hour, minute, second");
    }
    return field;
  }

  /**
   * The start of the unit that a point in time lies in; weeks start on Monday, the first century in
   * the year 1.
   */
  public LocalDateTime floor(LocalDateTime at) {
    LocalDate date = at.toLocalDate();
    int year = date.getYear();
    return switch (this) {
      case MILLENNIUM -> yearStart(Math.floorDiv(year - 1, 1000) * 1000 + 1);
      case CENTURY -> yearStart(Math.floorDiv(year - 1, 100) * 100 + 1);
      case DECADE -> yearStart(Math.floorDiv(year, 10) * 10);
      case YEAR -> yearStart(year);
      case ISOYEAR ->
          date.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1).with(DayOfWeek.MONDAY).atStartOfDay();
      case QUARTER ->
          date.with(date.getMonth().firstMonthOfQuarter()).withDayOfMonth(1).atStartOfDay();
      case MONTH -> date.withDayOfMonth(1).atStartOfDay();
      case WEEK -> date.with(DayOfWeek.MONDAY).atStartOfDay();
      case DAY, DOW, ISODOW, DOY, JULIAN -> date.atStartOfDay();
      case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
      case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES);
      case SECOND, EPOCH -> at.truncatedTo(ChronoUnit.SECONDS);
      case MILLISECOND -> at.truncatedTo(ChronoUnit.MILLIS);
      case MICROSECOND -> at.truncatedTo(ChronoUnit.MICROS);
      case NANOSECOND -> at;
    };
  }

  /** The start of the next unit, or the point itself if it is one. */
  public LocalDateTime ceil(LocalDateTime at) {
    LocalDateTime start = floor(at);
    if (start.equals(at)) {
      return at;
    }
    return switch (this) {
      case MILLENNIUM -> start.plusYears(1000);
      case CENTURY -> start.plusYears(100);
      case DECADE -> start.plusYears(10);
      case YEAR -> start.plusYears(1);
      case ISOYEAR -> floor(start.plusDays(371));
      case QUARTER -> start.plusMonths(3);
      case MONTH -> start.plusMonths(1);
      case WEEK -> start.plusWeeks(1);
      case DAY, DOW, ISODOW, DOY, JULIAN -> start.plusDays(1);
      case HOUR -> start.plusHours(1);
      case MINUTE -> start.plusMinutes(1);
      case SECOND, EPOCH -> start.plusSeconds(1);
      case MILLISECOND -> start.plus(1, ChronoUnit.MILLIS);
      case MICROSECOND -> start.plus(1, ChronoUnit.MICROS);
      case NANOSECOND -> start.plusNanos(1);
    };
  }

  /**
   * The value of a field; of seconds and finer ones, all since the minute began; whole numbers, the
   * rest is cut.
   */
  public long extract(LocalDateTime at) {
    int year = at.getYear();
    return switch (this) {
      case MILLENNIUM -> year > 0 ? (year + 999) / 1000 : -((999 + 1 - year) / 1000);
      case CENTURY -> century(year);
      case DECADE -> Math.floorDiv(year, 10);
      case YEAR -> era(year);
      case ISOYEAR -> era(at.get(IsoFields.WEEK_BASED_YEAR));
      case QUARTER -> at.get(IsoFields.QUARTER_OF_YEAR);
      case MONTH -> at.getMonthValue();
      case WEEK -> at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case DAY -> at.getDayOfMonth();
      case DOW -> at.getDayOfWeek().getValue() % 7;
      case ISODOW -> at.getDayOfWeek().getValue();
      case DOY -> at.getDayOfYear();
      case JULIAN -> at.getLong(JulianFields.JULIAN_DAY);
      case EPOCH -> at.toEpochSecond(ZoneOffset.UTC);
      case HOUR -> at.getHour();
      case MINUTE -> at.getMinute();
      case SECOND -> at.getSecond();
      case MILLISECOND -> at.getSecond() * 1000L + at.getNano() / 1_000_000;
      case MICROSECOND -> at.getSecond() * 1_000_000L + at.getNano() / 1000;
      case NANOSECOND -> at.getSecond() * 1_000_000_000L + at.getNano();
    };
  }

  /** The number of a century: 2000 is the last year of the 20th. */
  private static int century(int year) {
    return year > 0 ? (year + 99) / 100 : -((99 + 1 - year) / 100);
  }

  private static int era(int year) {
    return year > 0 ? year : year - 1;
  }

  private static LocalDateTime yearStart(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay();
  }
}
