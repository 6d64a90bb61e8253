package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Queries that a program has written. */
class LargeQueryTest {

  private static final int MANY = 5_000;

  private static SqlEvaluator evaluator() {
    return new SqlEvaluator()
        .table(
            "t",
            "a INTEGER, b VARCHAR, c BIGINT",
            row(1, "x1", -1L),
            row(MANY, "x", null),
            row(null, null, Long.MIN_VALUE),
            row(MANY - 1, "x:1", 7L));
  }

  private static String list(String separator, IntFunction<String> part) {
    return list(MANY, separator, part);
  }

  private static String list(int count, String separator, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
  }

  private static void assertSelected(String condition, Object... a) {
    try (SqlEvaluator sql = evaluator()) {
      SqlEvaluator.Result result = sql.query("SELECT a FROM t WHERE " + condition);
      assertThat(result.errors()).isEmpty();
      assertThat(result.rows()).extracting(r -> r.get(0)).containsExactly(a);
    }
  }

  @Test
  void thousandsOfAlternatives() {
    assertSelected(list(" OR ", i -> "a = " + i), 1, MANY - 1);
    assertSelected(list(500, " OR ", i -> "b = 'x" + i + "'"), 1);
    assertSelected(list(500, " OR ", i -> "b = 'x:" + i + "'"), MANY - 1);
    assertSelected(list(500, " AND ", i -> "a <> " + i), MANY, MANY - 1);
  }

  @Test
  void listsOfThousands() {
    assertSelected("a IN (" + list(", ", String::valueOf) + ")", 1, MANY - 1);
    assertSelected("a NOT IN (" + list(", ", String::valueOf) + ")", MANY);
    assertSelected("b IN (" + list(", ", i -> "'x" + i + "'") + ")", 1);
    assertSelected("c IN (" + list(", ", i -> "" + (i - MANY)) + ")", 1);
    assertSelected("a IN (" + list(", ", String::valueOf) + ", NULL)", 1, MANY - 1);
    assertSelected("a NOT IN (" + list(", ", String::valueOf) + ", NULL)");
  }

  @Test
  void lookupDoesNotMoveWhatCanFail() {
    String first =
        IntStream.range(0, 20).mapToObj(i -> "a = " + i).collect(Collectors.joining(" OR "));
    try (SqlEvaluator sql = evaluator()) {
      SqlEvaluator.Result guarded =
          sql.query("SELECT a FROM t WHERE " + first + " OR 1 / (a - 1) > 5");
      assertThat(guarded.errors()).isEmpty();
      assertThat(guarded.rows()).containsExactly(row(1));

      SqlEvaluator.Result failing = sql.query("SELECT a FROM t WHERE 1 / (a - 1) > 5 OR " + first);
      assertThat(failing.errors()).hasSize(1);
      assertThat(failing.rows()).isEmpty();
    }
  }

  @Test
  void deepExpressions() {
    try (SqlEvaluator sql = evaluator()) {
      assertThat(
              sql.query("SELECT " + "ABS(".repeat(1_000) + "c" + ")".repeat(1_000) + " AS v FROM t")
                  .rows()
                  .get(0)
                  .get(0))
          .isEqualTo(1L);
      assertThat(
              sql.query("SELECT " + "(".repeat(3_000) + "a" + ")".repeat(3_000) + " AS v FROM t")
                  .rows())
          .hasSize(4);
    }
  }

  @Test
  void queryThatIsNestedTooDeeplyIsRefused() {
    try (SqlEvaluator sql = evaluator()) {
      int levels = 100_000;
      String text = "SELECT " + "(".repeat(levels) + "a" + ")".repeat(levels) + " AS v FROM t";
      EtlException error =
          catchThrowableOfType(EtlException.class, () -> sql.compile(text).close());

      assertThat(error.code()).isEqualTo(EtlError.SQL_0010);
      assertThat(error).hasMessageContaining("a query in FROM").hasMessageNotContaining("janino");
      assertThat(error.getMessage().length()).isLessThan(500);
    }
  }
}
