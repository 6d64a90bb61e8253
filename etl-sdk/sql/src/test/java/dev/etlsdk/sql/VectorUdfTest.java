package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.udf.UdfConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions in vector form, called from SQL. */
class VectorUdfTest {

  @Test
  void filtersByItsResult() {
    try (SqlEvaluator sql = numbers()) {
      assertThat(sql.query("SELECT a FROM t WHERE TWICE(a) > 4").rows())
          .containsExactly(row(3L), row(4L));
      assertThat(sql.query("SELECT * FROM t WHERE TWICE(a) > 6").rows())
          .containsExactly(row(4L, 40L, "dddd"));
      assertThat(sql.query("SELECT a FROM t WHERE TWICE(a) > 2 AND a < 4").rows())
          .containsExactly(row(2L), row(3L));
    }
  }

  @Test
  void callsStandInEachOtherAndSideBySide() {
    try (SqlEvaluator sql = numbers()) {
      assertThat(sql.query("SELECT TWICE(TWICE(a) + 1) AS v FROM t").rows())
          .containsExactly(row(6L), row(10L), row(14L), row(18L), row((Object) null));
      assertThat(
              sql.query("SELECT a, TWICE(a) AS v, SUM_OF(a, b) AS w, LENGTHS(s) AS n FROM t")
                  .rows())
          .containsExactly(
              row(1L, 2L, 11L, 1L),
              row(2L, 4L, 22L, 2L),
              row(3L, 6L, 33L, 3L),
              row(4L, 8L, 44L, 4L),
              row(null, null, null, null));
      assertThat(sql.query("SELECT SUM_OF(TWICE(a), TWICE(b)) + a AS v FROM t WHERE a > 3").rows())
          .containsExactly(row(92L));
      assertThat(
              sql.query(
                      "SELECT v + a AS v FROM (SELECT a, TWICE(a) AS v FROM t) WHERE TWICE(v) > 8")
                  .rows())
          .containsExactly(row(9L), row(12L));
    }
  }

  @Test
  void takesElementsAndGivesArrays() {
    try (SqlEvaluator sql =
        functions(VectorUdfFixtures.Numbers.class, VectorUdfFixtures.Arrays.class)
            .table(
                "t", "a BIGINT, l ARRAY<BIGINT>", row(1L, List.of(5L, 6L)), row(2L, List.of()))) {
      assertThat(sql.query("SELECT a, TWICE(e) AS v FROM t CROSS JOIN UNNEST(l) AS u(e)").rows())
          .containsExactly(row(1L, 10L), row(1L, 12L));
      assertThat(sql.query("SELECT a, e FROM t CROSS JOIN UNNEST(PAIR(a)) AS u(e)").rows())
          .containsExactly(row(1L, 1L), row(1L, -1L), row(2L, 2L), row(2L, -2L));
      assertThat(
              sql.query(
                      "SELECT a, TWICE(e) AS v FROM t CROSS JOIN UNNEST(PAIR(a + 1)) AS u(e) WHERE"
                          + " TWICE(e) > 0")
                  .rows())
          .containsExactly(row(1L, 4L), row(2L, 6L));
    }
  }

  @Test
  void isCalledOnAnInstanceWithItsConfiguration() {
    UdfOptions options =
        new UdfOptions(
            false,
            List.of(VectorUdfFixtures.Scaled.class),
            Optional.empty(),
            Map.of(VectorUdfFixtures.Scaled.class.getName(), UdfConfig.of(Map.of("factor", "7"))));
    try (SqlEvaluator sql =
        new SqlEvaluator().udfs(options).table("t", "a BIGINT", row(1L), row(2L))) {
      assertThat(sql.query("SELECT SCALED(a) AS v, SCALED(a + 1) AS w FROM t").rows())
          .containsExactly(row(7L, 14L), row(14L, 21L));
    }
  }

  @Test
  void anythingThrownFailsTheRowsOfTheBatchAndLeaksNothing() {
    try (SqlEvaluator sql =
        functions(VectorUdfFixtures.Numbers.class)
            .table("t", "a BIGINT, s VARCHAR", row(1L, "x"), row(-2L, "y"))) {
      SqlEvaluator.Result result = sql.query("SELECT s, REFUSES(a) AS v FROM t");
      assertThat(result.rows()).isEmpty();
      assertThat(result.errors())
          .hasSize(2)
          .allSatisfy(
              error -> {
                assertThat(error.code()).isEqualTo(EtlError.UDF_0001);
                assertThat(error.message()).contains("REFUSES", "AssertionError", "negative: -2");
              });
      assertThatThrownBy(() -> sql.query("SELECT s, EXHAUSTS(a) AS v FROM t"))
          .isInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void seesNoRowThatFailedBefore() {
    try (SqlEvaluator sql =
        functions(VectorUdfFixtures.Numbers.class)
            .table("t", "a BIGINT, b BIGINT", row(8L, 2L), row(-1L, 0L), row(6L, 3L))) {
      SqlEvaluator.Result result = sql.query("SELECT REFUSES(a / b) AS v FROM t");
      assertThat(result.rows()).containsExactly(row(8L), row(4L));
      assertThat(result.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.row()).isEqualTo(1);
                assertThat(error.code()).isEqualTo(EtlError.VALUE_0002);
                assertThat(error.column()).isNull();
              });
    }
  }

  @Test
  void isCalledThoughNothingReadsItsResult() {
    try (SqlEvaluator sql =
        functions(VectorUdfFixtures.Numbers.class).table("t", "a BIGINT", row(-1L))) {
      SqlEvaluator.Result result =
          sql.query("SELECT a FROM (SELECT a, REFUSES(a) AS unused FROM t)");
      assertThat(result.rows()).isEmpty();
      assertThat(result.errors()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CASE WHEN b <> 0 THEN TWICE(a / b) ELSE 0 END AS v FROM t",
        "SELECT CASE WHEN b <> 0 THEN 1 WHEN TWICE(a) > 1 THEN 2 END AS v FROM t",
        "SELECT CASE b WHEN 0 THEN 1 ELSE TWICE(a) + 1 END AS v FROM t",
        "SELECT COALESCE(b, TWICE(a)) AS v FROM t",
        "SELECT a FROM t WHERE b <> 0 AND TWICE(a / b) > 1",
        "SELECT a FROM t WHERE b = 0 OR NOT TWICE(a / b) > 1",
        "SELECT a FROM t WHERE a IN (1, 2, TWICE(b))",
        "SELECT a FROM t WHERE a BETWEEN 1 AND TWICE(b)",
      })
  void isRefusedWhereSomeRowsAreLeftOut(String query) {
    try (SqlEvaluator sql = numbers()) {
      assertThatThrownBy(() -> sql.compile(query))
          .hasMessageContaining("ETL-SQL-0006")
          .hasMessageContaining("TWICE is called for a whole batch")
          .hasMessageContaining("line 1, column " + (query.indexOf("TWICE") + 1))
          .hasMessageContaining("inner SELECT");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CASE WHEN TWICE(a) > 4 THEN 1 ELSE 0 END AS v FROM t",
        "SELECT CASE TWICE(a) WHEN 2 THEN 1 WHEN 4 THEN 2 ELSE 0 END AS v FROM t",
        "SELECT COALESCE(TWICE(a), b) AS v FROM t",
        "SELECT TWICE(a) IN (1, 2) AS v FROM t",
        "SELECT TWICE(a) BETWEEN 1 AND 2 AS v FROM t",
        "SELECT NULLIF(TWICE(a), TWICE(b)) AS v FROM t",
        "SELECT GREATEST(TWICE(a), TWICE(b)) AS v FROM t",
      })
  void isTakenWhereItIsAlwaysEvaluated(String query) {
    try (SqlEvaluator sql = numbers()) {
      SqlEvaluator.Result result = sql.query(query);
      assertThat(result.errors()).isEmpty();
      assertThat(result.rows()).hasSize(5);
    }
  }

  private static SqlEvaluator numbers() {
    return functions(VectorUdfFixtures.Numbers.class)
        .table(
            "t",
            "a BIGINT, b BIGINT, s VARCHAR",
            row(1L, 10L, "a"),
            row(2L, 20L, "bb"),
            row(3L, 30L, "ccc"),
            row(4L, 40L, "dddd"),
            row(null, null, null));
  }

  private static SqlEvaluator functions(Class<?>... types) {
    return new SqlEvaluator()
        .udfs(new UdfOptions(false, List.of(types), Optional.empty(), Map.of()));
  }
}
