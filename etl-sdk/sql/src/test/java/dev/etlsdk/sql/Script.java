package dev.etlsdk.sql;

import dev.etlsdk.api.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of statements with their results.
 *
 * <pre>
 * -- A comment.
 * TABLE pairs (a INTEGER, b VARCHAR): (1, 'x'), (NULL, 'y')
 * SELECT UPPER('abc') => 'ABC'
 * SELECT a + 1 AS v FROM pairs => 2 ; NULL
 * SELECT 1 / 0 => ERROR ETL-VALUE-0002
 * SELECT TRUNCATE(2.7) => 2
 * --@ postgres: SELECT trunc(2.7)
 * SELECT SOUNDEX('a') => 'A000'
 * --@ none: a function of the extension fuzzystrmatch
 * SELECT ROUND(1, 1) => 1
 * --@ differs: the result is a numeric there
 * </pre>
 *
 * <p>A statement has one column, and its result one value for each row, separated by {@code ;}.
 * {@code ERROR} with a code stands for a row that fails, or the query if the code is one of
 * ETL-SQL. A mark below a statement says why PostgreSQL isn't asked ({@code none}, {@code
 * differs}), or how it writes the statement ({@code postgres}).
 *
 * <p>Values: {@code NULL}, {@code true}, numbers, {@code 'text'}, {@code X'0A'}, {@code
 * 2024-03-05}, {@code 14:07:09.5}, {@code 2024-03-05 14:07:09} (with a Z for an instant), {@code
 * [1, 2]}, <code>{'k': 1}</code>, {@code (1, 'x')}.
 *
 * @param name of the file, without its ending
 * @param tables by name
 * @param lines in order
 */
public record Script(String name, Map<String, Table> tables, List<Line> lines) {

  private static final Path FOLDER = Path.of("src/test/resources/sql");
  private static final String ARROW = " => ";

  /** Rows to select from. */
  public record Table(String name, Schema schema, List<List<Object>> rows) {}

  /** What PostgreSQL has to say. */
  public enum Mark {
    /** It gives the same. */
    SAME,
    /** It has no such function, operator or type. */
    NONE,
    /** It gives something else. */
    DIFFERS
  }

  /**
   * A statement and its result.
   *
   * @param number of the line in the file
   * @param sql the statement
   * @param expected one value a row, as written
   * @param mark whether PostgreSQL gives the same
   * @param reason why not
   * @param postgres how PostgreSQL writes the statement, if otherwise
   */
  public record Line(
      int number,
      String sql,
      List<String> expected,
      Mark mark,
      String reason,
      Optional<String> postgres) {

    /** Whether a row of it fails. */
    public boolean fails() {
      return expected.stream().anyMatch(e -> e.startsWith("ERROR "));
    }

    @Override
    public String toString() {
      return number + ": " + sql + ARROW + String.join(" ; ", expected);
    }
  }

  /** All scripts. */
  public static List<Script> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".sql")).sorted().map(Script::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Script read(Path file) {
    Map<String, Table> tables = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();
    try {
      int number = 0;
      for (String text : Files.readAllLines(file)) {
        number++;
        if (text.startsWith("TABLE ")) {
          Table table = table(text.substring("TABLE ".length()));
          tables.put(table.name(), table);
        } else if (text.startsWith("--@ ")) {
          lines.add(marked(lines.remove(lines.size() - 1), text.substring("--@ ".length())));
        } else if (!text.isBlank() && !text.startsWith("--")) {
          lines.add(line(number, text));
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(file + " can't be read: " + e.getMessage(), e);
    }
    return new Script(file.getFileName().toString().replace(".sql", ""), tables, lines);
  }

  private static Line line(int number, String text) {
    int arrow = text.lastIndexOf(ARROW);
    if (arrow < 0 || !text.startsWith("SELECT ")) {
      throw new IllegalArgumentException("line " + number + " isn't SELECT … => …: " + text);
    }
    List<String> expected = ScriptValues.split(text.substring(arrow + ARROW.length()).trim(), ';');
    return new Line(
        number, text.substring(0, arrow).trim(), expected, Mark.SAME, "", Optional.empty());
  }

  private static Line marked(Line line, String mark) {
    int colon = mark.indexOf(": ");
    String what = colon < 0 ? "" : mark.substring(0, colon);
    String text = mark.substring(colon + 2);
    return switch (what) {
      case "none" -> new Line(line.number, line.sql, line.expected, Mark.NONE, text, line.postgres);
      case "differs" ->
          new Line(line.number, line.sql, line.expected, Mark.DIFFERS, text, line.postgres);
      case "postgres" ->
          new Line(line.number, line.sql, line.expected, line.mark, line.reason, Optional.of(text));
      default -> throw new IllegalArgumentException("unknown mark: " + mark);
    };
  }

  private static Table table(String text) {
    int open = text.indexOf('(');
    int close = text.indexOf("):");
    Schema schema = Schema.parse(text.substring(open + 1, close));
    List<List<Object>> rows = new ArrayList<>();
    for (String row : ScriptValues.split(text.substring(close + 2).trim(), ',')) {
      List<String> values = ScriptValues.split(row.substring(1, row.length() - 1), ',');
      List<Object> parsed = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        parsed.add(ScriptValues.parse(values.get(i), schema.columns().get(i).type()));
      }
      rows.add(parsed);
    }
    return new Table(text.substring(0, open).trim(), schema, rows);
  }
}
