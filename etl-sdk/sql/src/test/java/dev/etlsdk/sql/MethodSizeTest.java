package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.compile.SourceCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JIT compiles no method of 8,000 bytes or more, whatever the query. */
@Tag("long")
class MethodSizeTest {

  private static final int LIMIT = 8_000;

  /** Runs once; the JVM's own limit is 65,536. */
  private static final int LIMIT_OF_CONSTANTS = 30_000;

  private static final String SCHEMA =
      "i INTEGER, n BIGINT NOT NULL, s VARCHAR, d DECIMAL(20, 4), f DOUBLE, b BOOLEAN,"
          + " t TIMESTAMP(6), tags ARRAY<VARCHAR>, e ROW<x INTEGER, y VARCHAR>";

  @TempDir Path folder;

  @Test
  void wideProjectionsOfEachKind() throws IOException {
    for (String expression :
        List.of(
            "i + # AS c#",
            "UPPER(s) || '#' AS c#",
            "d * 1.5 + # AS c#",
            "COALESCE(i, n, #) AS c#",
            "CASE WHEN b THEN s WHEN i > # THEN 'x' END AS c#",
            "TRY_CAST(s AS DOUBLE) AS c#",
            "CAST(t AS VARCHAR) AS c#",
            "s LIKE '%#' AND b OR i IS NULL AS c#",
            "tags[#] AS c#",
            "e.x + # AS c#",
            "ARRAY[s, '#'] AS c#",
            "i IS DISTINCT FROM # AS c#",
            "EXTRACT(YEAR FROM t) + # AS c#",
            "s AS c#")) {
      check("SELECT " + list(120, ", ", expression) + " FROM t");
      check(
          "SELECT "
              + list(120, ", ", expression)
              + " FROM t WHERE i <> 7 AND "
              + list(30, " AND ", "s <> '#'"));
    }
  }

  @Test
  void wideSubqueries() throws IOException {
    check(
        "SELECT "
            + list(300, ", ", "UPPER(c#) || c1 AS d#")
            + " FROM (SELECT "
            + list(300, ", ", "LOWER(s) || '#' AS c#")
            + " FROM t) WHERE c7 <> 'x'");
    check(
        "SELECT "
            + list(300, " || ", "c#")
            + " AS v FROM (SELECT "
            + list(300, ", ", "LOWER(s) || '#' AS c#")
            + " FROM t) WHERE c7 <> 'x'");
  }

  @Test
  void longConditions() throws IOException {
    check("SELECT i FROM t WHERE " + list(600, " OR ", "i = # AND s LIKE '#%'"));
    check("SELECT i FROM t WHERE i NOT IN (" + list(600, ", ", "n + #") + ")");
    check("SELECT i FROM t WHERE NOT (" + list(600, " AND ", "UPPER(s) <> '#' OR b") + ")");
  }

  @Test
  void longExpressions() throws IOException {
    check("SELECT " + list(600, " + ", "i * #") + " AS v FROM t");
    check("SELECT " + list(600, " || ", "UPPER(s)") + " AS v FROM t");
    check("SELECT COALESCE(" + list(600, ", ", "NULLIF(s, '#')") + ") AS v FROM t");
    check("SELECT GREATEST(" + list(100, ", ", "i + #") + ") AS v FROM t");
    check(
        "SELECT ARRAY["
            + list(100, ", ", "CASE WHEN i = # THEN s ELSE 'x#' END")
            + "] AS v FROM t");
  }

  @Test
  void longCases() throws IOException {
    check("SELECT CASE " + list(600, " ", "WHEN i = # THEN s") + " END AS v FROM t");
    check("SELECT CASE i + 1 " + list(600, " ", "WHEN # THEN '#'") + " ELSE s END AS v FROM t");
    check(
        "SELECT CASE "
            + list(40, " ", "WHEN i = # THEN (" + list(40, " + ", "f * 2E0") + ")")
            + " END AS v FROM t");
    String nested = "s";
    for (int i = 0; i < 150; i++) {
      nested = "CASE WHEN i > " + i + " THEN " + nested + " ELSE UPPER(s) END";
    }
    check("SELECT " + nested + " AS v FROM t");
  }

  @Test
  void manyConstants() throws IOException {
    check("SELECT " + list(3_000, ", ", "d > #.5 AS c#") + " FROM t");
  }

  @Test
  void tenThousandOptions() throws IOException {
    String options = list(10_000, ", ", "#");
    String texts = list(10_000, ", ", "'text #'");
    String decimals = list(10_000, ", ", "#.25");
    check(
        "SELECT i FROM t WHERE n IN ("
            + options
            + ") OR s IN ("
            + texts
            + ") OR d NOT IN ("
            + decimals
            + ")");
    try (SqlEvaluator sql = rows()) {
      assertThat(sql.query("SELECT n FROM t WHERE i NOT IN (NULL, " + options + ")").rows())
          .isEmpty();
      assertThat(sql.query("SELECT n FROM t WHERE s IN (" + texts + ")").rows())
          .containsExactly(row(2L));
      assertThat(sql.query("SELECT n FROM t WHERE s || '' IN (" + texts + ")").rows())
          .containsExactly(row(2L));
      assertThat(sql.query("SELECT n FROM t WHERE d IN (" + decimals + ")").rows())
          .containsExactly(row(1L));
      assertThat(sql.query("SELECT n FROM t WHERE f IN (" + options + ")").rows())
          .containsExactly(row(1L), row(3L));
      assertThat(sql.query("SELECT n, i IN (" + options + ") AS v FROM t").rows())
          .containsExactly(row(1L, true), row(2L, true), row(3L, false), row(4L, null));
    }
  }

  @Test
  void twoThousandBranches() throws IOException {
    String sql =
        "SELECT n, CASE i "
            + list(1_999, " ", "WHEN # THEN s || '#'")
            + " WHEN 10000 THEN s || '1999' ELSE 'none' END AS v FROM t";
    check(sql);
    try (SqlEvaluator evaluator = rows()) {
      assertThat(evaluator.query(sql).rows())
          .containsExactly(
              row(1L, "a1"), row(2L, "none"), row(3L, "text 100001999"), row(4L, "none"));
    }
  }

  private static SqlEvaluator rows() {
    return new SqlEvaluator()
        .table(
            "t",
            "i INTEGER, n BIGINT NOT NULL, s VARCHAR, d DECIMAL(20, 4), f DOUBLE",
            row(1, 1L, "a", new java.math.BigDecimal("9999.2500"), 0.0),
            row(9_999, 2L, "text 9999", new java.math.BigDecimal("0.5000"), 0.5),
            row(10_000, 3L, "text 10000", null, 9_999.0),
            row(null, 4L, null, null, Double.NaN));
  }

  private void check(String sql) throws IOException {
    Map<String, String> sources = Sources.of(sql, Map.of("t", Schema.parse(SCHEMA)), folder);
    Map<String, byte[]> files =
        new SourceCompiler(MethodSizeTest.class.getClassLoader()).compile(sources);
    assertThat(files).isNotEmpty();
    files.forEach(
        (name, file) ->
            assertThat(ClassFile.codeLengths(file))
                .as("methods of the code of %.200s", sql)
                .isNotEmpty()
                .allSatisfy(
                    (method, length) ->
                        assertThat(length)
                            .as(method)
                            .isLessThan(
                                method.startsWith("<clinit>") ? LIMIT_OF_CONSTANTS : LIMIT)));
  }

  /** Items numbered from 0 on. */
  private static String list(int count, String separator, String item) {
    IntFunction<String> numbered = i -> item.replace("#", String.valueOf(i));
    return IntStream.range(0, count).mapToObj(numbered).collect(Collectors.joining(separator));
  }
}
