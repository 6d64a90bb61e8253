package dev.etlsdk.formats.json;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.contract.CodecContract;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The contract of formats on JSON: both ways of its codec, and rows of every shape. */
class JsonCodecContractTest {

  private abstract static class JsonContract implements CodecContract {
    @Override
    public Codec codec() {
      return Json.codec();
    }

    @Override
    public byte[] malformedRecord() {
      return "{\"id\":7,\"name\":".getBytes(StandardCharsets.UTF_8);
    }
  }

  @Nested
  class OfNumbersAndTexts extends JsonContract {}

  @Nested
  class WithNullsLeftOut extends JsonContract {
    @Override
    public Codec codec() {
      return Json.codec(JsonOptions.builder().nulls(JsonOptions.Nulls.OMIT).build());
    }
  }

  @Nested
  class OfAllShapes extends JsonContract {
    @Override
    public Schema codecSchema() {
      return Schema.parse(
          "id BIGINT NOT NULL, price DECIMAL(10, 2), day DATE, at TIMESTAMP_LTZ(6),"
              + " bytes VARBINARY, tags ARRAY<VARCHAR>, counts MAP<VARCHAR, INTEGER>,"
              + " event ROW<page VARCHAR, ok BOOLEAN>");
    }

    @Override
    public List<Row> codecRows() {
      return List.of(
          Row.of(
              1L,
              new BigDecimal("19.90"),
              LocalDate.of(2024, 2, 29),
              Instant.parse("2024-02-29T23:59:59.000001Z"),
              new byte[] {0, -1},
              List.of("a", "b"),
              Map.of("x", 1),
              List.of("home", true)),
          Row.of(2L, null, null, null, null, null, null, null),
          Row.of(
              3L,
              new BigDecimal("-0.01"),
              LocalDate.EPOCH,
              Instant.EPOCH,
              new byte[0],
              List.of(),
              Map.of(),
              List.of("", false)));
    }
  }
}
