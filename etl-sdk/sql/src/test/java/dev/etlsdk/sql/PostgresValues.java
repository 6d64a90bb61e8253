package dev.etlsdk.sql;

import dev.etlsdk.api.schema.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** PostgreSQL's types, values and errors, as scripts write them. */
final class PostgresValues {

  private PostgresValues() {}

  /** The value in the first column. */
  static String read(ResultSet result) throws SQLException {
    String text = result.getString(1);
    return text == null ? "NULL" : write(text, result.getMetaData().getColumnTypeName(1));
  }

  private static String write(String text, String type) {
    if (type.startsWith("_")) {
      return elements(text).stream()
          .map(e -> e.equals("NULL") ? e : write(unquoted(e), type.substring(1)))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return switch (type) {
      case "bool" -> text.startsWith("t") ? "true" : "false";
      case "text", "varchar", "bpchar", "name", "unknown", "interval", "char" ->
          "'" + text.replace("'", "''") + "'";
      case "bytea" -> "X'" + text.substring(2).toUpperCase(java.util.Locale.ROOT) + "'";
      case "timestamptz" -> text.replaceAll("\\+00$", "Z");
      default -> text;
    };
  }

  private static List<String> elements(String array) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 1; i < array.length() - 1; i++) {
      char c = array.charAt(i);
      if (c == '\\') {
        part.append(c).append(array.charAt(++i));
      } else if (c == ',' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        quoted ^= c == '"';
        part.append(c);
      }
    }
    if (array.length() > 2) {
      parts.add(part.toString());
    }
    return parts;
  }

  private static String unquoted(String element) {
    return element.startsWith("\"")
        ? element.substring(1, element.length() - 1).replaceAll("\\\\(.)", "$1")
        : element;
  }

  /** Our errors that one of PostgreSQL's may be, each as a script writes it. */
  static List<String> codes(String error) {
    String state = error.substring("ERROR ".length(), "ERROR ".length() + 5);
    return switch (state) {
      case "22003" -> errors("VALUE-0001", "VALUE-0003", "VALUE-0004");
      case "22012" -> errors("VALUE-0002");
      case "22P02", "22007", "22018" -> errors("VALUE-0003");
      case "22008" -> errors("VALUE-0001", "VALUE-0003", "VALUE-0004");
      case "42883", "42804", "42846" -> errors("SQL-0004", "SQL-0005", "SQL-0007");
      case "42601" -> errors("SQL-0001");
      case "42703" -> errors("SQL-0003");
      default ->
          state.startsWith("22") || state.startsWith("54") ? errors("VALUE-0004") : List.of();
    };
  }

  private static List<String> errors(String... codes) {
    List<String> result = new ArrayList<>();
    for (String code : codes) {
      result.add("ERROR ETL-" + code);
    }
    return result;
  }

  /** The type that holds ours; none for MAP and ROW. TINYINT is held by the next larger one. */
  static Optional<String> type(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> Optional.of("boolean");
      case TINYINT, SMALLINT -> Optional.of("smallint");
      case INTEGER -> Optional.of("integer");
      case BIGINT -> Optional.of("bigint");
      case REAL -> Optional.of("real");
      case DOUBLE -> Optional.of("double precision");
      case DECIMAL -> Optional.of(type.toString());
      case VARCHAR -> Optional.of("text");
      case BINARY -> Optional.of("bytea");
      case DATE -> Optional.of("date");
      case TIME -> Optional.of("time");
      case TIMESTAMP -> Optional.of("timestamp");
      case TIMESTAMP_LTZ -> Optional.of("timestamptz");
      case ARRAY -> type(((DataType.Array) type).element()).map(t -> t + "[]");
      case MAP, ROW -> Optional.empty();
    };
  }

  static String literal(Object value, DataType type) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof List<?> list) {
      DataType element = ((DataType.Array) type).element();
      return list.stream()
          .map(v -> literal(v, element))
          .collect(
              Collectors.joining(", ", "CAST(ARRAY[", "] AS " + type(type).orElseThrow() + ")"));
    }
    String text = ScriptValues.write(value);
    String plain =
        value instanceof byte[]
            ? "'\\x" + text.substring(2)
            : value instanceof String ? text : "'" + text + "'";
    return "CAST(" + plain + " AS " + type(type).orElseThrow() + ")";
  }
}
