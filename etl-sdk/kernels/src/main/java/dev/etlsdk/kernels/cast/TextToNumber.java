package dev.etlsdk.kernels.cast;

import dev.etlsdk.kernels.Decimals;
import dev.etlsdk.kernels.RowFailure;
import java.math.BigDecimal;
import java.util.Locale;

/** From VARCHAR to numbers and BOOLEAN. Blanks around the value are ignored. */
public final class TextToNumber {

  private static final int MAX_SHOWN = 100;
  private static final int MAX_EXPONENT = 1000;

  private TextToNumber() {}

  /** To TINYINT. */
  public static byte toByte(String text) {
    return (byte) integer(text, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
  }

  /** To SMALLINT. */
  public static short toShort(String text) {
    return (short) integer(text, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
  }

  /** To INTEGER. */
  public static int toInt(String text) {
    return (int) integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
  }

  /** To BIGINT. */
  public static long toLong(String text) {
    return integer(text, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
  }

  private static long integer(String text, long least, long most, String type) {
    int end = end(text);
    int i = start(text, end);
    boolean negative = i < end && text.charAt(i) == '-';
    if (i < end && (negative || text.charAt(i) == '+')) {
      i++;
    }
    if (i == end) {
      throw invalid(text, type);
    }
    long value = 0; // counted downwards: there is one more negative number
    for (; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw invalid(text, type);
      }
      if (value < (Long.MIN_VALUE + digit) / 10) {
        requireDigits(text, i, end, type);
        throw outOfRange(text, type);
      }
      value = value * 10 - digit;
    }
    if (negative ? value < least : value < -most) {
      throw outOfRange(text, type);
    }
    return negative ? value : -value;
  }

  private static void requireDigits(String text, int from, int end, String type) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        throw invalid(text, type);
      }
    }
  }

  /** To REAL. */
  public static float toFloat(String text) {
    float value = (float) special(text, "REAL");
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      return value;
    }
    value = Float.parseFloat(text.strip());
    if (Float.isInfinite(value) || value == 0 && !isZero(text)) {
      throw outOfRange(text, "REAL");
    }
    return value;
  }

  /** To DOUBLE. */
  public static double toDouble(String text) {
    double value = special(text, "DOUBLE");
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    value = Double.parseDouble(text.strip());
    if (Double.isInfinite(value) || value == 0 && !isZero(text)) {
      throw outOfRange(text, "DOUBLE");
    }
    return value;
  }

  /** NaN or an infinity that the text names; 0 if it is well-formed as a number. */
  private static double special(String text, String type) {
    int end = end(text);
    int start = start(text, end);
    if (isNumber(text, start, end)) {
      return 0;
    }
    return switch (text.substring(start, end).toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw invalid(text, type);
    };
  }

  private static boolean isZero(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'e' || c == 'E') {
        return true;
      }
      if (c >= '1' && c <= '9') {
        return false;
      }
    }
    return true;
  }

  /** To DECIMAL. */
  public static BigDecimal toDecimal(String text, int precision, int scale) {
    int end = end(text);
    int start = start(text, end);
    String type = "DECIMAL(" + precision + ", " + scale + ")";
    if (!isNumber(text, start, end)) {
      throw invalid(text, type);
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text.substring(start, end));
    } catch (NumberFormatException e) {
      throw outOfRange(text, type);
    }
    // a short text can stand for a number of a billion digits
    if (value.signum() == 0) {
      return BigDecimal.ZERO.setScale(scale);
    }
    long exponent = (long) value.precision() - value.scale();
    if (exponent > MAX_EXPONENT) {
      throw outOfRange(text, type);
    }
    return exponent < -MAX_EXPONENT
        ? BigDecimal.ZERO.setScale(scale)
        : Decimals.fit(value, precision, scale);
  }

  /** Whether the text has the form of a number: digits with at most one point, and an exponent. */
  private static boolean isNumber(String text, int start, int end) {
    int i = sign(text, start, end);
    int digits = 0;
    boolean point = false;
    for (; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.' && !point) {
        point = true;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return false;
    }
    return i == end
        || (text.charAt(i) == 'e' || text.charAt(i) == 'E')
            && isDigits(text, sign(text, i + 1, end), end);
  }

  private static int sign(String text, int at, int end) {
    return at < end && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
  }

  private static boolean isDigits(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < end;
  }

  /**
   * To BOOLEAN: true, yes, on, 1 and false, no, off, 0, in either case, or the beginning of one of
   * them that tells it from the others.
   */
  public static boolean toBoolean(String text) {
    int end = end(text);
    return switch (text.substring(start(text, end), end).toLowerCase(Locale.ROOT)) {
      case "t", "tr", "tru", "true", "y", "ye", "yes", "on", "1" -> true;
      case "f", "fa", "fal", "fals", "false", "n", "no", "of", "off", "0" -> false;
      default -> throw invalid(text, "BOOLEAN");
    };
  }

  private static int start(String text, int end) {
    int start = 0;
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static int end(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  static RowFailure invalid(String text, String type) {
    return RowFailure.cast("'" + shown(text) + "' is no " + type);
  }

  static RowFailure outOfRange(String text, String type) {
    return RowFailure.outOfRange("'" + shown(text) + "' is out of the range of " + type);
  }

  private static String shown(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}
