package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An IN list of constants means what a list of comparisons means, however it is evaluated. */
class ConstantSetsTest {

  private static final List<String> NUMBERS =
      List.of("-1", "0", "1", "2", "3", "127", "-128", "32767", "9", "100");

  @Test
  void everyTypeFindsWhatComparisonsFind() {
    agrees("TINYINT", NUMBERS.subList(0, 7), (byte) 0, (byte) 3, (byte) 4, (byte) -128, null);
    agrees("SMALLINT", NUMBERS, (short) 0, (short) 9, (short) 10, null);
    agrees("INTEGER", NUMBERS, 0, -1, 100, 101, Integer.MIN_VALUE, null);
    agrees("BIGINT", NUMBERS, 0L, -1L, 32_767L, Long.MAX_VALUE, Long.MIN_VALUE, null);
    agrees("DOUBLE", NUMBERS, 0.0, -0.0, 3.0, 3.5, Double.NaN, Double.NEGATIVE_INFINITY, null);
    agrees("REAL", NUMBERS, 0f, -0f, 3f, 3.5f, null);
    agrees("DECIMAL(10, 2)", NUMBERS, decimal("0.00"), decimal("9.00"), decimal("9.01"), null);
    agrees(
        "DECIMAL(30, 0)",
        List.of("1", "2.0", "3.50", "4", "5", "6", "7", "8", "9", "10"),
        decimal("2"),
        decimal("3"),
        decimal("999999999999999999999999999999"));
    agrees(
        "VARCHAR",
        quoted("", "a", "b", "12345678", "123456789", "größe", "it''s", "1:a", "x", "😀"),
        "",
        "a",
        "A",
        "12345678",
        "123456789",
        "1234567",
        "größe",
        "it's",
        "1:a",
        "😀",
        null);
  }

  @Test
  void optionsOfSeveralTypesAreFound() {
    agrees(
        "INTEGER",
        List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11.0", "12E0", "13000000000"),
        1,
        11,
        12,
        13,
        null);
  }

  @Test
  void datesAndTimesAreFound() {
    try (SqlEvaluator sql = new SqlEvaluator().table("t", "x INTEGER", row(5), row(20))) {
      String days =
          java.util.stream.IntStream.rangeClosed(1, 12)
              .mapToObj(day -> String.format("DATE '2026-01-%02d'", day))
              .collect(Collectors.joining(", "));
      assertThat(
              sql.query(
                      "SELECT DATE '2025-12-31' + x * INTERVAL '1' DAY IN ("
                          + days
                          + ") AS a FROM t")
                  .rows())
          .containsExactly(row(true), row(false));
    }
  }

  @Test
  void randomNumbersAreFound() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> options = new ArrayList<>();
    Object[] values = new Object[2_000];
    for (int i = 0; i < values.length; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      values[i] = number;
      if (random.nextBoolean()) {
        options.add(String.valueOf(number));
      }
    }
    options.remove(String.valueOf(Long.MIN_VALUE));
    try (SqlEvaluator sql = new SqlEvaluator().table("t", "x BIGINT", rows(values))) {
      assertThat(
              sql.query("SELECT x FROM t WHERE x IN (" + String.join(", ", options) + ")").rows())
          .as("seed %d", seed)
          .isEqualTo(
              List.of(rows(values)).stream()
                  .filter(r -> options.contains(String.valueOf(r.get(0))))
                  .toList());
    }
  }

  private static void agrees(String type, List<String> options, Object... values) {
    String list = String.join(", ", options);
    String comparisons = options.stream().map(o -> "x = " + o).collect(Collectors.joining(" OR "));
    try (SqlEvaluator sql = new SqlEvaluator().table("t", "x " + type, rows(values))) {
      List<List<Object>> expected = sql.query("SELECT " + comparisons + " AS a FROM t").rows();
      assertThat(expected).as(type).hasSize(values.length).contains(row(true));
      assertThat(sql.query("SELECT x IN (" + list + ") AS a FROM t").rows())
          .as(type)
          .isEqualTo(expected);
      assertThat(sql.query("SELECT NOT (x NOT IN (" + list + ")) AS a FROM t").rows())
          .as(type)
          .isEqualTo(expected);
    }
  }

  private static List<String> quoted(String... texts) {
    return List.of(texts).stream().map(t -> "'" + t + "'").toList();
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<Object>[] rows(Object... values) {
    List[] rows = new List[values.length];
    for (int i = 0; i < values.length; i++) {
      rows[i] = row(values[i]);
    }
    return rows;
  }
}
