package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlCompiler;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.udf.Udf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class QuickstartQueryTest {

  private static final String SQL = "SELECT IS_EVEN(column_0 + column_1) AS sum FROM test_table";

  /** Functions of the test. */
  public static final class Numbers {
    private Numbers() {}

    @Udf("IS_EVEN")
    public static boolean isEven(int value) {
      return (value & 1) == 0;
    }
  }

  private static SqlEvaluator evaluator() {
    return new SqlEvaluator()
        .udfs(new UdfOptions(false, List.of(Numbers.class), Optional.empty(), Map.of()))
        .table(
            "test_table",
            "column_0 INTEGER, column_1 INTEGER, column_2 INTEGER, column_3 INTEGER",
            row(1, 2, 3, 4),
            row(1, 3, 3, 4),
            row(null, 3, 3, 4),
            row(Integer.MAX_VALUE, 1, 0, 0),
            row(5, 5, null, null));
  }

  @Test
  void isFoundThroughServiceLoader() {
    assertThat(ServiceLoader.load(SqlCompiler.class))
        .hasAtLeastOneElementOfType(CalciteSqlCompiler.class);
  }

  @Test
  void readsOnlyTheColumnsItNeeds() {
    try (SqlEvaluator sql = evaluator();
        CompiledSql compiled = sql.compile(SQL)) {
      assertThat(compiled.fragments()).hasSize(1);
      assertThat(compiled.fragments().get(0).columns()).containsExactly("column_0", "column_1");
      assertThat(compiled.schema().toString()).isEqualTo("sum BOOLEAN");
    }
  }

  @Test
  void failsOnlyTheRowThatOverflows() {
    try (SqlEvaluator sql = evaluator()) {
      SqlEvaluator.Result result = sql.query(SQL);
      assertThat(result.rows())
          .containsExactly(row(false), row(true), row((Object) null), row(true));
      assertThat(result.errors()).hasSize(1);
      assertThat(result.errors().get(0).row()).isEqualTo(3);
      assertThat(result.errors().get(0).code().id()).isEqualTo("ETL-VALUE-0001");
      assertThat(result.errors().get(0).column()).isEqualTo("sum");
    }
  }

  @Test
  void filters() {
    try (SqlEvaluator sql = evaluator()) {
      assertThat(
              sql.query(
                      "SELECT column_2, 'x' AS name FROM test_table WHERE column_1 = 3 AND column_0 IS NOT NULL")
                  .rows())
          .containsExactly(row(3, "x"));
    }
  }
}
