package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The functions that tell the time, on a clock that stands still. */
class CurrentTimeTest {

  private static final Instant NOW = Instant.parse("2026-03-04T23:59:58.123456789Z");

  private static SqlEvaluator.Result result(String columns) {
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .table("t", "a INTEGER", row(1), row(2))
            .clock(Clock.fixed(NOW, ZoneOffset.ofHours(5)))) {
      return sql.query("SELECT " + columns + " FROM t");
    }
  }

  @Test
  void timeIsToldInMicrosecondsOfUtc() {
    SqlEvaluator.Result result =
        result(
            "CURRENT_TIMESTAMP AS a, NOW() AS b, LOCALTIMESTAMP AS c, CURRENT_TIME AS d, LOCALTIME"
                + " AS e, CURRENT_DATE AS f");

    assertThat(result.schema().toString())
        .isEqualTo(
            "a TIMESTAMP(6) WITH LOCAL TIME ZONE NOT NULL, b TIMESTAMP(6) WITH LOCAL TIME ZONE NOT"
                + " NULL, c TIMESTAMP(6) NOT NULL, d TIME(6) NOT NULL, e TIME(6) NOT NULL, f DATE"
                + " NOT NULL");
    assertThat(result.rows().get(0))
        .containsExactly(
            Instant.parse("2026-03-04T23:59:58.123456Z"),
            Instant.parse("2026-03-04T23:59:58.123456Z"),
            LocalDateTime.parse("2026-03-04T23:59:58.123456"),
            LocalTime.parse("23:59:58.123456"),
            LocalTime.parse("23:59:58.123456"),
            LocalDate.parse("2026-03-04"));
  }

  @Test
  void callMaySayHowExact() {
    SqlEvaluator.Result result =
        result(
            "CURRENT_TIMESTAMP(3) AS a, LOCALTIMESTAMP(2) AS b, CURRENT_TIME(0) AS c, LOCALTIME(3)"
                + " AS d");

    assertThat(result.schema().toString())
        .isEqualTo(
            "a TIMESTAMP(3) WITH LOCAL TIME ZONE NOT NULL, b TIMESTAMP(3) NOT NULL, c TIME(0) NOT"
                + " NULL, d TIME(3) NOT NULL");
    assertThat(result.rows().get(0))
        .containsExactly(
            Instant.parse("2026-03-04T23:59:58.123Z"),
            LocalDateTime.parse("2026-03-04T23:59:58.120"),
            LocalTime.parse("23:59:58"),
            LocalTime.parse("23:59:58.123"));
  }

  @Test
  void timeStandsStillWithinABatch() {
    SqlEvaluator.Result result = result("CURRENT_TIMESTAMP AS a");

    assertThat(result.rows().get(1)).isEqualTo(result.rows().get(0));
  }
}
