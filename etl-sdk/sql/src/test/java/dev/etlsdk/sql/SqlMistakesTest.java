package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import org.junit.jupiter.api.Test;

/**
 * Every kind of mistake has its code, its place, the line of SQL with a caret, and what is near.
 */
class SqlMistakesTest {

  @Test
  void syntax() {
    EtlException error = mistake("SELECT a FORM t");

    assertThat(error.code()).isEqualTo(EtlError.SQL_0001);
    assertPlace(error, 1, 15);
  }

  @Test
  void unfinishedText() {
    assertThat(mistake("SELECT a FROM").code()).isEqualTo(EtlError.SQL_0001);
    assertPlace(mistake("SELECT a\nFROM"), 2, 5);
    assertThat(mistake("").code()).isEqualTo(EtlError.SQL_0001);
    assertThat(mistake("SELECT 'abc FROM t").code()).isEqualTo(EtlError.SQL_0001);
  }

  @Test
  void unknownTable() {
    EtlException error = mistake("SELECT a\nFROM reading");

    assertThat(error.code()).isEqualTo(EtlError.SQL_0002);
    assertPlace(error, 2, 6);
    assertThat(error).hasMessageContaining("readings").hasMessageContaining("FROM reading\n");
  }

  @Test
  void unknownColumn() {
    EtlException error = mistake("SELECT amont FROM readings");

    assertThat(error.code()).isEqualTo(EtlError.SQL_0003);
    assertPlace(error, 1, 8);
    assertThat(error).hasMessageContaining("amount").hasMessageContaining("       ^");
  }

  @Test
  void unknownColumnOfATable() {
    assertThat(mistake("SELECT r.amont FROM readings AS r").code()).isEqualTo(EtlError.SQL_0003);
  }

  @Test
  void unknownFunction() {
    EtlException error = mistake("SELECT UPER(b) AS u FROM readings");

    assertThat(error.code()).isEqualTo(EtlError.SQL_0004);
    assertPlace(error, 1, 8);
    assertThat(error).hasMessageContaining("UPPER");
  }

  @Test
  void wrongTypes() {
    EtlException error = mistake("SELECT b + TRUE AS c FROM readings");

    assertThat(error.code()).isEqualTo(EtlError.SQL_0005);
    assertPlace(error, 1, 8);
  }

  @Test
  void operatorsOfMoreThanARow() {
    assertRefused("SELECT count(*) AS n FROM readings");
    assertRefused("SELECT a FROM readings GROUP BY a");
    assertRefused("SELECT a FROM readings ORDER BY a");
    assertRefused("SELECT a FROM readings LIMIT 3");
    assertRefused("SELECT DISTINCT a FROM readings");
    assertRefused("SELECT r.a FROM readings r JOIN readings s ON r.a = s.a");
    assertRefused("SELECT a FROM readings WHERE a IN (SELECT a FROM readings)");
    assertRefused("SELECT row_number() OVER (ORDER BY a) AS n FROM readings");
  }

  @Test
  void notAQuery() {
    assertThat(mistake("DELETE FROM readings").code())
        .isIn(EtlError.SQL_0001, EtlError.SQL_0006, EtlError.SQL_0007);
    assertThat(mistake("INSERT INTO readings SELECT * FROM readings").code())
        .isIn(EtlError.SQL_0001, EtlError.SQL_0006, EtlError.SQL_0007);
  }

  @Test
  void aggregateBesideAColumn() {
    assertThat(mistake("SELECT count(*) AS n, a FROM readings").code())
        .isIn(EtlError.SQL_0006, EtlError.SQL_0007);
  }

  @Test
  void namesOfResultColumns() {
    assertThat(mistake("SELECT a, a FROM readings").code()).isEqualTo(EtlError.SQL_0008);
    assertThat(mistake("SELECT a + 1 FROM readings").code()).isEqualTo(EtlError.SQL_0008);
  }

  @Test
  void noMessageShowsThePlanner() {
    for (String sql :
        new String[] {
          "SELECT a FORM t",
          "SELECT x FROM readings",
          "SELECT UPER(b) AS u FROM readings",
          "SELECT b + TRUE AS c FROM readings",
          "SELECT a FROM readings ORDER BY a",
          "SELECT a FROM readings WHERE b",
          "SELECT CASE WHEN a > 0 THEN 1 ELSE 'x' END AS c FROM readings"
        }) {
      assertThat(mistake(sql).getMessage())
          .doesNotContainIgnoringCase("calcite")
          .doesNotContain("Exception", "RexCall", "SqlNode");
    }
  }

  private static EtlException mistake(String text) {
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .table("readings", "a INTEGER, b VARCHAR, amount DOUBLE", row(1, "x", 1.0))) {
      EtlException error =
          catchThrowableOfType(EtlException.class, () -> sql.compile(text).close());
      assertThat(error).as("mistake in: " + text).isNotNull();
      return error;
    }
  }

  private static void assertRefused(String text) {
    EtlException error = mistake(text);
    assertThat(error.code()).as(error.getMessage()).isEqualTo(EtlError.SQL_0006);
  }

  private static void assertPlace(EtlException error, int line, int position) {
    assertThat(error.location().line()).as(error.getMessage()).isEqualTo(line);
    assertThat(error.location().position()).as(error.getMessage()).isEqualTo(position);
  }
}
