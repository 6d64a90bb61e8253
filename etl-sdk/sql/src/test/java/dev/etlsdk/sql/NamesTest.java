package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same name wins; else the only one that is the same but for case; else the query doesn't say
 * what it means.
 */
class NamesTest {

  private static SqlEvaluator evaluator() {
    return new SqlEvaluator()
        .table(
            "readings",
            "id INTEGER, \"ID\" INTEGER, Amount INTEGER, r ROW<x INTEGER, \"X\" INTEGER, Size"
                + " INTEGER>",
            row(1, 2, 3, row(4, 5, 6)))
        .table("other", "a INTEGER", row(7))
        .table("twin", "a INTEGER", row(8))
        .table("TWIN", "a INTEGER", row(9));
  }

  private static Object value(String text) {
    try (SqlEvaluator sql = evaluator()) {
      return sql.value(text);
    }
  }

  private static EtlException mistake(String text) {
    try (SqlEvaluator sql = evaluator()) {
      EtlException error =
          catchThrowableOfType(EtlException.class, () -> sql.compile(text).close());
      assertThat(error).as("mistake in: " + text).isNotNull();
      return error;
    }
  }

  @Test
  void columnIsFoundWithoutCase() {
    assertThat(value("SELECT amount AS v FROM readings")).isEqualTo(3);
    assertThat(value("SELECT \"AMOUNT\" AS v FROM Readings")).isEqualTo(3);
    assertThat(value("SELECT R.aMount AS v FROM READINGS AS r")).isEqualTo(3);
  }

  @Test
  void sameNameWins() {
    assertThat(value("SELECT id AS v FROM readings")).isEqualTo(1);
    assertThat(value("SELECT ID AS v FROM readings")).isEqualTo(2);
    assertThat(value("SELECT \"ID\" AS v FROM readings")).isEqualTo(2);
    assertThat(value("SELECT readings.ID AS v FROM readings")).isEqualTo(2);
    assertThat(value("SELECT id + 10 * ID AS v FROM readings WHERE ID = 2 AND id = 1"))
        .isEqualTo(21);
  }

  @Test
  void sameNameWinsThroughSubqueries() {
    assertThat(value("SELECT ID AS v FROM (SELECT id, ID FROM readings) AS s")).isEqualTo(2);
    assertThat(value("SELECT s.id AS v FROM (SELECT * FROM readings) AS s")).isEqualTo(1);
    assertThat(value("WITH s AS (SELECT ID, id FROM readings) SELECT ID AS v FROM S")).isEqualTo(2);
    assertThat(value("SELECT Id AS v FROM (SELECT ID FROM readings) AS s")).isEqualTo(2);
  }

  @Test
  void starHasBoth() {
    try (SqlEvaluator sql = evaluator()) {
      SqlEvaluator.Result result = sql.query("SELECT * FROM readings");
      assertThat(result.schema().names()).containsExactly("id", "ID", "Amount", "r");
      assertThat(result.rows()).containsExactly(row(1, 2, 3, List.of(4, 5, 6)));
    }
  }

  @Test
  void nameThatCanMeanTwoIsRefused() {
    EtlException error = mistake("SELECT Amount, Id FROM readings");

    assertThat(error.code()).isEqualTo(EtlError.SQL_0003);
    assertThat(error.location().position()).isEqualTo(16);
    assertThat(error).hasMessageContaining("'Id' can mean id or ID");
    assertThat(mistake("SELECT readings.iD FROM readings"))
        .hasMessageContaining("'iD' can mean id or ID");
  }

  @Test
  void fieldsOfARowFollowTheSameRule() {
    assertThat(value("SELECT r.x AS v FROM readings")).isEqualTo(4);
    assertThat(value("SELECT r.X AS v FROM readings")).isEqualTo(5);
    assertThat(value("SELECT readings.R.size AS v FROM readings")).isEqualTo(6);
    assertThat(value("SELECT r['size'] AS v FROM readings")).isEqualTo(6);
    assertThat(value("SELECT r['x'] AS v FROM readings")).isEqualTo(4);
    assertThat(value("SELECT r[2] AS v FROM readings")).isEqualTo(5);
    assertThat(mistake("SELECT r['X'] AS v FROM readings").code()).isEqualTo(EtlError.SQL_0003);
  }

  @Test
  void tablesFollowTheSameRule() {
    assertThat(value("SELECT a AS v FROM OTHER")).isEqualTo(7);
    assertThat(value("SELECT a AS v FROM twin")).isEqualTo(8);
    assertThat(value("SELECT a AS v FROM TWIN")).isEqualTo(9);

    EtlException error = mistake("SELECT a FROM Twin");
    assertThat(error.code()).isEqualTo(EtlError.SQL_0002);
    assertThat(error.location().position()).isEqualTo(15);
    assertThat(error).hasMessageContaining("'Twin' can mean").hasMessageContaining("TWIN");
  }

  @Test
  void tableOfWithHidesAStream() {
    assertThat(value("WITH other AS (SELECT 1 AS a FROM twin) SELECT a AS v FROM other"))
        .isEqualTo(1);
    assertThat(value("WITH q AS (SELECT 1 AS a FROM twin) SELECT A AS v FROM Q")).isEqualTo(1);
  }

  @Test
  void aliasesThatDifferInCaseOnlyAreRefused() {
    EtlException error =
        mistake("SELECT 1 AS v FROM other AS o CROSS JOIN UNNEST(ARRAY[1]) AS O(x)");

    assertThat(error.code()).isEqualTo(EtlError.SQL_0007);
    assertThat(error.location().position()).isEqualTo(62);
    assertThat(mistake("WITH q AS (SELECT a FROM twin), Q AS (SELECT a FROM twin) SELECT a FROM q"))
        .hasMessageContaining("two tables of the query are named 'Q'");
  }

  @Test
  void functionsAreFoundWithoutCase() {
    assertThat(value("SELECT abs(-1) + Abs(-1) + ABS(-1) AS v FROM other")).isEqualTo(3);
  }

  @Test
  void resultMayHaveNamesThatDifferInCaseOnly() {
    try (SqlEvaluator sql = evaluator()) {
      assertThat(sql.query("SELECT a AS b, a AS B FROM other").schema().names())
          .containsExactly("b", "B");
    }
    assertThat(mistake("SELECT a AS b, a AS b FROM other").code()).isEqualTo(EtlError.SQL_0008);
  }
}
