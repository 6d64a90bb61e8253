package dev.etlsdk.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

class JsonCodecTest {

  /** What a batch became: its rows as JSON, and its errors. */
  private record Decoded(List<String> rows, List<RowError> errors) {}

  private static Decoded decode(Codec codec, Schema schema, SourceRecords records) {
    try (RecordDecoder decoder = codec.decoder(schema)) {
      return decode(decoder, schema, records);
    }
  }

  private static Decoded decode(RecordDecoder decoder, Schema schema, SourceRecords records) {
    DecodeOutcome outcome = new DecodeOutcome();
    try (BufferAllocator allocator = new RootAllocator()) {
      VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator);
      decoder.decode(records, root, outcome);
      List<String> rows = TestRecords.encode(schema, root, JsonOptions.defaults());
      assertThat(allocator.getAllocatedMemory()).isZero();
      return new Decoded(rows, List.copyOf(outcome.errors().errors()));
    }
  }

  private static RowError error(String schema, String record) {
    Decoded decoded = decode(Json.codec(), Schema.parse(schema), TestRecords.of(record));
    assertThat(decoded.errors).hasSize(1);
    return decoded.errors.get(0);
  }

  @Test
  void takesOptionsFromABuilder() {
    // tag::options[]
    JsonOptions options =
        JsonOptions.builder()
            .unknownFields(JsonOptions.UnknownFields.ERROR)
            .timestamps(JsonOptions.TimestampForm.EPOCH_MILLIS)
            .nulls(JsonOptions.Nulls.OMIT)
            .build();
    Codec json = Json.codec(options);
    // end::options[]
    assertThat(json.name()).isEqualTo("json");
    assertThat(options.unknownFields()).isEqualTo(JsonOptions.UnknownFields.ERROR);
    assertThat(options.duplicateFields()).isEqualTo(JsonOptions.DuplicateFields.LAST_WINS);
  }

  @Test
  void readsColumnsFromAList() {
    // tag::columns[]
    Schema schema =
        Json.parseColumns(
            """
            [{"column_0":"int32"},
             {"name":"varchar not null"},
             {"tags":"array<string>"}]
            """);
    // end::columns[]
    assertThat(schema)
        .isEqualTo(
            Schema.of(
                Column.of("column_0", DataType.INTEGER),
                Column.of("name", DataType.VARCHAR).notNull(),
                Column.of("tags", DataType.array(DataType.VARCHAR))));
  }

  @Test
  void refusesAListOfColumnsThatIsNone() {
    assertThatThrownBy(() -> Json.parseColumns("{\"a\":\"int32\"}"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-CONFIG-0002")
        .hasMessageContaining("line 1, column 1")
        .hasMessageContaining("'['");
    assertThatThrownBy(() -> Json.parseColumns("[{\"a\":\"int33\"}]"))
        .hasMessageContaining("column 'a'")
        .hasMessageContaining("a type is expected here");
    assertThatThrownBy(() -> Json.parseColumns("[{\"a\":32}]"))
        .hasMessageContaining("a type in quotes behind 'a'");
    assertThatThrownBy(() -> Json.parseColumns("[{\"a\":\"int\"},{\"a\":\"int\"}]"))
        .hasMessageContaining("two columns are named 'a'");
    assertThatThrownBy(() -> Json.parseColumns("[{\"a\":\"int\"}"))
        .hasMessageContaining("well-formed JSON");
    assertThatThrownBy(() -> Json.parseColumns("[{\"a\":\"int, b int\"}]"))
        .hasMessageContaining("ETL-CONFIG-0002");
    assertThatThrownBy(() -> Json.parseColumns("[] []")).hasMessageContaining("nothing behind");
  }

  @Test
  void refusesADigitFromBeyondAsciiInAnEscape() {
    Codec lenient = Json.codec(JsonOptions.builder().syntax(JsonOptions.Syntax.LENIENT).build());
    Schema schema = Schema.parse("a VARCHAR");
    for (Codec codec : List.of(lenient, Json.codec())) {
      List<RowError> errors =
          decode(codec, schema, TestRecords.of("{\"a\":\"\\u00\u02331\"}")).errors();
      assertThat(errors).extracting(RowError::code).containsExactly(EtlError.DECODE_0001);
      assertThat(decode(codec, schema, TestRecords.of("{\"a\":\"\\\\u\u0233\"}")).rows())
          .containsExactly("{\"a\":\"\\\\u\u0233\"}");
    }
  }

  @Test
  void saysWhichFieldIsUnknownOrStandsTwiceWhereThatIsAnError() {
    Codec strict =
        Json.codec(
            JsonOptions.builder()
                .unknownFields(JsonOptions.UnknownFields.ERROR)
                .duplicateFields(JsonOptions.DuplicateFields.ERROR)
                .build());
    List<RowError> errors =
        decode(
                strict,
                Schema.parse("a INTEGER"),
                TestRecords.of("{\"a\":1,\"a\":2}", "{\"a\":1,\"b\":2}"))
            .errors();
    assertThat(errors)
        .extracting(RowError::code)
        .containsExactly(EtlError.DECODE_0007, EtlError.DECODE_0008);
    assertThat(errors.get(0).column()).isEqualTo("a");
    assertThat(errors.get(1).message()).contains("byte 7");
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    RowError wrong = error("a INTEGER", "{\"a\":\"abc\"}");
    assertThat(wrong.code()).isEqualTo(EtlError.DECODE_0002);
    assertThat(wrong.column()).isEqualTo("a");
    assertThat(wrong.message()).isEqualTo("column 'a': found \"abc\" at byte 5; expected INTEGER");
    assertThat(error("a TINYINT", "{\"a\":300}").message())
        .isEqualTo("column 'a': found 300 at byte 5; it is out of the range of TINYINT");
    assertThat(error("a INTEGER NOT NULL", "{\"b\":1}").message())
        .isEqualTo("column 'a': the field is absent; a value is required");
    assertThat(error("a INTEGER", "{\"a\":1").message())
        .isEqualTo("the record isn't well-formed JSON: it ends at byte 6");
    assertThat(error("a INTEGER", "{\"a\";1}").message())
        .isEqualTo("the record isn't well-formed JSON: it has an unexpected ';' at byte 4");
    assertThat(error("a INTEGER", "{\"a\":1} é").message())
        .isEqualTo("the record goes on at byte 8 behind its JSON object, with character 'é'");
    assertThat(error("a TIMESTAMP(3)", "{\"a\":12}").message())
        .contains("as ISO 8601 text, or set the option timestamps to the unit");
    assertThat(error("a INTEGER", "").code()).isEqualTo(EtlError.DECODE_0009);
  }

  @Test
  void namesTheWayIntoNestedColumns() {
    RowError error =
        error(
            "event ROW<tags ARRAY<MAP<VARCHAR, INTEGER>>>",
            "{\"event\":{\"tags\":[{},{\"x\":1,\"y\":\"z\"}]}}");
    assertThat(error.column()).isEqualTo("event");
    assertThat(error.message()).startsWith("column 'event.tags[1]['y']': found \"z\" at byte 32");
  }

  @Test
  void shortensWhatItFound() {
    RowError error = error("a INTEGER", "{\"a\":\"" + "é".repeat(500) + "\"}");
    assertThat(error.message()).hasSizeLessThan(100).contains("éé…");
  }

  @Test
  void failedRowLeavesItsNeighboursAlone() {
    Schema schema = Schema.parse("a INTEGER, b ARRAY<VARCHAR>, c VARCHAR, d BOOLEAN");
    Decoded decoded =
        decode(
            Json.codec(),
            schema,
            TestRecords.of(
                "{\"a\":1,\"b\":[\"x\",\"y\"],\"c\":\"z\",\"d\":true}",
                "{\"d\":true,\"c\":\"lost\",\"a\":2,\"b\":[\"p\",\"q\",3]}",
                "{\"a\":3,\"b\":[\"u\"],\"c\":\"v\",\"d\":false}"));
    assertThat(decoded.rows)
        .containsExactly(
            "{\"a\":1,\"b\":[\"x\",\"y\"],\"c\":\"z\",\"d\":true}",
            "{\"a\":null,\"b\":null,\"c\":null,\"d\":null}",
            "{\"a\":3,\"b\":[\"u\"],\"c\":\"v\",\"d\":false}");
    assertThat(decoded.errors).singleElement().matches(error -> error.row() == 1);
  }

  @Test
  void fieldsMayComeInAnyOrderAndChangeIt() {
    Schema schema = Schema.parse("a INTEGER, b INTEGER, c INTEGER");
    Decoded decoded =
        decode(
            Json.codec(),
            schema,
            TestRecords.of(
                "{\"c\":3,\"b\":2,\"a\":1}",
                "{\"c\":3,\"x\":0,\"b\":2,\"a\":1}",
                "{\"a\":1,\"b\":2,\"c\":3}",
                "{\"b\":2,\"c\":3,\"y\":{},\"a\":1}"));
    assertThat(decoded.rows).containsOnly("{\"a\":1,\"b\":2,\"c\":3}");
  }

  @Test
  void oneDecoderServesManyBatches() {
    Schema schema = Schema.parse("a VARCHAR, b ARRAY<ARRAY<INTEGER>>");
    try (RecordDecoder decoder = Json.codec().decoder(schema)) {
      for (int size : new int[] {0, 1, 1000, 3, 0, 70}) {
        String[] records =
            IntStream.range(0, size)
                .mapToObj(i -> "{\"a\":\"" + "x".repeat(i * 3) + "\",\"b\":" + lists(i % 50) + "}")
                .toArray(String[]::new);
        assertThat(decode(decoder, schema, TestRecords.of(records)).rows).containsExactly(records);
      }
    }
  }

  private static String lists(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "[" + "7,".repeat(i) + i + "]")
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void recordsMayHaveAThousandColumnsAndLongNames() {
    List<Column> columns = new ArrayList<>();
    StringBuilder record = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      String name = "a_rather_long_name_for_a_column_".repeat(i % 3) + "n" + i;
      columns.add(Column.of(name, i % 2 == 0 ? DataType.BIGINT : DataType.VARCHAR));
      record.append(i == 0 ? "{\"" : ",\"").append(name).append("\":");
      record.append(i % 2 == 0 ? Integer.toString(i) : "\"v" + i + "\"");
    }
    String text = record.append('}').toString();
    Decoded decoded = decode(Json.codec(), Schema.of(columns), TestRecords.of(text, text));
    assertThat(decoded.rows).containsExactly(text, text);
  }

  @Test
  void largeRecordsAreTakenWhole() {
    String text = "{\"a\":\"" + "0123456789\\n".repeat(300_000) + "é\"}";
    Decoded decoded = decode(Json.codec(), Schema.parse("a VARCHAR"), TestRecords.of(text));
    assertThat(decoded.rows).containsExactly(text);
  }

  @Test
  void manyKeysOfAMapAreFoundTwice() {
    String keys =
        IntStream.range(0, 3000)
            .mapToObj(i -> "\"k" + i % 1000 + "\":" + i)
            .collect(Collectors.joining(",", "{\"a\":{", "}}"));
    String last =
        IntStream.range(2000, 3000)
            .mapToObj(i -> "\"k" + i % 1000 + "\":" + i)
            .collect(Collectors.joining(",", "{\"a\":{", "}}"));
    Decoded decoded =
        decode(Json.codec(), Schema.parse("a MAP<VARCHAR, INTEGER>"), TestRecords.of(keys));
    assertThat(decoded.rows).containsExactly(last);
  }

  @Test
  void memoryThatRunsOutLeavesNothingBehind() {
    Schema schema = Schema.parse("a VARCHAR, b ARRAY<VARCHAR>");
    String text = "x".repeat(100_000);
    SourceRecords records =
        TestRecords.of("{\"a\":\"y\",\"b\":[\"z\"]}", "{\"a\":\"y\",\"b\":[\"" + text + "\"]}");
    try (BufferAllocator allocator = new RootAllocator(50_000);
        RecordDecoder decoder = Json.codec().decoder(schema)) {
      try (VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator)) {
        assertThatThrownBy(() -> decoder.decode(records, root, new DecodeOutcome()))
            .isInstanceOf(OutOfMemoryException.class);
      }
      assertThat(allocator.getAllocatedMemory()).isZero();
    }
  }

  @Test
  void deepRecordsNeitherFailTheProcessNorPass() {
    int deep = 1_000_000;
    RowError error = error("a INTEGER", "{\"b\":" + "[".repeat(deep) + "]".repeat(deep) + "}");
    assertThat(error.code()).isEqualTo(EtlError.DECODE_0006);
    assertThat(error.message()).contains("more than 1000 deep");
  }

  @Test
  void refusesKeysThatAreNoText() {
    Schema schema = Schema.parse("a ROW<b MAP<ARRAY<INTEGER>, INTEGER>>");
    assertThatThrownBy(() -> Json.codec().encoder(schema))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-FORMAT-0001 (column 'a')")
        .hasMessageContaining("MAP<ARRAY<INTEGER>, INTEGER>");
    assertThatThrownBy(() -> Json.codec().decoder(schema)).isInstanceOf(EtlException.class);
  }

  @Test
  void refusesADepthOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonOptions.builder().maxDepth(0))
        .withMessageContaining("1 to 100000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonOptions.builder().maxDepth(JsonOptions.MAX_DEPTH_LIMIT + 1));
  }

  @Test
  void schemaWithoutColumnsCountsRows() {
    Decoded decoded = decode(Json.codec(), Schema.of(), TestRecords.of("{\"a\":1}", "{}", "{"));
    assertThat(decoded.rows).hasSize(3);
    assertThat(decoded.errors).singleElement().matches(error -> error.row() == 2);
  }
}
