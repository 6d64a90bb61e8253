package dev.etlsdk.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.etlsdk.processor.Mistaken.SOURCE;
import static dev.etlsdk.processor.Mistaken.assertError;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the compiler tells of a query that SQL knows, and a stream can't do; and of functions. */
class QueryMistakesTest {

  /** A function that the module has. */
  private static final String FUNCTION =
      """

      final class Functions implements dev.etlsdk.udf.UdfLibrary {
        public Functions() {}
        @dev.etlsdk.udf.Udf("DOUBLED") public static int doubled(int value) { return 2 * value; }
      }
      """;

  private static final String BOUNDED =
      "@KafkaSource(value = \"in\", bounded = \"true\") Rows<Reading> readings();\n";

  private static String query(String sql) {
    return query(SOURCE, sql);
  }

  private static String query(String source, String sql) {
    return source + "@Sql(\"" + sql + "\")\n@KafkaSink(\"out\") Rows<Result> results();\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT COUNT(*) AS id, 'x' AS name FROM readings | the aggregate function COUNT | 8",
        "SELECT id, MAX(name) AS name FROM readings | the aggregate function MAX | 12",
        "SELECT id, name FROM readings GROUP BY id, name | GROUP BY | 31",
        "SELECT DISTINCT id, name FROM readings | DISTINCT | 8",
        "SELECT id, name FROM readings ORDER BY id | ORDER BY | 31",
      })
  void whatNeedsAllRowsOfASource(String sql, String construct, int column) {
    for (String source : List.of(SOURCE, BOUNDED)) {
      refused(source, sql, construct, column);
    }
  }

  private static void refused(String source, String sql, String construct, int column) {
    assertError(
        query(source, sql),
        6,
        "ETL-SQL-0006 (pipeline 'mistaken', stage 'results', line 1, column "
            + column
            + "): "
            + construct
            + " isn't supported: it needs all rows, and a query sees some at a time",
        sql + "\n    " + " ".repeat(column - 1) + "^",
        "windows of time, and ends of bounded sources, aren't there yet");
  }

  @Test
  void placeholderInAQuery() {
    assertError(
        query("SELECT id, name FROM readings WHERE id > ${min:3}"),
        6,
        "ETL-SQL-0001 (pipeline 'mistaken', stage 'results', line 1, column 42): SQL takes no"
            + " placeholders, and '${min:3}' is one",
        "WHERE id > ${min:3}\n    " + " ".repeat(41) + "^",
        "its code is generated now, before there is a configuration: select in a @Transform");
    assertError(
        query("SELECT id, name FROM readings WHERE name = '${name}'"),
        6,
        "SQL takes no placeholders, and '${name}' is one");
  }

  @Test
  void queryWithoutText() {
    Compilation compilation = Mistaken.compile(query(""));

    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("ETL-SQL-0001");
  }

  @Test
  void functionWithOtherParameters() {
    assertError(
        query("SELECT DOUBLED(name) AS id, name FROM readings") + FUNCTION,
        6,
        "ETL-SQL-0005",
        "line 1, column 8",
        "DOUBLED(INTEGER)",
        "VARCHAR");
  }

  @Test
  void functionWithTooManyParameters() {
    assertError(
        query("SELECT DOUBLED(id, 2) AS id, name FROM readings") + FUNCTION,
        6,
        "line 1, column 8",
        "DOUBLED(INTEGER)");
  }

  @Test
  void functionWhoseNameIsNearlyRight() {
    assertError(
        query("SELECT DOUBLE_D(id) AS id, name FROM readings") + FUNCTION,
        6,
        "ETL-SQL-0004",
        "did you mean 'DOUBLED'?");
  }

  @Test
  void operandsOfTypesThatDoNotFit() {
    assertError(query("SELECT id + name AS id, name FROM readings"), 6, "ETL-SQL-0005", "^");
  }

  @Test
  void unknownTable() {
    assertError(
        query("SELECT id, name FROM readigs"), 6, "ETL-SQL-0002", "did you mean 'readings'?", "^");
  }

  @Test
  void placeWithinSeveralLines() {
    assertError(
        SOURCE
            + "@Sql(\"\"\"\n  SELECT id,\n    nam AS name\n  FROM readings\n\"\"\")"
            + " @KafkaSink(\"out\") Rows<Result> results();\n",
        6,
        "line 2, column 5",
        "nam AS name\n        ^");
  }
}
