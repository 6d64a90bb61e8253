package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every kind of mistake has its code, its place, the line of SQL with a caret, and what is near.
 */
class SqlMistakesTest {

  /** The place is marked by ^; the message has to contain what stands last. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // syntax
        "SELECT a FORM ^t | SQL_0001 | 't' isn't expected here",
        "SELECT a FROM^ | SQL_0001 | ends too early",
        "SELECT a FROM readings WHERE^ | SQL_0001 | ends too early",
        "SELECT ^'abc FROM readings | SQL_0001 | this text has no end",
        "SELECT a ^# 1 AS x FROM readings | SQL_0001 | a character",
        "SELECT a AS ^\"\" FROM readings | SQL_0001 | a name has at least one character",
        "SELECT a FROM readings AS ^\"\" | SQL_0001 | a name has at least one character",
        "SELECT ^order FROM readings | SQL_0001 | write it in double quotes: \"order\"",
        "SELECT a AS ^group FROM readings | SQL_0001 | write it in double quotes: \"group\"",
        "SELECT a FROM ^group | SQL_0001 | write it in double quotes: \"group\"",
        "SELECT ^user FROM readings | SQL_0006 | in double quotes",
        // names
        "SELECT a FROM ^reading | SQL_0002 | did you mean 'readings'",
        "SELECT ^other.a FROM readings | SQL_0002 | there is no table 'other'",
        "SELECT ^amont FROM readings | SQL_0003 | did you mean 'amount'",
        "SELECT r.^amont FROM readings AS r | SQL_0003 | did you mean 'amount'",
        "SELECT ^event.pge FROM readings | SQL_0003 | did you mean 'event.page'",
        "SELECT ^page FROM readings | SQL_0003 | it is a field: event.page",
        "SELECT ^event['pge'] AS p FROM readings | SQL_0003 | the ROW has no field 'pge'",
        "SELECT ^event[7] AS p FROM readings | SQL_0003 | the ROW has no field '7'",
        "SELECT event[^b] AS p FROM readings | SQL_0005 | chosen by a constant",
        "SELECT ^x FROM readings CROSS JOIN UNNEST(ARRAY[1]) AS p(x) CROSS JOIN UNNEST(ARRAY[1]) AS"
            + " q(x) | SQL_0003 | in more than one table",
        "SELECT ^UPER(b) AS u FROM readings | SQL_0004 | did you mean 'UPPER'",
        // types
        "SELECT ^b + TRUE AS c FROM readings | SQL_0005 | can't be applied",
        "SELECT ^a = DATE '2024-01-01' AS c FROM readings | SQL_0005 | can't be",
        "SELECT ^NULLIF(a, b) AS c FROM readings | SQL_0005 | can't be compared",
        "SELECT ^COALESCE(a, b) AS c FROM readings | SQL_0005 | make the types equal",
        "SELECT ^CASE WHEN a > 0 THEN a ELSE b END AS c FROM readings | SQL_0005 | make the types"
            + " equal",
        "SELECT ^ARRAY[a, b] AS c FROM readings | SQL_0005 | make the types equal",
        "SELECT ^CAST(a AS DATE) AS c FROM readings | SQL_0005 | from INTEGER to DATE",
        "SELECT ^CAST(a AS ROW(x INTEGER)) AS c FROM readings | SQL_0005 | from INTEGER to ROW<x"
            + " INTEGER",
        "SELECT UPPER(^CAST(a AS MAP<INTEGER, VARCHAR>)) AS c FROM readings | SQL_0005 | from INTEGER"
            + " to MAP<INTEGER, VARCHAR>",
        "SELECT CAST(b AS ^FOO) AS c FROM readings | SQL_0005 | there is no type 'FOO'",
        "SELECT CAST(b AS ^FOO ARRAY) AS c FROM readings | SQL_0005 | there is no type 'FOO'",
        "SELECT CAST(a AS ^DECIMAL(39, 0)) AS c FROM readings | SQL_0005 | 1 to 38 digits",
        "SELECT CAST(a AS ^DECIMAL(0)) AS c FROM readings | SQL_0005 | 1 to 38 digits",
        "SELECT CAST(a AS ^DECIMAL(10, 12)) AS c FROM readings | SQL_0005 | behind the point",
        "SELECT CAST(a AS ^DECIMAL(3, -2)) AS c FROM readings | SQL_0005 | behind the point",
        "SELECT CAST(ts AS ^TIMESTAMP(12)) AS c FROM readings | SQL_0005 | 0 to 9 digits",
        "SELECT TRY_CAST(b AS ^TIME(10)) AS c FROM readings | SQL_0005 | 0 to 9 digits",
        "SELECT CAST(b AS ^VARCHAR(0)) AS c FROM readings | SQL_0005 | a length is 1 to 65536",
        "SELECT CAST(b AS ^VARCHAR(65537)) AS c FROM readings | SQL_0005 | a length is 1 to 65536",
        "SELECT CAST(ARRAY[a] AS ^DECIMAL(39, 0) ARRAY) AS c FROM readings | SQL_0005 | 1 to 38",
        "SELECT ^TIMESTAMP '2024-01-01 00:00:00.1234567899' AS c FROM readings | SQL_0007 | at most 9"
            + " digits",
        "SELECT ^TIME '00:00:00.0000000001' AS c FROM readings | SQL_0007 | at most 9 digits",
        "SELECT a, ^INTERVAL '1' DAY AS c FROM readings | SQL_0005 | INTERVAL DAY TO SECOND",
        "SELECT a FROM (SELECT a, ^ts - ts AS c FROM readings) AS s | SQL_0005 | can't be applied",
        "SELECT ^ts - ts AS c FROM readings | SQL_0005 | (a - b) DAY TO SECOND",
        "SELECT ^DATE '2024-01-02' - CAST(ts AS DATE) AS c FROM readings | SQL_0005 | (a - b) DAY",
        "SELECT x FROM readings AS r(x, y, z, t, e, ^f) | SQL_0007 | names 6 columns, and 'readings'"
            + " has 5",
        "SELECT a FROM readings CROSS JOIN UNNEST(ARRAY[1]) AS u(^x, y) | SQL_0007 | names 2 columns,"
            + " and there are 1",
        "SELECT ^NULL AS c FROM readings | SQL_0005 | of type NULL",
        "SELECT a, ^c FROM (SELECT a, NULL AS c FROM readings) AS s | SQL_0005 | of type NULL",
        "SELECT ^ts + INTERVAL '9999999' HOUR AS c FROM readings | SQL_0005 | longer than the 292"
            + " years",
        "SELECT ^TO_CHAR(INTERVAL '1' DAY, 'x') AS c FROM readings | SQL_0005 | fits no function",
        "SELECT ^a FROM readings UNION ALL SELECT b FROM readings | SQL_0005 | column 1 of UNION"
            + " ALL",
        "SELECT a FROM readings UNION ALL SELECT ^a, b FROM readings | SQL_0007 | Column count",
        // constants
        "SELECT ^99999999999999999999999999999999999999999 AS c FROM readings | SQL_0007 | out of"
            + " range",
        "SELECT ^DATE '2024-13-01' AS c FROM readings | SQL_0007 | 2024-13-01",
        "SELECT ts + ^INTERVAL 'x' DAY AS c FROM readings | SQL_0007 | 'x'",
        // columns of the result
        "SELECT a, ^a FROM readings | SQL_0008 | two columns",
        "SELECT a, ^a + 1 FROM readings | SQL_0008 | has no name"
      })
  void mistakeHasItsCodePlaceAndFix(String marked, String code, String words) {
    EtlException error = mistake(marked.replace("^", ""));

    assertThat(error.code()).as(error.getMessage()).isEqualTo(EtlError.valueOf(code));
    assertPlace(error, 1, marked.indexOf('^') + 1);
    assertThat(error).hasMessageContaining(words);
  }

  @Test
  void placeIsRightBehindTabsAndLineEnds() {
    EtlException tabs = mistake("\tSELECT\ta,\tamont FROM readings");
    assertPlace(tabs, 1, 12);
    assertThat(tabs)
        .hasMessageContaining("\n  \tSELECT\ta,\tamont FROM readings\n  \t      \t  \t^");

    assertPlace(mistake("SELECT a,\r\n\tamont\r\nFROM readings"), 2, 2);
    assertPlace(mistake("SELECT a,\n\n  amont\nFROM readings"), 3, 3);
    assertPlace(mistake("SELECT a\r\nFROM readings\r\n\tGROUP BY a"), 3, 2);
    assertPlace(mistake("SELECT a\nFROM"), 2, 5);
    assertPlace(mistake("SELECT a\r\nFROM   \r\n"), 2, 5);
    assertPlace(mistake("SELECT a FROM -- readings"), 1, 26);
    assertPlace(mistake("SELECT a FROM /* the */ group"), 1, 25);
    assertPlace(mistake("SELECT '\uD83D\uDE00' AS s, amont FROM readings"), 1, 19);
  }

  @Test
  void onlyFunctionsThatCanBeCalledAreOffered() {
    assertThat(mistake("SELECT LISTAG(b) AS x FROM readings"))
        .hasMessageContaining("there is no function 'LISTAG'")
        .hasMessageNotContaining("LISTAGG");
    assertThat(mistake("SELECT COALESE(b, 'x') AS x FROM readings"))
        .hasMessageContaining("COALESCE");
    assertThat(mistake("SELECT TIMESTAMPAD(b) AS x FROM readings"))
        .hasMessageContaining("TIMESTAMPADD");
  }

  @Test
  void nameThatWasWrittenIsNotOffered() {
    assertThat(mistake("SELECT s.amount FROM (SELECT a FROM readings) AS s"))
        .hasMessageContaining("there is no column 'amount'")
        .hasMessageNotContaining("did you mean 'amount'");
  }

  @Test
  void emptyTextIsNoQuery() {
    assertThat(mistake("").code()).isEqualTo(EtlError.SQL_0001);
    assertThat(mistake("  -- nothing").code()).isEqualTo(EtlError.SQL_0001);
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
            .table(
                "readings",
                "a INTEGER, b VARCHAR, amount DOUBLE, ts TIMESTAMP(6), event ROW<page VARCHAR, size"
                    + " INTEGER>",
                row(1, "x", 1.0, null, null))) {
      EtlException error =
          catchThrowableOfType(EtlException.class, () -> sql.compile(text).close());
      assertThat(error).as("mistake in: " + text).isNotNull();
      return error;
    }
  }

  private static void assertPlace(EtlException error, int line, int position) {
    assertThat(error.location().line()).as(error.getMessage()).isEqualTo(line);
    assertThat(error.location().position()).as(error.getMessage()).isEqualTo(position);
  }
}
