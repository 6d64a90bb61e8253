package dev.etlsdk.api.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Recursive-descent reader of types and columns as {@link DataType#toString} writes them. */
final class TypeParser {

  private static final Map<String, DataType> SIMPLE =
      Map.ofEntries(
          Map.entry("BOOLEAN", DataType.BOOLEAN),
          Map.entry("BOOL", DataType.BOOLEAN),
          Map.entry("TINYINT", DataType.TINYINT),
          Map.entry("INT8", DataType.TINYINT),
          Map.entry("SMALLINT", DataType.SMALLINT),
          Map.entry("INT16", DataType.SMALLINT),
          Map.entry("INTEGER", DataType.INTEGER),
          Map.entry("INT", DataType.INTEGER),
          Map.entry("INT32", DataType.INTEGER),
          Map.entry("BIGINT", DataType.BIGINT),
          Map.entry("INT64", DataType.BIGINT),
          Map.entry("REAL", DataType.REAL),
          Map.entry("FLOAT32", DataType.REAL),
          Map.entry("DOUBLE", DataType.DOUBLE),
          Map.entry("FLOAT64", DataType.DOUBLE),
          Map.entry("VARCHAR", DataType.VARCHAR),
          Map.entry("STRING", DataType.VARCHAR),
          Map.entry("UTF8", DataType.VARCHAR),
          Map.entry("BINARY", DataType.BINARY),
          Map.entry("VARBINARY", DataType.BINARY),
          Map.entry("BYTES", DataType.BINARY),
          Map.entry("DATE", DataType.DATE));

  private final String text;
  private int at;

  TypeParser(String text) {
    this.text = text;
  }

  static String quoteIfNeeded(String name) {
    boolean plain = Character.isLetter(name.charAt(0)) || name.charAt(0) == '_';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      plain &= Character.isLetterOrDigit(c) || c == '_';
    }
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  DataType parseAll() {
    DataType type = type();
    end();
    return type;
  }

  List<Column> parseColumns() {
    List<Column> columns = columns();
    end();
    return columns;
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    do {
      String name = name();
      DataType type = type();
      columns.add(new Column(name, type, !notNull()));
    } while (accept(','));
    return columns;
  }

  private DataType type() {
    int start = at;
    String word = word().toUpperCase(Locale.ROOT);
    DataType simple = SIMPLE.get(word);
    if (simple != null) {
      if (word.equals("VARCHAR") && accept('(')) {
        number();
        expect(')');
      } else if (word.equals("DOUBLE")) {
        acceptWord("PRECISION");
      }
      return simple;
    }
    return switch (word) {
      case "DECIMAL", "NUMERIC" -> decimal();
      case "TIME" -> DataType.time(precision());
      case "TIMESTAMP" -> timestamp();
      case "TIMESTAMP_LTZ" -> DataType.timestampLtz(precision());
      case "ARRAY", "LIST" -> array();
      case "MAP" -> map();
      case "ROW", "STRUCT" -> row();
      default -> {
        at = start;
        throw error(
            "a type is expected here: BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL(p, s), VARCHAR, BINARY, DATE, TIME(p), TIMESTAMP(p), ARRAY<…>, MAP<…, …> or ROW<…>");
      }
    };
  }

  private DataType decimal() {
    if (!accept('(')) {
      return DataType.decimal(DataType.Decimal.MAX_PRECISION, 0);
    }
    int precision = number();
    int scale = accept(',') ? number() : 0;
    expect(')');
    return DataType.decimal(precision, scale);
  }

  private DataType timestamp() {
    int precision = precision();
    if (acceptWord("WITH")) {
      expectWord("LOCAL");
      expectWord("TIME");
      expectWord("ZONE");
      return DataType.timestampLtz(precision);
    }
    return DataType.timestamp(precision);
  }

  private int precision() {
    if (!accept('(')) {
      return 6;
    }
    int precision = number();
    expect(')');
    return precision;
  }

  private DataType array() {
    expect('<');
    DataType element = type();
    boolean nullable = !notNull();
    expect('>');
    return new DataType.Array(element, nullable);
  }

  private DataType map() {
    expect('<');
    DataType key = type();
    notNull();
    expect(',');
    DataType value = type();
    boolean nullable = !notNull();
    expect('>');
    return new DataType.MapOf(key, value, nullable);
  }

  private DataType row() {
    expect('<');
    List<Column> fields = columns();
    expect('>');
    return new DataType.Row(fields);
  }

  private boolean notNull() {
    if (acceptWord("NOT")) {
      expectWord("NULL");
      return true;
    }
    return false;
  }

  private String name() {
    skipSpace();
    if (at < text.length() && text.charAt(at) == '"') {
      StringBuilder name = new StringBuilder();
      for (at++; at < text.length(); at++) {
        if (text.charAt(at) == '"') {
          at++;
          if (at == text.length() || text.charAt(at) != '"') {
            return name.toString();
          }
        }
        name.append(text.charAt(at));
      }
      throw error("a quoted name ends with \"");
    }
    return word();
  }

  private String word() {
    skipSpace();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (start == at) {
      throw error("a name is expected here");
    }
    return text.substring(start, at);
  }

  private int number() {
    int start = at;
    String word = word();
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      at = start;
      throw error("a number is expected here");
    }
  }

  private boolean acceptWord(String word) {
    skipSpace();
    boolean found =
        text.regionMatches(true, at, word, 0, word.length())
            && (at + word.length() == text.length()
                || !Character.isLetterOrDigit(text.charAt(at + word.length())));
    if (found) {
      at += word.length();
    }
    return found;
  }

  private void expectWord(String word) {
    if (!acceptWord(word)) {
      throw error(word + " is expected here");
    }
  }

  private boolean accept(char c) {
    skipSpace();
    boolean found = at < text.length() && text.charAt(at) == c;
    if (found) {
      at++;
    }
    return found;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw error("'" + c + "' is expected here");
    }
  }

  private void end() {
    skipSpace();
    if (at < text.length()) {
      throw error("the end is expected here");
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException error(String problem) {
    return new IllegalArgumentException(
        "cannot read the type at position "
            + (at + 1)
            + ": "
            + problem
            + "\n  "
            + text
            + "\n  "
            + " ".repeat(at)
            + "^");
  }
}
