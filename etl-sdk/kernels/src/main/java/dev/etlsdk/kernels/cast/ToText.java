package dev.etlsdk.kernels.cast;

import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.Temporals;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** To VARCHAR, as PostgreSQL writes values. */
public final class ToText {

  private static final int DOUBLE_PLAIN_DIGITS = 15;
  private static final int REAL_PLAIN_DIGITS = 6;
  private static final int LEAST_PLAIN_EXPONENT = -4;

  private ToText() {}

  /** {@code true} or {@code false}. */
  public static String text(boolean value) {
    return value ? "true" : "false";
  }

  /** Digits. */
  public static String text(long value) {
    return Long.toString(value);
  }

  /** Digits, with all of the scale. */
  public static String text(BigDecimal value) {
    return value.toPlainString();
  }

  /** The fewest digits that read back as the same number. */
  public static String text(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
      return special(value);
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    while (shortest.precision() > 1) {
      BigDecimal shorter =
          shortest.round(
              new java.math.MathContext(
                  shortest.precision() - 1, java.math.RoundingMode.HALF_EVEN));
      if (shorter.doubleValue() != value) {
        break;
      }
      shortest = shorter.stripTrailingZeros();
    }
    return number(shortest, DOUBLE_PLAIN_DIGITS);
  }

  /** The fewest digits that read back as the same number. */
  public static String text(float value) {
    if (Float.isNaN(value) || Float.isInfinite(value) || value == 0) {
      return special(value);
    }
    BigDecimal shortest = new BigDecimal(Float.toString(value)).stripTrailingZeros();
    while (shortest.precision() > 1) {
      BigDecimal shorter =
          shortest.round(
              new java.math.MathContext(
                  shortest.precision() - 1, java.math.RoundingMode.HALF_EVEN));
      if (shorter.floatValue() != value) {
        break;
      }
      shortest = shorter.stripTrailingZeros();
    }
    return number(shortest, REAL_PLAIN_DIGITS);
  }

  private static String special(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  }

  private static String number(BigDecimal value, int plainDigits) {
    int exponent = value.precision() - value.scale() - 1;
    if (exponent >= LEAST_PLAIN_EXPONENT && exponent < plainDigits) {
      return value.toPlainString();
    }
    String digits = value.unscaledValue().abs().toString();
    StringBuilder text = new StringBuilder(value.signum() < 0 ? "-" : "").append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? '-' : '+');
    return text.append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent)).toString();
  }

  /** {@code 2020-02-29}. */
  public static String date(int days) {
    return LocalDate.ofEpochDay(days).toString();
  }

  /** {@code 23:59:59.5}: without zeros at the end of the fraction. */
  public static String time(long units, int precision) {
    return time(Temporals.time(units, precision));
  }

  private static String time(LocalTime time) {
    StringBuilder text = new StringBuilder();
    two(text, time.getHour()).append(':');
    two(text, time.getMinute()).append(':');
    two(text, time.getSecond());
    if (time.getNano() != 0) {
      String nanos = Integer.toString(1_000_000_000 + time.getNano()).substring(1);
      int end = nanos.length();
      while (nanos.charAt(end - 1) == '0') {
        end--;
      }
      text.append('.').append(nanos, 0, end);
    }
    return text.toString();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append(number < 10 ? "0" : "").append(number);
  }

  /** {@code 2020-02-29 23:59:59.5}. */
  public static String timestamp(long units, int precision) {
    LocalDateTime moment = Temporals.dateTime(units, precision);
    return moment.toLocalDate() + " " + time(moment.toLocalTime());
  }

  /** {@code 2020-02-29 23:59:59.5+00}: in UTC. */
  public static String instant(long units, int precision) {
    return timestamp(units, precision) + "+00";
  }

  /** The UTF-8 text of bytes. */
  public static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw RowFailure.cast(
          "these " + bytes.length + " bytes are no UTF-8, so they can't be cast to VARCHAR");
    }
  }

  /** The first characters, as a cast to VARCHAR(length) leaves them. */
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int characters = text.codePointCount(0, text.length());
    return characters <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
  }

  /**
   * Exactly as many characters, cut or with blanks behind them, as a cast to CHAR(length) makes
   * them.
   */
  public static String pad(String text, int length) {
    String cut = cut(text, length);
    int missing = length - cut.codePointCount(0, cut.length());
    return missing <= 0 ? cut : cut + " ".repeat(missing);
  }
}
