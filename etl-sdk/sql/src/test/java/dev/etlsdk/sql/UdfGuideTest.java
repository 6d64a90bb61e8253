package dev.etlsdk.sql;

import static dev.etlsdk.sql.SqlEvaluator.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.udf.UdfConfig;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code docs/udf.md} says of the functions it shows. */
class UdfGuideTest {

  // tag::options[]
  private static final UdfOptions OPTIONS =
      new UdfOptions(
          true,
          List.of(),
          Optional.empty(),
          Map.of(
              "dev.etlsdk.sql.guide.ExchangeRates",
              UdfConfig.of(Map.of("rates", "EUR=1,USD=0.9"))));

  // end::options[]

  @Test
  void libraryIsFoundByServiceLoader() {
    try (SqlEvaluator sql = orders()) {
      String query =
          """
          -- tag::query[]
          SELECT grams, IS_BULKY(grams) AS bulky FROM orders
          -- end::query[]
          """;
      assertThat(sql.query(query).rows().stream().map(found -> found.get(1)))
          .containsExactly(false, true, null);
    }
  }

  @Test
  void decimalsKeepTheirDigits() {
    try (SqlEvaluator sql = orders()) {
      assertThat(sql.query("SELECT NET(gross, 19) AS net FROM orders").rows())
          .containsExactly(
              row(new BigDecimal("100.00")), row(new BigDecimal("0.01")), row((Object) null));
      assertThat(sql.query("SELECT NET(gross, 19) AS net FROM orders").schema())
          .hasToString("net DECIMAL(18, 2)");
    }
  }

  @Test
  void overloadsAreChosenByType() {
    try (SqlEvaluator sql = orders()) {
      assertThat(
              sql.query("SELECT PARCEL(grams) AS a, PARCEL(size) AS b FROM orders WHERE id = 1")
                  .rows())
          .containsExactly(row("S", "M"));
      assertThat(
              sql.query("SELECT PARCEL(CAST(grams AS SMALLINT)) AS a FROM orders WHERE id = 1")
                  .rows())
          .containsExactly(row("S"));
    }
  }

  @Test
  void nullsFollowTheSignature() {
    try (SqlEvaluator sql = orders()) {
      assertThat(
              sql.query(
                      "SELECT DOUBLED(grams) AS a, COUNT_OR_ONE(grams) AS b, MERGED(size, note) AS"
                          + " c, SHORTENED(note) AS d FROM orders WHERE id <> 1")
                  .rows())
          .containsExactly(
              row(80_000, 40_000, "x urgent and fragile", "urgent an…"), row(null, 1, null, null));
      assertThat(sql.compile("SELECT SHORTENED(COALESCE(note, '')) AS d FROM orders").schema())
          .hasToString("d VARCHAR NOT NULL");
    }
  }

  @Test
  void instanceHasItsConfigurationAndItsLife() {
    try (SqlEvaluator sql = orders()) {
      assertThat(
              sql.query(
                      "SELECT EXCHANGE_RATE('USD') AS a, EXCHANGE_RATE('XXX') AS b FROM orders"
                          + " WHERE id = 1")
                  .rows())
          .containsExactly(row(0.9, null));
    }
  }

  @Test
  void vectorFunctionRunsOnceForABatch() {
    try (SqlEvaluator sql = orders()) {
      assertThat(sql.query("SELECT id, SCORE(id, 0.5) AS score FROM orders WHERE id <> 2").rows())
          .containsExactly(row(1L, 0.5), row(3L, 1.5));
    }
  }

  @Test
  void resultOfAVectorFunctionIsUsedInACase() {
    try (SqlEvaluator sql =
        orders().table("visits", "clicks BIGINT, weight DOUBLE", row(4L, 0.5), row(4L, -1.0))) {
      String query =
          """
          -- tag::inner[]
          SELECT CASE WHEN weight > 0 THEN s ELSE 0 END AS score
          FROM (SELECT weight, SCORE(clicks, weight) AS s FROM visits)
          -- end::inner[]
          """;
      assertThat(sql.query(query).rows()).containsExactly(row(2.0), row(0.0));
    }
  }

  @Test
  void exceptionFailsItsRowOnly() {
    try (SqlEvaluator sql = orders().table("sizes", "size VARCHAR", row("m"), row(" "), row("s"))) {
      SqlEvaluator.Result result = sql.query("SELECT PARCEL(size) AS parcel FROM sizes");
      assertThat(result.rows()).containsExactly(row("M"), row("S"));
      assertThat(result.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.row()).isEqualTo(1);
                assertThat(error.code().id()).isEqualTo("ETL-UDF-0001");
                assertThat(error.column()).isEqualTo("parcel");
                assertThat(error.message()).contains("PARCEL").contains("the size is blank");
              });
    }
  }

  private static SqlEvaluator orders() {
    return new SqlEvaluator()
        .udfs(OPTIONS)
        .table(
            "orders",
            "id BIGINT NOT NULL, gross DECIMAL(12, 2), grams INTEGER, size VARCHAR, note VARCHAR",
            row(1L, new BigDecimal("119.00"), 500, "m", null),
            row(2L, new BigDecimal("0.01"), 40_000, "x", "urgent and fragile"),
            row(3L, null, null, null, null));
  }
}
