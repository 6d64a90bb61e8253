package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A row of each element. */
class UnnestTest {

  private static SqlEvaluator lists() {
    return new SqlEvaluator()
        .table(
            "lists",
            "id INTEGER, tags ARRAY<VARCHAR>",
            row(1, List.of("a", "b")),
            row(2, List.of()),
            row(3, null),
            row(4, Arrays.asList("c", null)));
  }

  @Test
  void takesElementsWithTheirNumbers() {
    try (SqlEvaluator sql = lists()) {
      assertThat(sql.query("SELECT id, t FROM lists CROSS JOIN UNNEST(tags) AS u(t)").rows())
          .containsExactly(row(1, "a"), row(1, "b"), row(4, "c"), row(4, null));
      assertThat(
              sql.query(
                      "SELECT id, t, n FROM lists CROSS JOIN UNNEST(tags) WITH ORDINALITY AS u(t, n)"
                          + " WHERE n = 2")
                  .rows())
          .containsExactly(row(1, "b", 2), row(4, null, 2));
    }
  }

  @Test
  void leftJoinKeepsRowsWithoutElements() {
    try (SqlEvaluator sql = lists()) {
      assertThat(sql.query("SELECT id, t FROM lists LEFT JOIN UNNEST(tags) AS u(t) ON TRUE").rows())
          .containsExactly(
              row(1, "a"), row(1, "b"), row(2, null), row(3, null), row(4, "c"), row(4, null));
      assertThat(
              sql.query(
                      "SELECT id, t, n FROM lists LEFT JOIN UNNEST(tags) WITH ORDINALITY AS u(t, n)"
                          + " ON TRUE WHERE id > 1")
                  .rows())
          .containsExactly(row(2, null, null), row(3, null, null), row(4, "c", 1), row(4, null, 2));
    }
  }

  @Test
  void fieldsOfRowsBecomeColumns() {
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .table(
                "t",
                "id INTEGER, items ARRAY<ROW<name VARCHAR, price DOUBLE>>",
                row(1, Arrays.asList(row("x", 1.5), null, row(null, 2.5))),
                row(2, List.of(row("y", null))))) {
      assertThat(
              sql.query("SELECT id, name, price * 2 AS p FROM t CROSS JOIN UNNEST(items) AS u")
                  .rows())
          .containsExactly(
              row(1, "x", 3.0), row(1, null, null), row(1, null, 5.0), row(2, "y", null));
    }
  }

  @Test
  void entriesOfMapsBecomeKeyAndValue() {
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .table(
                "t",
                "id INTEGER, m MAP<VARCHAR, BIGINT>",
                row(1, new TreeMap<>(Map.of("a", 1L, "b", 2L))),
                row(2, null),
                row(3, Map.of()))) {
      assertThat(
              sql.query("SELECT id, k, v + 1 AS w FROM t CROSS JOIN UNNEST(m) AS u(k, v)").rows())
          .containsExactly(row(1, "a", 2L), row(1, "b", 3L));
    }
  }

  @Test
  void rowsAreCountedThoughNothingOfThemIsRead() {
    try (SqlEvaluator sql = lists()) {
      assertThat(sql.query("SELECT 1 AS x FROM lists CROSS JOIN UNNEST(tags)").rows())
          .containsExactly(row(1), row(1), row(1), row(1));
      assertThat(
              sql.query("SELECT 1 AS x FROM lists LEFT JOIN UNNEST(tags) AS u(t) ON TRUE").rows())
          .hasSize(6);
    }
  }

  @Test
  void worksWithinAUnion() {
    try (SqlEvaluator sql = lists()) {
      assertThat(
              sql.query(
                      "SELECT id, t FROM lists CROSS JOIN UNNEST(tags) AS u(t) UNION ALL SELECT id,"
                          + " 'none' FROM lists WHERE tags IS NULL")
                  .rows())
          .containsExactly(row(1, "a"), row(1, "b"), row(4, "c"), row(4, null), row(3, "none"));
    }
  }

  @Test
  void aFailingElementFailsItsRowWithAllItsElements() {
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .table(
                "t",
                "id INTEGER, texts ARRAY<VARCHAR>",
                row(1, List.of("1", "2")),
                row(2, List.of("3", "x", "4")),
                row(3, List.of("5")))) {
      SqlEvaluator.Result result =
          sql.query("SELECT id, CAST(t AS INTEGER) AS n FROM t CROSS JOIN UNNEST(texts) AS u(t)");
      assertThat(result.rows()).containsExactly(row(1, 1), row(1, 2), row(3, 5));
      assertThat(result.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.row()).isEqualTo(1);
                assertThat(error.column()).isEqualTo("n");
              });
    }
  }

  @Test
  void aCollectionOfTooManyElementsFailsItsRow() {
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .table(
                "t",
                "id INTEGER, l ARRAY<TINYINT>",
                row(1, Collections.nCopies(1_000_001, (byte) 1)),
                row(2, List.of((byte) 2)))) {
      SqlEvaluator.Result result = sql.query("SELECT id FROM t CROSS JOIN UNNEST(l) AS u(e)");
      assertThat(result.rows()).containsExactly(row(2));
      assertThat(result.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.row()).isZero();
                assertThat(error.code()).isEqualTo(EtlError.VALUE_0004);
                assertThat(error.message()).contains("1,000,001 elements", "at most 1,000,000");
              });
    }
  }

  @Test
  void aBatchThatWouldBecomeTooManyRowsIsAResourceError() {
    List<Object> many = row(1, Collections.nCopies(1_000_000, (byte) 1));
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .table(
                "t",
                "id INTEGER, l ARRAY<TINYINT>",
                many,
                many,
                many,
                many,
                many,
                many,
                many,
                many,
                many)) {
      assertThatThrownBy(() -> sql.query("SELECT id FROM t CROSS JOIN UNNEST(l) AS u(e)"))
          .hasMessageContaining("ETL-RUN-0003")
          .hasMessageContaining("more than 8,000,000 rows of a batch of 9");
    }
  }

  @Test
  void unnestsWhatAnUnnestGave() {
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .table(
                "t",
                "id INTEGER, l ARRAY<ARRAY<INTEGER>>",
                row(1, List.of(List.of(1, 2), List.of(3))),
                row(2, List.of(List.of())))) {
      assertThat(
              sql.query(
                      "SELECT id, e FROM t CROSS JOIN UNNEST(l) AS u(inner_list) CROSS JOIN"
                          + " UNNEST(inner_list) AS v(e)")
                  .rows())
          .containsExactly(row(1, 1), row(1, 2), row(1, 3));
    }
  }
}
