package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs more than the row in hand is refused at its place, which {@code ^} marks here. */
class RefusedClausesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT a FROM readings ^GROUP BY a | GROUP BY",
        "SELECT a FROM readings ^group  by a HAVING a > 1 | GROUP BY",
        "SELECT a FROM readings ^HAVING a > 1 | HAVING",
        "SELECT a FROM readings ^ORDER BY a | ORDER BY",
        "SELECT a FROM readings ^ORDER BY b, a DESC LIMIT 3 | ORDER BY",
        "SELECT a FROM readings ^LIMIT 3 | LIMIT",
        "SELECT a FROM readings ^OFFSET 3 ROWS | OFFSET",
        "SELECT a FROM readings ^FETCH FIRST 3 ROWS ONLY | FETCH",
        "SELECT ^DISTINCT a FROM readings | DISTINCT",
        "SELECT a FROM (SELECT a FROM readings ^ORDER BY a) AS s | ORDER BY",
        "WITH s AS (SELECT ^DISTINCT a FROM readings) SELECT a FROM s | DISTINCT",
        "WITH RECURSIVE ^s AS (SELECT a FROM readings UNION ALL SELECT a FROM s) SELECT a FROM s |"
            + " WITH RECURSIVE",
        "SELECT ^count(*) AS n FROM readings | COUNT",
        "SELECT ^count(*) AS n, a FROM readings | COUNT",
        "SELECT a + ^sum(a) AS n FROM readings | SUM",
        "SELECT a FROM readings WHERE ^max(a) > 1 | MAX",
        "SELECT ^listagg(b) WITHIN GROUP (ORDER BY b) AS n FROM readings | LISTAGG",
        "SELECT ^sum(a) FILTER (WHERE a > 1) AS n FROM readings | SUM",
        "SELECT r.a FROM readings AS r ^JOIN readings AS s ON r.a = s.a | JOIN",
        "SELECT r.a FROM readings AS r LEFT ^JOIN readings AS s ON r.a = s.a | JOIN",
        "SELECT r.a FROM readings AS r NATURAL ^JOIN others | JOIN",
        "SELECT r.a FROM readings AS r CROSS ^JOIN others | JOIN",
        "SELECT readings.a FROM readings, ^others | JOIN",
        "SELECT readings.a FROM readings, LATERAL (^SELECT 1 AS x FROM others) AS o | LATERAL",
        "SELECT a FROM readings ^UNION SELECT a FROM others | UNION without ALL",
        "SELECT a FROM readings UNION ALL SELECT a FROM others ^UNION SELECT a FROM others | UNION"
            + " without ALL",
        "SELECT a FROM readings ^INTERSECT SELECT a FROM others | INTERSECT",
        "SELECT a FROM readings ^EXCEPT SELECT a FROM others | EXCEPT",
        "SELECT a FROM readings WHERE a IN (^SELECT a FROM others) | a subquery",
        "SELECT a FROM readings WHERE EXISTS ^(SELECT a FROM others) | a subquery",
        "SELECT ^(SELECT a FROM others) AS x FROM readings | a subquery",
        "SELECT ARRAY(^SELECT a FROM others) AS x FROM readings | a subquery",
        "SELECT ^row_number() OVER (ORDER BY a) AS n FROM readings | a window function",
        "SELECT a - ^lag(a) OVER (ORDER BY a) AS n FROM readings | a window function",
        "SELECT a FROM ^readings TABLESAMPLE SYSTEM(10) | TABLESAMPLE",
        "SELECT a FROM ^readings FOR SYSTEM_TIME AS OF TIMESTAMP '2024-01-01 00:00:00' | SNAPSHOT",
        "SELECT x FROM ^UNNEST(ARRAY[1]) AS t(x) | UNNEST without a table",
        "SELECT a, x FROM readings RIGHT ^JOIN UNNEST(ARRAY[1]) AS u(x) ON TRUE | RIGHT JOIN UNNEST",
        "SELECT a, x FROM readings FULL OUTER ^JOIN UNNEST(ARRAY[1]) AS u(x) ON TRUE | FULL JOIN"
            + " UNNEST",
        "SELECT a FROM readings LEFT SEMI ^JOIN UNNEST(ARRAY[1]) AS u(x) ON TRUE | LEFT SEMI JOIN"
            + " UNNEST",
        "SELECT a, x FROM readings NATURAL ^JOIN UNNEST(ARRAY[1]) AS u(x) | NATURAL JOIN UNNEST",
        "SELECT a, x FROM readings JOIN UNNEST(ARRAY[1]) AS u(x) ON ^x = 1 | a condition other than",
        "SELECT a, x FROM readings LEFT JOIN UNNEST(ARRAY[1]) AS u(x) ON ^u.x = a | a condition other"
            + " than",
        "SELECT a, x FROM readings LEFT JOIN UNNEST(ARRAY[1]) AS u(x) ON ^FALSE | a condition other"
            + " than",
        "SELECT readings.a FROM readings JOIN UNNEST(ARRAY[1]) AS u(a) ^USING (a) | USING with UNNEST",
        "SELECT a, x FROM readings CROSS JOIN UNNEST(ARRAY[1], ^ARRAY[2]) AS u(x, y) | several"
            + " collections",
        "SELECT a FROM readings WHERE ^a > ANY (1) | a comparison with",
        "SELECT a FROM readings WHERE ^a = SOME (ARRAY[1, 2]) | with = ANY or SOME",
        "SELECT a FROM readings WHERE ^a <> ALL (1) | with <> ALL",
        "SELECT ^* EXCEPT (a) FROM readings | EXCEPT",
        "SELECT ^readings.* EXCLUDE (a) FROM readings | EXCLUDE",
        "SELECT ^* REPLACE (a + 1 AS a) FROM readings | REPLACE",
        "SELECT ^TRANSLATE(b USING utf8) AS x FROM readings | character set (TRANSLATE)",
        "SELECT ^CONVERT(b, utf8, latin1) AS x FROM readings | character set (CONVERT)",
        "SELECT ^TUMBLE(ts, INTERVAL '1' DAY) AS x FROM readings | a window of time (TUMBLE)",
        "SELECT a + ^first(a) AS x FROM readings | MATCH_RECOGNIZE (FIRST)",
        "SELECT ^b RLIKE 'x' AS x FROM readings | RLIKE",
        "SELECT UPPER(^x => b) AS x FROM readings | an argument by its name",
        "SELECT 'LIMIT' AS \"LIMIT\" /* LIMIT */ FROM readings ^FETCH FIRST 3 ROWS ONLY -- LIMIT |"
            + " FETCH",
        "SELECT 'it''s ORDER' AS o FROM readings ^ORDER BY a | ORDER BY",
        "SELECT a + ^? AS x FROM readings | a parameter",
        "^SELECT 1 AS x | a query without a table",
        "^VALUES (1) | a query without a table",
        "SELECT a FROM readings UNION ALL ^VALUES (1) | a query without a table",
        "^DELETE FROM readings | DELETE",
        "^INSERT INTO readings SELECT * FROM readings | INSERT",
        "^UPDATE readings SET a = 1 | UPDATE",
        "SELECT a FROM readings; ^SELECT a FROM others | a second statement",
        "SELECT ^CAST(ts AS TIMESTAMP WITH TIME ZONE) AS x FROM readings | the type TIMESTAMP WITH"
            + " TIME ZONE",
        "SELECT UPPER(CAST(^CAST(b AS UUID) AS VARCHAR)) AS x FROM readings | the type UUID",
      })
  void isRefusedAtItsPlace(String marked, String construct) {
    String text = marked.replace("^", "");

    EtlException error = mistake(text);

    assertThat(error.code()).as(error.getMessage()).isEqualTo(EtlError.SQL_0006);
    assertThat(error.location().line()).as(error.getMessage()).isEqualTo(1);
    assertThat(error.location().position())
        .as(error.getMessage())
        .isEqualTo(marked.indexOf('^') + 1);
    assertThat(error)
        .hasMessageContaining(construct)
        .hasMessageContaining("isn't supported")
        .hasMessageContaining(text + "\n  " + " ".repeat(marked.indexOf('^')) + '^');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) AS n FROM readings",
        "SELECT a FROM readings GROUP BY a",
        "SELECT DISTINCT a FROM readings",
        "SELECT a FROM readings ORDER BY a",
        "SELECT a FROM readings LIMIT 1",
        "SELECT row_number() OVER (ORDER BY a) AS n FROM readings",
        "SELECT a FROM readings UNION SELECT a FROM others",
      })
  void saysThatAQuerySeesSomeRowsAtATime(String text) {
    assertThat(mistake(text))
        .hasMessageContaining("isn't supported: it needs all rows, and a query sees some at a time")
        .hasMessageContaining("windows of time, and ends of bounded sources, aren't there yet");
  }

  private static EtlException mistake(String text) {
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .table("readings", "a INTEGER, b VARCHAR, ts TIMESTAMP(6)", row(1, "x", null))
            .table("others", "a INTEGER", row(1))) {
      EtlException error =
          catchThrowableOfType(EtlException.class, () -> sql.compile(text).close());
      assertThat(error).as("mistake in: " + text).isNotNull();
      return error;
    }
  }
}
