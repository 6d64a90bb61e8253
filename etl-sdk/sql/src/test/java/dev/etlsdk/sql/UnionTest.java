package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlFragment;
import org.junit.jupiter.api.Test;

/** UNION ALL, of one table and of several; what values come out is in union.sql. */
class UnionTest {

  private static SqlEvaluator evaluator() {
    return new SqlEvaluator()
        .table("small", "a INTEGER NOT NULL, b VARCHAR", row(1, "x"), row(2, "y"))
        .table("big", "a BIGINT NOT NULL, b VARCHAR NOT NULL", row(5_000_000_000L, "z"))
        .table("exact", "d DECIMAL(10, 2)", row(new java.math.BigDecimal("2.50")));
  }

  private static String schema(String text) {
    try (SqlEvaluator sql = evaluator();
        CompiledSql compiled = sql.compile(text)) {
      return compiled.schema().toString();
    }
  }

  @Test
  void namesAreThoseOfTheFirstBranch() {
    assertThat(schema("SELECT a AS n, b AS m FROM small UNION ALL SELECT a, b AS other FROM big"))
        .isEqualTo("n BIGINT NOT NULL, m VARCHAR");
  }

  @Test
  void columnIsNullableIfThatOfABranchIs() {
    assertThat(schema("SELECT b FROM big UNION ALL SELECT b FROM big"))
        .isEqualTo("b VARCHAR NOT NULL");
    assertThat(schema("SELECT b FROM big UNION ALL SELECT b FROM small")).isEqualTo("b VARCHAR");
    assertThat(schema("SELECT a FROM small UNION ALL SELECT NULL FROM big")).isEqualTo("a INTEGER");
  }

  @Test
  void typeHoldsThatOfEveryBranch() {
    assertThat(
            schema("SELECT a FROM small UNION ALL SELECT a FROM big UNION ALL SELECT d FROM exact"))
        .isEqualTo("a DECIMAL(21, 2)");
    assertThat(schema("SELECT 'a' AS c FROM small UNION ALL SELECT 'abc' FROM big"))
        .isEqualTo("c VARCHAR NOT NULL");
  }

  @Test
  void everyTableIsReadOnceForEachBranch() {
    try (SqlEvaluator sql = evaluator()) {
      try (CompiledSql compiled =
          sql.compile(
              "SELECT a FROM small UNION ALL SELECT a FROM big UNION ALL SELECT a + 10 FROM"
                  + " small")) {
        assertThat(compiled.fragments())
            .extracting(SqlFragment::table)
            .containsExactly("small", "big", "small");
      }
      assertThat(
              sql.query(
                      "SELECT a FROM small UNION ALL SELECT a FROM big UNION ALL SELECT a + 10 FROM"
                          + " small")
                  .rows())
          .containsExactlyInAnyOrder(row(1L), row(2L), row(5_000_000_000L), row(11L), row(12L));
    }
  }

  @Test
  void branchWithAnErrorLeavesTheOthersAlone() {
    try (SqlEvaluator sql = evaluator()) {
      SqlEvaluator.Result result =
          sql.query("SELECT 1 / (a - 1) AS q FROM small UNION ALL SELECT 7 FROM big");
      assertThat(result.rows()).containsExactly(row(1), row(7));
      assertThat(result.errors()).hasSize(1);
    }
  }
}
