package dev.etlsdk.sql;

import static org.junit.jupiter.api.Assertions.fail;

import dev.etlsdk.api.error.EtlException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Our engine gives what the scripts say. */
class ScriptsTest {

  /** The table of a statement that names none: one row. */
  private static final String ONE_ROW = "one_row";

  @TestFactory
  Stream<DynamicTest> engineGivesWhatTheScriptSays() {
    return Script.all().stream()
        .map(script -> DynamicTest.dynamicTest(script.name(), () -> check(script)));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void check(Script script) {
    List<String> wrong = new ArrayList<>();
    try (SqlEvaluator sql = new SqlEvaluator().table(ONE_ROW, "x INTEGER", SqlEvaluator.row(1))) {
      script
          .tables()
          .values()
          .forEach(t -> sql.table(t.name(), t.schema().toString(), t.rows().toArray(new List[0])));
      for (Script.Line line : script.lines()) {
        List<String> actual = run(sql, statement(script, line));
        if (!same(line.expected(), actual)) {
          wrong.add(line + "\n    engine: " + String.join(" ; ", actual));
        }
      }
    }
    if (!wrong.isEmpty()) {
      fail(
          script.name()
              + ".sql: "
              + wrong.size()
              + " of "
              + script.lines().size()
              + "\n"
              + String.join("\n", wrong));
    }
  }

  /** The statement with a table and a name for its column, where it has none. */
  static String statement(Script script, Script.Line line) {
    boolean selects =
        script.tables().keySet().stream()
            .anyMatch(t -> line.sql().matches("(?s).*\\bFROM " + t + "\\b.*"));
    return selects ? line.sql() : line.sql() + " AS v FROM " + ONE_ROW;
  }

  private static boolean same(List<String> expected, List<String> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      String found = actual.get(i);
      boolean equal =
          found.startsWith("ERROR ")
              ? found.startsWith(expected.get(i) + " ")
              : ScriptValues.matches(expected.get(i), found);
      if (!equal) {
        return false;
      }
    }
    return true;
  }

  /** The values, and where rows failed their errors, in the order of the rows that came in. */
  private static List<String> run(SqlEvaluator sql, String statement) {
    try {
      SqlEvaluator.Result result = sql.query(statement);
      List<String> values = new ArrayList<>();
      result
          .rows()
          .forEach(
              row ->
                  values.add(
                      ScriptValues.write(row.get(0), result.schema().columns().get(0).type())));
      result.errors().stream()
          .sorted((a, b) -> Integer.compare(a.row(), b.row()))
          .forEach(
              e ->
                  values.add(
                      Math.min(e.row(), values.size()),
                      "ERROR " + e.code().id() + " " + e.message()));
      return values;
    } catch (EtlException e) {
      return List.of(
          "ERROR " + e.code().id() + " " + e.getMessage().lines().findFirst().orElse(""));
    } catch (RuntimeException | LinkageError | AssertionError e) {
      return List.of("CRASH " + e);
    }
  }
}
