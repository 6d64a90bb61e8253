package dev.etlsdk.testkit.batch;

import static dev.etlsdk.testkit.batch.BatchAssertions.assertThat;
import static dev.etlsdk.testkit.batch.BatchAssertions.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ArrowTest
class BatchBuilderTest {

  private final BufferAllocator allocator;

  BatchBuilderTest(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  @Test
  void givesBackEveryScalarType() {
    String schema =
        "a BOOLEAN, b TINYINT, c SMALLINT, d INTEGER, e BIGINT, f REAL, g DOUBLE, h DECIMAL(38, 10), i VARCHAR, j BINARY, k DATE";
    Row values =
        Row.of(
            true,
            (byte) -128,
            (short) -32768,
            Integer.MIN_VALUE,
            Long.MIN_VALUE,
            1.5f,
            Double.NaN,
            new BigDecimal("1234567890123456789012345678.0123456789"),
            "zoë 🚲",
            ByteBuffer.wrap(new byte[] {0, -1}),
            LocalDate.of(1969, 12, 31));
    try (Batch batch =
        BatchBuilder.of(schema, allocator).rows(List.of(values)).row(new Object[11]).build()) {
      assertThat(BatchRows.of(batch)).containsExactly(values, Row.of(new Object[11]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 9})
  void givesBackTimesOfEachPrecision(int precision) {
    int nanos =
        precision == 0
            ? 0
            : (int) (123_456_789L / Math.pow(10, 9 - precision))
                * (int) Math.pow(10, 9 - precision);
    Row values =
        Row.of(
            LocalTime.of(23, 59, 59, nanos),
            LocalDateTime.of(1901, 2, 3, 4, 5, 6, nanos),
            Instant.parse("1901-02-03T04:05:06Z").plusNanos(nanos));
    String schema =
        "a TIME(%1$d), b TIMESTAMP(%1$d), c TIMESTAMP(%1$d) WITH LOCAL TIME ZONE"
            .formatted(precision);
    try (Batch batch = BatchBuilder.of(schema, allocator).rows(List.of(values)).build()) {
      assertThat(BatchRows.of(batch)).containsExactly(values);
    }
  }

  @Test
  void givesBackNestedTypes() {
    String schema =
        "a ARRAY<ARRAY<INTEGER>>, b MAP<VARCHAR, ROW<x INTEGER, y ARRAY<VARCHAR>>>, c ROW<p BIGINT, q ROW<r VARCHAR>>";
    Map<String, Object> nested = new LinkedHashMap<>();
    nested.put("k1", Map.of("x", 1, "y", List.of("s", "t")));
    nested.put("k2", null);
    BatchBuilder builder =
        BatchBuilder.of(schema, allocator)
            .row(
                Arrays.asList(List.of(1, 2), null, List.of()),
                nested,
                Map.of("p", 7, "q", Map.of("r", "deep")))
            .row(null, null, null)
            .row(List.of(), Map.of(), row(null, null));
    try (Batch batch = builder.build()) {
      List<Row> rows = BatchRows.of(batch);
      assertThat(rows.get(0).get(0)).isEqualTo(Arrays.asList(List.of(1, 2), null, List.of()));
      assertThat(rows.get(0).get(1)).hasToString("{k1={x=1, y=[s, t]}, k2=null}");
      assertThat(rows.get(0).get(2)).isEqualTo(Map.of("p", 7L, "q", Map.of("r", "deep")));
      assertThat(rows.get(1)).isEqualTo(Row.of(null, null, null));
      assertThat(rows.get(2).get(0)).isEqualTo(List.of());
      assertThat(rows.get(2).get(2)).hasToString("{p=null, q=null}");
      assertThat(batch).hasSchema(schema).hasSameRowsAs(batch);
    }
  }

  @Test
  void holdsManyRowsOfVariableLength() {
    List<Row> rows =
        IntStream.range(0, 20_000)
            .mapToObj(
                i ->
                    Row.of(
                        i % 7 == 0 ? null : "value ".repeat(i % 5) + i,
                        i % 3 == 0 ? null : List.of(i, i + 1)))
            .toList();
    try (Batch batch =
        BatchBuilder.of("a VARCHAR, b ARRAY<INTEGER>", allocator).rows(rows).build()) {
      assertThat(batch).containsExactlyRows(rows);
    }
  }

  @Test
  void takesRowsByName() {
    try (Batch batch =
        BatchBuilder.of("a INTEGER, b VARCHAR", allocator).row(Map.of("b", "x")).build()) {
      assertThat(batch).containsExactlyRows(row(null, "x"));
      assertThat(BatchRows.asMaps(batch).get(0)).containsEntry("a", null).containsEntry("b", "x");
    }
    assertThatThrownBy(() -> BatchBuilder.of("a INTEGER", allocator).row(Map.of("z", 1)))
        .hasMessage("there is no column 'z'; the columns are [a]");
  }

  @Test
  void refusesWhatATypeCannotHold() {
    assertThatThrownBy(() -> BatchBuilder.of("a TINYINT", allocator).row(128))
        .hasMessage("the column 'a' of type TINYINT can't hold 128, a Integer");
    assertThatThrownBy(() -> BatchBuilder.of("a INTEGER", allocator).row("1"))
        .hasMessageContaining("can't hold '1', a String");
    assertThatThrownBy(() -> BatchBuilder.of("a DECIMAL(3, 1)", allocator).row("1.25"))
        .hasMessageContaining("can't hold");
    assertThatThrownBy(() -> BatchBuilder.of("a REAL", allocator).row(0.1))
        .hasMessageContaining("can't hold 0.1");
    assertThatThrownBy(() -> BatchBuilder.of("a INTEGER NOT NULL", allocator).row((Object) null))
        .hasMessageContaining("without nulls");
    assertThatThrownBy(() -> BatchBuilder.of("a INTEGER", allocator).row(1, 2))
        .hasMessageContaining("has 2 values, the schema 1");
    assertThatThrownBy(
            () -> BatchBuilder.of("a TIME(0)", allocator).row(LocalTime.of(1, 2, 3, 4)).build())
        .hasMessageContaining("0 digits");
  }

  @Test
  void givesOriginsUnlessTold() {
    Origins origins = Origins.of(InMemoryRecords.ofValues("t", "r0", "r1"), new int[] {0, 0, 1}, 3);
    BatchBuilder builder =
        BatchBuilder.of(Schema.parse("a INTEGER"), allocator).row(1).row(2).row(3);
    try (Batch byDefault = builder.build();
        Batch told = builder.origins(origins).build()) {
      assertThat(byDefault).hasOrdinals(0, 1, 2);
      assertThat(byDefault.origins().records().topic(2)).isEqualTo("test");
      assertThat(told).hasOrdinals(0, 0, 1);
    }
  }
}
