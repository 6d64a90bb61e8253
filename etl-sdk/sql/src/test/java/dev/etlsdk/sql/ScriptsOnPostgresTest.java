package dev.etlsdk.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.etlsdk.api.schema.Column;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The results in the scripts are PostgreSQL's, save for the statements that say why not. */
class ScriptsOnPostgresTest {

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws Exception {
    // A locale that PostgreSQL brings itself, so that results don't depend on the machine.
    postgres =
        EmbeddedPostgres.builder()
            .setLocaleConfig("encoding", "UTF8")
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> postgresGivesWhatTheScriptSays() {
    return Script.all().stream()
        .map(script -> DynamicTest.dynamicTest(script.name(), () -> check(script)));
  }

  private static void check(Script script) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET TIME ZONE 'UTC'");
      statement.execute("SET bytea_output = 'hex'");
      Set<String> created = createTables(script, statement);
      List<String> wrong = new ArrayList<>();
      for (Script.Line line : script.lines()) {
        boolean asked = line.mark() != Script.Mark.NONE;
        if (asked) {
          List<String> actual = run(line.postgres().orElse(line.sql()), statement);
          boolean same = same(line.expected(), actual);
          if (same != (line.mark() == Script.Mark.SAME)) {
            wrong.add(line + "\n    PostgreSQL: " + String.join(" ; ", actual));
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
      assertThat(created).isSubsetOf(script.tables().keySet());
    }
  }

  private static boolean same(List<String> expected, List<String> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      boolean equal =
          actual.get(i).startsWith("ERROR ")
              ? PostgresValues.codes(actual.get(i)).contains(expected.get(i))
              : ScriptValues.matches(expected.get(i), actual.get(i));
      if (!equal) {
        return false;
      }
    }
    return true;
  }

  private static List<String> run(String sql, Statement statement) {
    List<String> values = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        values.add(PostgresValues.read(result));
      }
    } catch (SQLException e) {
      return List.of(
          "ERROR " + e.getSQLState() + " " + e.getMessage().lines().findFirst().orElse(""));
    }
    return values;
  }

  /** Tables whose types PostgreSQL has. */
  private static Set<String> createTables(Script script, Statement statement) throws SQLException {
    List<Script.Table> tables =
        script.tables().values().stream()
            .filter(
                t ->
                    t.schema().columns().stream()
                        .allMatch(c -> PostgresValues.type(c.type()).isPresent()))
            .toList();
    for (Script.Table table : tables) {
      List<Column> columns = table.schema().columns();
      statement.execute(
          columns.stream()
              .map(c -> "\"" + c.name() + "\" " + PostgresValues.type(c.type()).orElseThrow())
              .collect(Collectors.joining(", ", "CREATE TEMP TABLE " + table.name() + " (", ")")));
      for (List<Object> row : table.rows()) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          values.add(PostgresValues.literal(row.get(i), columns.get(i).type()));
        }
        statement.execute(
            "INSERT INTO " + table.name() + " VALUES (" + String.join(", ", values) + ")");
      }
    }
    return tables.stream().map(Script.Table::name).collect(Collectors.toSet());
  }
}
