package dev.etlsdk.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.ExplainLevel;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.codegen.compile.SourceCompiler;
import dev.etlsdk.sql.guide.ExchangeRates;
import dev.etlsdk.sql.guide.Notes;
import dev.etlsdk.sql.guide.Prices;
import dev.etlsdk.sql.guide.Scores;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plan and the source that are made of some queries, kept in {@code src/test/resources/golden};
 * {@code -Dgolden.update=true} writes it anew. Each compiles with javac, where a warning is an
 * error, and with Janino.
 */
class GoldenSourceTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir Path folder;

  /** A query that has a golden file. */
  record Query(String name, String sql, Map<String, Schema> tables) {
    static Query of(String name, String columns, String sql) {
      return new Query(name, sql, Map.of("t", Schema.parse(columns)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Query> queries() {
    return List.of(
        Query.of(
            "arithmetic_with_nulls",
            "a INTEGER, b INTEGER NOT NULL, x DOUBLE, n BIGINT",
            "SELECT a + b AS s, a * 2 - b AS d, -x / n AS q, n % 10 AS m FROM t"),
        Query.of(
            "filter",
            "id BIGINT NOT NULL, name VARCHAR, score DOUBLE",
            "SELECT name, id FROM t WHERE score > 0.5 AND name <> 'x'"),
        Query.of(
            "lazy_case",
            "a INTEGER, b INTEGER",
            "SELECT CASE WHEN b <> 0 THEN a / b WHEN a IS NULL THEN -1 END AS v,"
                + " CASE a WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'many' END AS w FROM t"),
        Query.of(
            "logic_of_three_values",
            "a BOOLEAN, b BOOLEAN, x INTEGER NOT NULL",
            "SELECT a AND b OR NOT a AS v, COALESCE(a, b, x > 1) AS w, a IS NOT TRUE AS u FROM t"),
        Query.of(
            "text",
            "s VARCHAR, u VARCHAR NOT NULL",
            "SELECT UPPER(s) || '-' || u AS v, CHAR_LENGTH(s) AS n, s LIKE 'a%' AS k, s > u AS g,"
                + " u FROM t"),
        Query.of(
            "casts",
            "s VARCHAR, n BIGINT, d DECIMAL(20, 2), t TIMESTAMP(3)",
            "SELECT CAST(n AS INTEGER) AS a, TRY_CAST(s AS DOUBLE) AS b, CAST(d AS VARCHAR(5)) AS c,"
                + " CAST(t AS DATE) AS e, CAST(s AS DECIMAL(10, 3)) AS f FROM t"),
        Query.of(
            "decimals",
            "p DECIMAL(12, 2), q INTEGER, r DECIMAL(38, 10)",
            "SELECT p * q AS v, p + 1.005 AS w, r / p AS u, r FROM t WHERE p > 9.99"),
        Query.of(
            "dates_and_times",
            "d DATE, c TIME(3), t TIMESTAMP(6), l TIMESTAMP(9) WITH LOCAL TIME ZONE",
            "SELECT EXTRACT(YEAR FROM t) AS y, t + INTERVAL '1' DAY AS n, d < CURRENT_DATE AS b, c, l"
                + " FROM t WHERE t >= TIMESTAMP '2026-01-01 00:00:00'"),
        Query.of(
            "constant_sets",
            "n BIGINT, s VARCHAR, d DECIMAL(5, 2), x DOUBLE",
            "SELECT n, s FROM t WHERE n IN (1, 2, 3, 4, 5, 6, 7, 8, 9) OR s NOT IN ('a', 'b', 'c',"
                + " 'd', 'e', 'f', 'g', 'h', 'i') OR d IN (1.5, 2.5, 3, 4, 5, 6, 7, 8, 9) OR"
                + " x IN (1, 2, 3, 4, 5, 6, 7, 8, 9)"),
        Query.of(
            "nested",
            "e ROW<page VARCHAR, n INTEGER>, tags ARRAY<VARCHAR>, m MAP<VARCHAR, BIGINT>",
            "SELECT e.page AS p, e.n + 1 AS n, tags[1] AS t, m['k'] AS k, ARRAY[e.page, 'x'] AS a, e"
                + " FROM t"),
        Query.of(
            "unnest",
            "id BIGINT, tags ARRAY<VARCHAR>",
            "SELECT id, UPPER(tag) AS tag, n FROM t CROSS JOIN UNNEST(tags) WITH ORDINALITY AS"
                + " u(tag, n) WHERE id > 0"),
        new Query(
            "union_of_two_tables",
            "SELECT id, 'a' AS origin FROM a WHERE id > 0 UNION ALL SELECT CAST(key AS BIGINT), 'b'"
                + " FROM b",
            Map.of("a", Schema.parse("id BIGINT NOT NULL"), "b", Schema.parse("key VARCHAR"))),
        Query.of(
            "subquery_computes_once",
            "a INTEGER, b INTEGER",
            "SELECT s, s * 2 AS d FROM (SELECT a + b AS s FROM t) WHERE s > 10"),
        Query.of(
            "row_functions",
            "count INTEGER, gross DECIMAL(18, 2), note VARCHAR, currency VARCHAR",
            "SELECT DOUBLED(count) AS a, COUNT_OR_ONE(count) AS b, NET(gross, 19) AS c,"
                + " MERGED(note, 'x') AS d, SHORTENED(note) AS e, EXCHANGE_RATE(currency) AS f FROM t"),
        Query.of(
            "vector_function",
            "a BIGINT, w DOUBLE",
            "SELECT a, SCORE(a + 1, w) AS s FROM t WHERE a > 0"),
        Query.of(
            "parts_of_a_long_expression",
            "a INTEGER, s VARCHAR",
            "SELECT CASE "
                + Stream.iterate(0, i -> i + 1)
                    .limit(40)
                    .map(i -> "WHEN a = " + i + " THEN UPPER(s) || 'of " + i + "'")
                    .reduce("", (x, y) -> x + y + " ")
                + "END AS v FROM t"),
        Query.of(
            "nasty_names",
            "\"Long\" DOUBLE, \"class\" INTEGER, \"TEXT\" VARCHAR, \"a b\" BIGINT, \"in\" BOOLEAN",
            "SELECT \"Long\" * 2E0 AS \"Mem\", \"class\", \"TEXT\" = 'x' AS \"row\", \"a b\" + 1 AS"
                + " \"größe\" FROM t /* \\u000a */ WHERE \"in\""));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void sourceIsAsInTheFileAndCompilesWithBothCompilers(Query query) throws IOException {
    UdfOptions udfs =
        new UdfOptions(
            false,
            List.of(Prices.class, Notes.class, ExchangeRates.class, Scores.class),
            Optional.empty(),
            Map.of());
    Map<String, String> sources =
        Sources.of(query.name(), query.sql(), query.tables(), udfs, folder);
    String text = explained(query, udfs);
    Path file = GOLDEN.resolve(query.name() + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }

    assertThat(text)
        .as("%s; write it anew with -Dtest=GoldenSourceTest -Dgolden.update=true", file)
        .isEqualTo(Files.readString(file));
    assertThat(text).contains(sources.values());
    assertThat(new SourceCompiler(getClass().getClassLoader()).compile(sources))
        .containsKeys(sources.keySet().toArray(String[]::new));
    assertThat(javac(sources)).isEmpty();
  }

  /** The plan, then the source. */
  private static String explained(Query query, UdfOptions udfs) {
    try (CompiledSql compiled =
        new CalciteSqlCompiler()
            .compile(
                new SqlRequest(
                    query.name(), query.sql(), query.tables(), udfs, Optional.empty()))) {
      String text = compiled.explain(ExplainLevel.CODE);
      assertThat(text).startsWith(compiled.explain(ExplainLevel.PLAN) + "\npackage ");
      return text;
    }
  }

  /** What javac says of the source. */
  private String javac(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<SimpleJavaFileObject> files =
        sources.entrySet().stream().<SimpleJavaFileObject>map(Source::new).toList();
    StringWriter out = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                out,
                null,
                null,
                List.of(
                    "-Xlint:all",
                    "-Werror",
                    "-proc:none",
                    "--release",
                    "17",
                    "-d",
                    folder.toString()),
                null,
                files)
            .call();
    return compiled ? out.toString() : "refused: " + out;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Map.Entry<String, String> source) {
      super(URI.create("string:///" + source.getKey().replace('.', '/') + ".java"), Kind.SOURCE);
      text = source.getValue();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
