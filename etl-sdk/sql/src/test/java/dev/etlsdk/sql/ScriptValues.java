package dev.etlsdk.sql;

import dev.etlsdk.api.schema.DataType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as scripts write them. */
final class ScriptValues {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Trigonometric functions differ between libraries in the last digit or two. */
  private static final double TOLERANCE = 1e-14;

  private ScriptValues() {}

  /** Splits at a separator that stands neither in quotes nor in brackets; parts are trimmed. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        if (c == separator && depth == 0) {
          parts.add(text.substring(start, i).trim());
          start = i + 1;
        }
      }
    }
    if (!text.isEmpty()) {
      parts.add(text.substring(start).trim());
    }
    return parts;
  }

  /** A value of a type, as the evaluator takes it. */
  static Object parse(String text, DataType type) {
    if (text.equals("NULL")) {
      return null;
    }
    return switch (type.kind()) {
      case BOOLEAN -> Boolean.valueOf(text);
      case TINYINT -> Byte.valueOf(text);
      case SMALLINT -> Short.valueOf(text);
      case INTEGER -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      case REAL -> Float.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case DECIMAL -> new BigDecimal(text);
      case VARCHAR -> unquoted(text);
      case BINARY -> HEX.parseHex(text.substring(2, text.length() - 1));
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case TIMESTAMP -> LocalDateTime.parse(text.replace(' ', 'T'));
      case TIMESTAMP_LTZ -> Instant.parse(text.replace(' ', 'T'));
      case ARRAY -> elements(text, ((DataType.Array) type).element());
      case MAP -> entries(text, (DataType.MapOf) type);
      case ROW -> fields(text, (DataType.Row) type);
    };
  }

  private static List<Object> elements(String text, DataType element) {
    List<Object> values = new ArrayList<>();
    split(inside(text), ',').forEach(part -> values.add(parse(part, element)));
    return values;
  }

  private static Map<Object, Object> entries(String text, DataType.MapOf type) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (String entry : split(inside(text), ',')) {
      List<String> parts = split(entry, ':');
      map.put(parse(parts.get(0), type.key()), parse(parts.get(1), type.value()));
    }
    return map;
  }

  private static List<Object> fields(String text, DataType.Row type) {
    List<String> parts = split(inside(text), ',');
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      values.add(parse(parts.get(i), type.fields().get(i).type()));
    }
    return values;
  }

  private static String inside(String text) {
    return text.substring(1, text.length() - 1).trim();
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1).replace("''", "'");
  }

  /** A value as the evaluator gives it, of a type, as scripts write it. */
  static String write(Object value, DataType type) {
    if (value == null) {
      return "NULL";
    }
    return switch (type.kind()) {
      case ARRAY ->
          ((List<?>) value)
              .stream()
                  .map(v -> write(v, ((DataType.Array) type).element()))
                  .collect(Collectors.joining(", ", "[", "]"));
      case MAP ->
          ((Map<?, ?>) value)
              .entrySet().stream()
                  .map(
                      e ->
                          write(e.getKey(), ((DataType.MapOf) type).key())
                              + ": "
                              + write(e.getValue(), ((DataType.MapOf) type).value()))
                  .collect(Collectors.joining(", ", "{", "}"));
      case ROW -> writeRow((List<?>) value, (DataType.Row) type);
      default -> write(value);
    };
  }

  private static String writeRow(List<?> values, DataType.Row type) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      parts.add(write(values.get(i), type.fields().get(i).type()));
    }
    return "(" + String.join(", ", parts) + ")";
  }

  /** A simple value as scripts write it. */
  static String write(Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    if (value instanceof byte[] bytes) {
      return "X'" + HEX.formatHex(bytes) + "'";
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof LocalDate date) {
      return date(date) + era(date);
    }
    if (value instanceof LocalTime time) {
      return time(time);
    }
    if (value instanceof LocalDateTime at) {
      return date(at.toLocalDate()) + " " + time(at.toLocalTime()) + era(at.toLocalDate());
    }
    if (value instanceof Instant instant) {
      return write(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
    }
    return value.toString();
  }

  private static String date(LocalDate date) {
    return String.format(
        "%04d-%02d-%02d",
        date.get(ChronoField.YEAR_OF_ERA), date.getMonthValue(), date.getDayOfMonth());
  }

  private static String era(LocalDate date) {
    return date.getYear() <= 0 ? " BC" : "";
  }

  private static String time(LocalTime time) {
    String text =
        String.format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    return time.getNano() == 0
        ? text
        : text + String.format(".%09d", time.getNano()).replaceAll("0+$", "");
  }

  /** Whether a value is the expected one; numbers are compared by value. */
  static boolean matches(String expected, String actual) {
    if (expected.equals(actual)) {
      return true;
    }
    if (expected.startsWith("[") && actual.startsWith("[")) {
      List<String> wanted = split(inside(expected), ',');
      List<String> found = split(inside(actual), ',');
      boolean same = wanted.size() == found.size();
      for (int i = 0; same && i < wanted.size(); i++) {
        same = matches(wanted.get(i), found.get(i));
      }
      return same;
    }
    return isNumber(expected) && isNumber(actual) && sameNumber(expected, actual);
  }

  private static boolean sameNumber(String expected, String actual) {
    if (new BigDecimal(expected).compareTo(new BigDecimal(actual)) == 0) {
      return true;
    }
    double a = Double.parseDouble(expected);
    double b = Double.parseDouble(actual);
    // An exact number has as many digits as it has; only a double's last ones are open.
    return digits(expected) >= 15
        && digits(actual) >= 15
        && Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
  }

  private static int digits(String number) {
    return number.replaceAll("[eE].*", "").replaceAll("[^0-9]", "").replaceAll("^0+", "").length();
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");
  }
}
