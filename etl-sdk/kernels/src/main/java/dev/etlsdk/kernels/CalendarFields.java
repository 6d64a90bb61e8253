package dev.etlsdk.kernels;

import java.time.LocalDate;

/**
 * Fields of dates and times, straight from the days and units in which memory has them. What each
 * means stands in {@link dev.etlsdk.kernels.function.field.DateFields}, which has all fields.
 */
public final class CalendarFields {

  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int MONTHS_PER_QUARTER = 3;

  /** 1970-01-01 was a Thursday. */
  private static final int THURSDAY = 4;

  private CalendarFields() {}

  /** The year; the one before 1 is -1. */
  public static long year(int days) {
    int year = LocalDate.ofEpochDay(days).getYear();
    return year > 0 ? year : year - 1;
  }

  /** From 1 to 4. */
  public static long quarter(int days) {
    return (LocalDate.ofEpochDay(days).getMonthValue() + 2L) / MONTHS_PER_QUARTER;
  }

  /** From 1 to 12. */
  public static long month(int days) {
    return LocalDate.ofEpochDay(days).getMonthValue();
  }

  /** The day of the month, from 1. */
  public static long day(int days) {
    return LocalDate.ofEpochDay(days).getDayOfMonth();
  }

  /** The day of the year, from 1. */
  public static long dayOfYear(int days) {
    return LocalDate.ofEpochDay(days).getDayOfYear();
  }

  /** The day of the week, from 0 for Sunday. */
  public static long dayOfWeek(int days) {
    return Math.floorMod(days + (long) THURSDAY, 7L);
  }

  /** The day of the week, from 1 for Monday. */
  public static long isoDayOfWeek(int days) {
    return Math.floorMod(days + THURSDAY - 1L, 7L) + 1;
  }

  /** The hour of a time of day or a point in time. */
  public static long hour(long units, int precision) {
    return secondOfDay(units, precision) / SECONDS_PER_HOUR;
  }

  /** The minute of a time of day or a point in time. */
  public static long minute(long units, int precision) {
    return secondOfDay(units, precision) / 60 % 60;
  }

  /** The whole second of a time of day or a point in time. */
  public static long second(long units, int precision) {
    return secondOfDay(units, precision) % 60;
  }

  /** The whole seconds since 1970-01-01. */
  public static long epoch(long units, int precision) {
    return Math.floorDiv(units, Temporals.perSecond(precision));
  }

  private static int secondOfDay(long units, int precision) {
    return (int) (Temporals.timeOf(units, precision) / Temporals.perSecond(precision));
  }
}
