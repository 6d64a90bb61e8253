package dev.etlsdk.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WideTest {

  private static final int COLUMNS = 1_000;

  private static String schema() {
    StringBuilder schema = new StringBuilder();
    for (int i = 0; i < COLUMNS; i++) {
      schema
          .append(i == 0 ? "" : ", ")
          .append("column_")
          .append(i)
          .append(i % 3 == 2 ? " VARCHAR" : " INTEGER");
    }
    return schema.toString();
  }

  private static List<Object> row(int seed) {
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < COLUMNS; i++) {
      row.add(
          (i + seed) % 7 == 0
              ? null
              : i % 3 == 2 ? (Object) ("v" + (i + seed)) : (Object) (i + seed));
    }
    return row;
  }

  @Test
  void projectsAThousandColumns() {
    StringBuilder select = new StringBuilder("SELECT ");
    for (int i = 0; i < COLUMNS; i++) {
      select.append(i == 0 ? "" : ", ");
      select
          .append(i % 3 == 2 ? "UPPER(column_" + i + ")" : "column_" + i + " + 1")
          .append(" AS c")
          .append(i);
    }
    try (SqlEvaluator sql = new SqlEvaluator().table("t", schema(), row(0), row(1), row(2))) {
      SqlEvaluator.Result result =
          sql.query(select + " FROM t WHERE column_0 IS NULL OR column_0 <> 1");
      assertThat(result.errors()).isEmpty();
      assertThat(result.rows()).hasSize(2);
      for (int i = 0; i < COLUMNS; i++) {
        assertThat(result.rows().get(0).get(i)).as("column %d", i).isEqualTo(expected(i, 0));
        assertThat(result.rows().get(1).get(i)).as("column %d", i).isEqualTo(expected(i, 2));
      }
    }
  }

  private static Object expected(int column, int seed) {
    if ((column + seed) % 7 == 0) {
      return null;
    }
    return column % 3 == 2 ? (Object) ("V" + (column + seed)) : (Object) (column + seed + 1);
  }

  @Test
  void keepsValuesBetweenLoops() {
    StringBuilder inner = new StringBuilder();
    StringBuilder outer = new StringBuilder();
    for (int i = 0; i < COLUMNS; i++) {
      if (i % 3 != 2) {
        inner
            .append(inner.isEmpty() ? "" : ", ")
            .append("column_")
            .append(i)
            .append(" * 2 AS d")
            .append(i);
        outer
            .append(outer.isEmpty() ? "" : ", ")
            .append("d")
            .append(i)
            .append(" + d0 AS e")
            .append(i);
      }
    }
    String query = "SELECT " + outer + " FROM (SELECT " + inner + " FROM t) WHERE d0 > 2";
    try (SqlEvaluator sql = new SqlEvaluator().table("t", schema(), row(0), row(1), row(2))) {
      SqlEvaluator.Result result = sql.query(query);
      assertThat(result.errors()).isEmpty();
      assertThat(result.rows()).hasSize(1);
      assertThat(result.rows().get(0).get(0)).isEqualTo(8);
      assertThat(result.rows().get(0).get(1)).isEqualTo(10);
    }
  }
}
