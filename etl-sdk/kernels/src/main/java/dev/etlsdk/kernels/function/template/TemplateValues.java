package dev.etlsdk.kernels.function.template;

import dev.etlsdk.kernels.RowFailure;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.EnumMap;
import java.util.Map;

/** What was read of a date and time, field by field, and what it amounts to. One use. */
final class TemplateValues {

  private final String input;
  private final Map<TemplateField, Integer> fields = new EnumMap<>(TemplateField.class);
  private TemplateField.Calendar calendar = TemplateField.Calendar.ANY;
  private boolean twoDigits;
  private int micros;
  private int offsetSign = 1;

  TemplateValues(String input) {
    this.input = input;
  }

  /** Notes that a field is used, and with it a calendar. */
  void use(TemplateField field) {
    TemplateField.Calendar wanted = field.calendar();
    if (wanted != TemplateField.Calendar.ANY
        && calendar != TemplateField.Calendar.ANY
        && wanted != calendar) {
      throw RowFailure.cast(
          "the template mixes fields of ISO weeks, such as IYYY and IW, with "
              + field.keyword()
              + "; use fields of one calendar");
    }
    calendar = wanted == TemplateField.Calendar.ANY ? calendar : wanted;
  }

  /**
   * Sets a field.
   *
   * @param field which
   * @param value its number
   * @param digits how many were read
   */
  void set(TemplateField field, int value, int digits) {
    switch (field) {
      case YYYY, Y_YYY, IYYY -> put(TemplateField.YYYY, value);
      case YYY, YY, Y, IYY, IY, I -> {
        twoDigits = digits <= 2;
        put(TemplateField.YYYY, digits < 4 ? nearest(value) : value);
      }
      case MS, US, FF1, FF2, FF3, FF4, FF5, FF6 -> micros = fraction(value, digits);
      case HH, HH12 -> {
        if (value < 1 || value > 12) {
          throw RowFailure.cast(
              "'"
                  + input
                  + "' has hour "
                  + value
                  + ", but the template says that the day has two times 12 hours");
        }
        put(TemplateField.HH12, value);
      }
      case SSSS, SSSSS -> put(TemplateField.SSSS, value);
      default -> put(field, value);
    }
  }

  void offset(int sign, int hours) {
    offsetSign = sign;
    put(TemplateField.TZH, hours);
  }

  private void put(TemplateField field, int value) {
    Integer before = fields.putIfAbsent(field, value);
    if (before != null && before != value) {
      throw RowFailure.cast(
          "'"
              + input
              + "' has two values for "
              + field.keyword()
              + ": "
              + before
              + " and "
              + value);
    }
  }

  /** The year nearest to 2020 that ends with these digits. */
  private static int nearest(int year) {
    if (year < 70) {
      return year + 2000;
    }
    if (year < 100) {
      return year + 1900;
    }
    return year < 520 ? year + 2000 : year < 1000 ? year + 1000 : year;
  }

  private int fraction(int value, int digits) {
    int scaled = value;
    for (int i = digits; i < 6; i++) {
      scaled *= 10;
    }
    if (digits > 6 || value < 0) {
      throw outOfRange();
    }
    return scaled;
  }

  LocalDate date() {
    try {
      return julian();
    } catch (DateTimeException | ArithmeticException e) {
      throw outOfRange();
    }
  }

  /** The date and time, in UTC where the input has an offset. */
  LocalDateTime dateTime() {
    try {
      int minutes = offsetSign * (get(TemplateField.TZH, 0) * 60 + get(TemplateField.TZM, 0));
      return LocalDateTime.of(date(), time()).minusMinutes(minutes);
    } catch (DateTimeException e) {
      throw outOfRange();
    }
  }

  private LocalTime time() {
    Integer seconds = fields.get(TemplateField.SSSS);
    if (seconds != null) {
      return LocalTime.ofSecondOfDay(seconds).withNano(micros * 1000);
    }
    int hour = get(TemplateField.HH24, 0);
    Integer half = fields.get(TemplateField.HH12);
    if (half != null) {
      hour = half % 12;
      hour += get(TemplateField.PM, 0) * 12;
    }
    return LocalTime.of(hour, get(TemplateField.MI, 0), get(TemplateField.SS, 0), micros * 1000);
  }

  private LocalDate julian() {
    Integer julian = fields.get(TemplateField.J);
    if (julian != null) {
      return LocalDate.MIN.with(JulianFields.JULIAN_DAY, julian);
    }
    return calendar == TemplateField.Calendar.ISO_WEEK ? isoWeekDate() : gregorian();
  }

  private LocalDate gregorian() {
    int year = year();
    Integer week = fields.get(TemplateField.WW);
    Integer day = fields.get(TemplateField.DDD);
    if (week != null) {
      day = (week - 1) * 7 + 1;
    }
    boolean monthOrDay =
        fields.containsKey(TemplateField.MM) || fields.containsKey(TemplateField.DD);
    if (day != null && !monthOrDay) {
      return LocalDate.ofYearDay(year, day);
    }
    int dayOfMonth = get(TemplateField.DD, 1);
    Integer weekOfMonth = fields.get(TemplateField.W);
    if (weekOfMonth != null) {
      dayOfMonth = (weekOfMonth - 1) * 7 + 1;
    }
    return LocalDate.of(year, get(TemplateField.MM, 1), dayOfMonth);
  }

  private int year() {
    Integer century = fields.get(TemplateField.CC);
    Integer year = fields.get(TemplateField.YYYY);
    int result = year == null ? 0 : year;
    if (century != null && year == null) {
      result = (century - 1) * 100 + 1;
    } else if (century != null && twoDigits) {
      result = result % 100 == 0 ? century * 100 : (century - 1) * 100 + result % 100;
    }
    // Before Christ there is no year 0, so that 1 BC is the year 0 of the calendar.
    return get(TemplateField.ERA_BC, 0) == 1 && result > 0 ? 1 - result : result;
  }

  private LocalDate isoWeekDate() {
    LocalDate start =
        LocalDate.of(year(), 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1)
            .with(DayOfWeek.MONDAY);
    Integer day = fields.get(TemplateField.IDDD);
    if (day != null) {
      return start.plusDays(day - 1L);
    }
    return start.plusWeeks(get(TemplateField.IW, 1) - 1L).plusDays(get(TemplateField.ID, 1) - 1L);
  }

  private int get(TemplateField field, int otherwise) {
    return fields.getOrDefault(field, otherwise);
  }

  RowFailure invalid(TemplateField field, String at) {
    return RowFailure.cast(
        "'" + input + "' has no value for " + field.keyword() + " at '" + at + "'");
  }

  private RowFailure outOfRange() {
    return RowFailure.cast("'" + input + "' is no date or time that exists");
  }
}
