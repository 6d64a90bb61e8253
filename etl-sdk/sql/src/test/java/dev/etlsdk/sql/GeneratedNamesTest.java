package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.udf.Udf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No name of a user's clashes with one that generated code needs. */
class GeneratedNamesTest {

  @TempDir Path folder;

  /** A class whose instance would be held in a field {@code rates}. */
  public static final class Rates {
    @Udf
    public double rated(double value) {
      return value * 2;
    }
  }

  /** A class with the simple name of one that generated code uses. */
  public static final class Long {
    private Long() {}

    @Udf
    public static long halved(long value) {
      return value / 2;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Long",
        "Integer",
        "Short",
        "Byte",
        "Double",
        "Float",
        "Boolean",
        "String",
        "Object",
        "Number",
        "Exception",
        "Throwable",
        "Math",
        "Mem",
        "Bytes",
        "Arithmetic",
        "Decimals",
        "Numbers",
        "Values",
        "ToText",
        "TextToNumber",
        "NumberCasts",
        "Upper",
        "FieldVector",
        "BigDecimal",
        "StageSetup",
        "TextWriter",
        "TEXT",
        "TEXT_2",
        "DECIMAL",
        "BINARY",
        "COLUMNS",
        "SHAPE",
        "rates",
        "Rates",
        "this",
        "long",
        "int",
        "null",
        "true",
        "class",
        "var",
        "record",
        "yield",
        "_",
        "$",
        "1st",
        "größe",
        "グ",
        "dev",
        "java",
        "org",
        "com",
        "base",
        "rows",
        "row",
        "bit",
        "i",
        "o",
        "e",
        "left",
        "column",
        "selected",
        "in",
        "out",
        "outRow",
        "outBit",
        "now",
        "count",
        "fail",
        "block",
        "functions",
        "setup",
        "chosen",
        "isNull",
        "first",
        "all",
        "any",
        "unknown",
        "operand",
        "result",
        "attempted",
        "failed",
        "part",
        "super",
        "getClass",
        "x_valid",
        "Long_valid",
        "x_out",
        "a b",
        "a-b",
        "\"quoted\"",
        "dev.etlsdk"
      })
  void anyNameOfAColumnCompiles(String name) {
    String column = '"' + name.replace("\"", "\"\"") + '"';
    String types =
        column + " DOUBLE, s VARCHAR, b BIGINT, d DECIMAL(10, 2), y BINARY, t BOOLEAN NOT NULL";
    String sql =
        ("SELECT @, rated(@) AS r, halved(b) AS h, CASE WHEN @ > 1 AND t THEN UPPER(s) ELSE 'x' END"
                + " AS c1, COALESCE(s, 'y') AS c2, TRY_CAST(s AS INTEGER) AS c3, b * 2 AS c4,"
                + " CAST(@ AS VARCHAR) AS c5, d + 1.50 AS c6, y = X'01' AS c7, s = 'text' AS c8,"
                + " @ IS NOT DISTINCT FROM 2E0 AS c9, t AND @ > 0 AS c10, b = 9 OR s LIKE 'a%' AS"
                + " c11, NOT t AS c12, @ + 1 AS c13, ARRAY[@, 1E0] AS c14 FROM t WHERE @ IS NOT NULL")
            .replace("@", column);
    try (SqlEvaluator evaluator =
        functions().table("t", types, row(2.5, "7", 8L, null, null, true))) {
      SqlEvaluator.Result result = evaluator.query(sql);
      assertThat(result.errors()).isEmpty();
      assertThat(result.rows().get(0)).startsWith(2.5, 5.0, 4L, "7", "7", 7, 16L, "2.5");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long",
        "boolean",
        "object",
        "string",
        "exception",
        "integer",
        "override",
        "math",
        "mem",
        "bytes",
        "block_stage",
        "stage_setup",
        "rates",
        "größe",
        "",
        "1",
        "-"
      })
  void anyNameOfAStreamCompiles(String name) {
    Schema schema = Schema.parse("x BIGINT, s VARCHAR");
    String sql =
        "SELECT x + 1 AS a, s = 'b' AS b, TRY_CAST(s AS DOUBLE) AS c FROM t UNION ALL"
            + " SELECT x, x > -9223372036854775808, 1E0 FROM t";
    try (CompiledSql compiled =
        new CalciteSqlCompiler()
            .compile(
                new SqlRequest(
                    name, sql, Map.of("t", schema), UdfOptions.DEFAULT, Optional.of(folder)))) {
      assertThat(compiled.fragments()).hasSize(2);
    }
  }

  /** A class whose name doesn't look like one. */
  public static final class lower {
    private lower() {}

    @Udf
    public static long thirded(long value) {
      return value / 3;
    }
  }

  @Test
  void anyNameOfAFunctionsClassCompiles() {
    try (SqlEvaluator sql =
        functions().table("t", "\"lower\" BIGINT, \"GeneratedNamesTest\" BIGINT", row(9L, 4L))) {
      assertThat(
              sql.query(
                      "SELECT thirded(\"lower\") AS a, halved(\"GeneratedNamesTest\") AS b FROM t")
                  .rows())
          .containsExactly(row(3L, 2L));
    }
  }

  @Test
  void commentsAndBackslashesInTheSqlCompile() {
    try (SqlEvaluator sql = functions().table("t", "x BIGINT", row(9L))) {
      assertThat(sql.value("SELECT /* \\u000a \\users */ '\\u0041 */' AS a FROM t"))
          .isEqualTo("\\u0041 */");
    }
  }

  @Test
  void streamsDoNotOverwriteEachOthersSource() throws IOException {
    Schema schema = Schema.parse("x BIGINT");
    List<String> names =
        List.of("a-b", "a_b", "a b", "aB", "größe", "gröẞe", "グ", "ゲ", "s", "s2", "s_2", "sStage2");
    for (String name : names) {
      new CalciteSqlCompiler()
          .compile(
              new SqlRequest(
                  name,
                  "SELECT x FROM t WHERE x > 0 UNION ALL SELECT x FROM t",
                  Map.of("t", schema),
                  UdfOptions.DEFAULT,
                  Optional.of(folder)))
          .close();
    }

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(names.size() * 2);
    }
  }

  private static SqlEvaluator functions() {
    return new SqlEvaluator()
        .udfs(
            new UdfOptions(
                false, List.of(Rates.class, Long.class, lower.class), Optional.empty(), Map.of()));
  }
}
