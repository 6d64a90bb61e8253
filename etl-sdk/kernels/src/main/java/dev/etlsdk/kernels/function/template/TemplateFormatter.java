package dev.etlsdk.kernels.function.template;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.Locale;

/** Writes a date and time by a template. Stateless. */
final class TemplateFormatter {

  static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };
  static final String[] DAYS = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
  };
  static final String[] ROMAN = {
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"
  };
  private static final int NAME_WIDTH = 9;

  private TemplateFormatter() {}

  /**
   * Writes.
   *
   * @param template how
   * @param at what
   * @param zone the name of its zone; empty if it has none
   */
  static String format(Template template, LocalDateTime at, String zone) {
    StringBuilder result = new StringBuilder();
    for (TemplateItem item : template.items()) {
      TemplateField field = item.field();
      if (field == null) {
        result.append(item.text());
      } else {
        String value = field.digits() > 0 ? number(field, item, at) : text(field, item, at, zone);
        result.append(value).append(ordinal(item, value));
      }
    }
    return result.toString();
  }

  private static String number(TemplateField field, TemplateItem item, LocalDateTime at) {
    int isoYear = at.get(IsoFields.WEEK_BASED_YEAR);
    int year = era(at.getYear());
    return switch (field) {
      case Y_YYY -> year / 1000 + "," + padded(year % 1000, 3, false);
      case YYYY -> padded(year, 4, item.unpadded());
      case YYY -> padded(year % 1000, 3, item.unpadded());
      case YY -> padded(year % 100, 2, item.unpadded());
      case Y -> padded(year % 10, 1, item.unpadded());
      case IYYY -> padded(era(isoYear), 4, item.unpadded());
      case IYY -> padded(era(isoYear) % 1000, 3, item.unpadded());
      case IY -> padded(era(isoYear) % 100, 2, item.unpadded());
      case I -> padded(era(isoYear) % 10, 1, item.unpadded());
      case CC -> padded(century(at.getYear()), 2, item.unpadded());
      case MM -> padded(at.getMonthValue(), 2, item.unpadded());
      case DDD -> padded(at.getDayOfYear(), 3, item.unpadded());
      case IDDD -> padded(isoDayOfYear(at), 3, item.unpadded());
      case DD -> padded(at.getDayOfMonth(), 2, item.unpadded());
      case D -> Integer.toString(at.getDayOfWeek().getValue() % 7 + 1);
      case ID -> Integer.toString(at.getDayOfWeek().getValue());
      case WW -> padded((at.getDayOfYear() - 1) / 7 + 1, 2, item.unpadded());
      case W -> Integer.toString((at.getDayOfMonth() - 1) / 7 + 1);
      case IW -> padded(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, item.unpadded());
      case Q -> Integer.toString(at.get(IsoFields.QUARTER_OF_YEAR));
      case J -> Long.toString(at.getLong(JulianFields.JULIAN_DAY));
      case TZM -> "00";
      default -> time(field, item, at);
    };
  }

  private static String time(TemplateField field, TemplateItem item, LocalDateTime at) {
    int micros = at.getNano() / 1000;
    return switch (field) {
      case HH24 -> padded(at.getHour(), 2, item.unpadded());
      case HH12, HH -> padded(at.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, item.unpadded());
      case MI -> padded(at.getMinute(), 2, item.unpadded());
      case SS -> padded(at.getSecond(), 2, item.unpadded());
      case SSSS, SSSSS -> Integer.toString(at.toLocalTime().toSecondOfDay());
      case MS, FF3 -> padded(micros / 1000, 3, false);
      case US, FF6 -> padded(micros, 6, false);
      case FF1 -> padded(micros / 100_000, 1, false);
      case FF2 -> padded(micros / 10_000, 2, false);
      case FF4 -> padded(micros / 100, 4, false);
      case FF5 -> padded(micros / 10, 5, false);
      default -> throw new IllegalStateException(field + " isn't a number");
    };
  }

  private static String text(
      TemplateField field, TemplateItem item, LocalDateTime at, String zone) {
    String month = MONTHS[at.getMonthValue() - 1];
    String day = DAYS[at.getDayOfWeek().getValue() - 1];
    boolean afternoon = at.getHour() >= 12;
    boolean before = at.getYear() <= 0;
    return switch (field) {
      case MONTH -> spelled(month, item, NAME_WIDTH);
      case MON -> spelled(month.substring(0, 3), item, 3);
      case DAY -> spelled(day, item, NAME_WIDTH);
      case DY -> spelled(day.substring(0, 3), item, 3);
      case RM -> spelled(ROMAN[at.getMonthValue() - 1], item, 4);
      case AM, PM -> spelled(afternoon ? "PM" : "AM", item, 2);
      case AM_DOTS, PM_DOTS -> spelled(afternoon ? "P.M." : "A.M.", item, 4);
      case ERA, ERA_BC -> spelled(before ? "BC" : "AD", item, 2);
      case ERA_DOTS, ERA_BC_DOTS -> spelled(before ? "B.C." : "A.D.", item, 4);
      case TZ -> spelled(zone, item, 0);
      case TZH, OF -> "+00";
      default -> "";
    };
  }

  /** In the case in which the template wrote the field, and as wide as its longest value. */
  private static String spelled(String value, TemplateItem item, int width) {
    char first = item.text().charAt(0);
    char last = item.text().charAt(item.text().length() - (item.text().endsWith(".") ? 2 : 1));
    String result = value;
    if (Character.isLowerCase(first)) {
      result = value.toLowerCase(Locale.ROOT);
    } else if (Character.isUpperCase(last)) {
      result = value.toUpperCase(Locale.ROOT);
    }
    return item.unpadded() ? result : result + " ".repeat(Math.max(0, width - result.length()));
  }

  private static String ordinal(TemplateItem item, String value) {
    if (item.ordinal().isEmpty()
        || value.isEmpty()
        || !Character.isDigit(value.charAt(value.length() - 1))) {
      return "";
    }
    boolean teen = value.length() > 1 && value.charAt(value.length() - 2) == '1';
    String ending =
        switch (teen ? '0' : value.charAt(value.length() - 1)) {
          case '1' -> "st";
          case '2' -> "nd";
          case '3' -> "rd";
          default -> "th";
        };
    return item.ordinal().equals("TH") ? ending.toUpperCase(Locale.ROOT) : ending;
  }

  private static String padded(int value, int width, boolean unpadded) {
    String digits = Integer.toString(Math.abs(value));
    String zeros = unpadded ? "" : "0".repeat(Math.max(0, width - digits.length()));
    return (value < 0 ? "-" : "") + zeros + digits;
  }

  private static int isoDayOfYear(LocalDateTime at) {
    return (at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) - 1) * 7 + at.getDayOfWeek().getValue();
  }

  /** The year as it is counted before and after Christ, without a year 0. */
  private static int era(int year) {
    return year > 0 ? year : 1 - year;
  }

  /** The number of a century: 2000 is the last year of the 20th. */
  private static int century(int year) {
    return year > 0 ? (year + 99) / 100 : -((99 + 1 - year) / 100);
  }
}
