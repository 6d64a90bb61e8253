package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.schema.Schema;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Rows in columns: that a row may be null says nothing of what is in it. */
class NestedRowsTest {

  private static final String TYPES =
      "id INTEGER NOT NULL, i ROW<x INTEGER NOT NULL, y VARCHAR>,"
          + " l ARRAY<ROW<x INTEGER NOT NULL>>, m MAP<VARCHAR, ROW<x INTEGER NOT NULL>>";

  private static SqlEvaluator nested() {
    return new SqlEvaluator()
        .table(
            "a",
            TYPES,
            row(1, row(7, "seven"), Arrays.asList(row(8), null), null),
            row(2, null, null, null));
  }

  @Test
  void nullableRowKeepsWhatIsNotNullInIt() {
    try (SqlEvaluator sql = nested()) {
      assertThat(sql.query("SELECT * FROM a").schema()).isEqualTo(Schema.parse(TYPES));
      SqlEvaluator.Result result = sql.query("SELECT id, i, l FROM a WHERE id > 0");
      assertThat(result.schema())
          .isEqualTo(
              Schema.parse(
                  "id INTEGER NOT NULL, i ROW<x INTEGER NOT NULL, y VARCHAR>,"
                      + " l ARRAY<ROW<x INTEGER NOT NULL>>"));
      assertThat(result.rows())
          .containsExactly(
              row(1, row(7, "seven"), Arrays.asList(row(8), null)), row(2, null, null));
    }
  }

  @Test
  void fieldOfANullableRowMayBeNull() {
    try (SqlEvaluator sql = nested()) {
      SqlEvaluator.Result result = sql.query("SELECT a.i.x AS x, a.i.x + 1 AS more FROM a");
      assertThat(result.schema()).isEqualTo(Schema.parse("x INTEGER, more INTEGER"));
      assertThat(result.rows()).containsExactly(row(7, 8), row(null, null));
    }
  }

  @Test
  void elementsThatMayBeNullGiveFieldsThatMay() {
    try (SqlEvaluator sql = nested()) {
      SqlEvaluator.Result result =
          sql.query("SELECT id, u.x AS x FROM a LEFT JOIN UNNEST(l) AS u(x) ON TRUE");
      assertThat(result.schema()).isEqualTo(Schema.parse("id INTEGER NOT NULL, x INTEGER"));
      assertThat(result.rows()).containsExactly(row(1, 8), row(1, null), row(2, null));
    }
  }

  @Test
  void unionKeepsThem() {
    try (SqlEvaluator sql = nested()) {
      SqlEvaluator.Result union =
          sql.query("SELECT i FROM a WHERE id = 1 UNION ALL SELECT i FROM a WHERE id = 2");
      assertThat(union.schema()).isEqualTo(Schema.parse("i ROW<x INTEGER NOT NULL, y VARCHAR>"));
      assertThat(union.rows()).containsExactly(row(row(7, "seven")), row((Object) null));
    }
  }

  @Test
  void choiceKeepsThem() {
    try (SqlEvaluator sql = nested()) {
      SqlEvaluator.Result choice =
          sql.query("SELECT CASE WHEN id = 1 THEN i ELSE NULL END AS i FROM a");
      assertThat(choice.schema()).isEqualTo(Schema.parse("i ROW<x INTEGER NOT NULL, y VARCHAR>"));
      assertThat(choice.rows()).containsExactly(row(row(7, "seven")), row((Object) null));
    }
  }
}
