package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The columns that every row of a source has besides its own. */
class MetadataColumnsTest {

  private static final Instant TIME = Instant.parse("2024-03-05T10:20:30.125Z");
  private static final byte[] KEY = "k1".getBytes(StandardCharsets.UTF_8);

  private static SqlEvaluator evaluator() {
    return new SqlEvaluator()
        .source(
            "readings",
            "a INTEGER",
            row(1, "topic-a", 3, 100L, TIME, KEY, Map.of("h", KEY)),
            row(2, "topic-b", 4, 101L, null, null, Map.of()));
  }

  @Test
  void allCanBeSelected() {
    try (SqlEvaluator sql = evaluator()) {
      SqlEvaluator.Result result =
          sql.query(
              "SELECT _topic, _partition, _offset, _timestamp, _key, _headers, a FROM readings");

      assertThat(result.errors()).isEmpty();
      assertThat(result.schema().toString())
          .isEqualTo(
              "_topic VARCHAR NOT NULL, _partition INTEGER NOT NULL, _offset BIGINT NOT NULL,"
                  + " _timestamp TIMESTAMP(3) WITH LOCAL TIME ZONE, _key BINARY,"
                  + " _headers MAP<VARCHAR, BINARY> NOT NULL, a INTEGER");
      List<Object> first = result.rows().get(0);
      assertThat(first.subList(0, 5)).containsExactly("topic-a", 3, 100L, TIME, KEY);
      assertThat(((Map<?, ?>) first.get(5)).get("h")).isEqualTo(KEY);
      assertThat(result.rows().get(1).subList(0, 5))
          .containsExactly("topic-b", 4, 101L, null, null);
      assertThat((Map<?, ?>) result.rows().get(1).get(5)).isEmpty();
    }
  }

  @Test
  void canBeFilteredBy() {
    try (SqlEvaluator sql = evaluator()) {
      assertThat(sql.query("SELECT a FROM readings WHERE _offset > 100").rows())
          .containsExactly(row(2));
      assertThat(sql.query("SELECT a FROM readings WHERE _timestamp IS NULL").rows())
          .containsExactly(row(2));
      assertThat(sql.query("SELECT a FROM readings WHERE _headers['h'] = X'6B31'").rows())
          .containsExactly(row(1));
      assertThat(sql.query("SELECT a FROM readings WHERE _topic LIKE '%-b'").rows())
          .containsExactly(row(2));
    }
  }

  @Test
  void canBeQualifiedAndPassedOn() {
    try (SqlEvaluator sql = evaluator()) {
      assertThat(sql.query("SELECT r._partition + 1 AS p FROM readings AS r").rows())
          .containsExactly(row(4), row(5));
      assertThat(
              sql.query(
                      "SELECT s._offset, s.o FROM (SELECT _offset, r._offset AS o FROM readings AS"
                          + " r) AS s")
                  .rows())
          .containsExactly(row(100L, 100L), row(101L, 101L));
    }
  }

  @Test
  void starLeavesThemOutUnlessAQuerySelectedThem() {
    try (SqlEvaluator sql = evaluator()) {
      assertThat(sql.query("SELECT * FROM readings").schema().names()).containsExactly("a");
      assertThat(sql.query("SELECT r.* FROM readings AS r").schema().names()).containsExactly("a");
      assertThat(sql.query("SELECT *, _offset FROM readings").schema().names())
          .containsExactly("a", "_offset");
      assertThat(sql.query("SELECT * FROM (SELECT a, _topic FROM readings) AS s").schema().names())
          .containsExactly("a", "_topic");
    }
  }

  @Test
  void listOfNamesInFromIsForTheStreamsOwnColumns() {
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .source("t", "a INTEGER, b INTEGER", row(1, 2, "x", 3, 100L, TIME, KEY, Map.of()))) {
      assertThat(sql.query("SELECT * FROM t AS q(c, d)").schema().names())
          .containsExactly("c", "d");
      assertThat(sql.query("SELECT q.*, q._offset FROM T AS q(c, d) WHERE c = 1").rows())
          .containsExactly(row(1, 2, 100L));
      assertThat(sql.query("SELECT * FROM t AS q(c)").schema().names()).containsExactly("c", "b");
      assertThat(sql.query("SELECT c FROM t AS q(c, d) WHERE _topic = 'x'").rows())
          .containsExactly(row(1));
      assertThat(
              sql.query("SELECT c, x FROM t AS q(c, d) CROSS JOIN UNNEST(ARRAY[d]) AS u(x)").rows())
          .containsExactly(row(1, 2));
      assertThat(sql.query("WITH t AS (SELECT a FROM t) SELECT * FROM t AS q(c)").schema().names())
          .containsExactly("c");
    }
  }

  @Test
  void columnOfTheStreamWithSuchANameIsAColumn() {
    try (SqlEvaluator sql =
        new SqlEvaluator()
            .table("t", "_timestamp INTEGER, a INTEGER, \"_KEY\" INTEGER", row(1, 2, 3))) {
      SqlEvaluator.Result result = sql.query("SELECT * FROM t");
      assertThat(result.schema().names()).containsExactly("_timestamp", "a", "_KEY");
      assertThat(result.rows()).containsExactly(row(1, 2, 3));
      assertThat(sql.value("SELECT _timestamp + \"_KEY\" AS v FROM t")).isEqualTo(4);
    }
  }
}
