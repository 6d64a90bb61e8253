package dev.etlsdk.processor.annotated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.annotation.Row;
import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.kernels.typed.TypedCodec;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records as the bytes of a format and back, without a pipeline. */
@ArrowTest
class TypedCodecTest {

  private static final String GOOD =
      "{\"column_0\":1,\"column_1\":1,\"column_2\":1,\"column_3\":1}";

  enum Colour {
    RED,
    GREEN
  }

  @Row
  record Paint(@Nullable Colour colour, @Nullable UUID id) {}

  @Row
  record Weight(double kilos) {}

  @Test
  void jsonBecomesATypedBatchAndComesBack(BufferAllocator allocator) {
    // tag::codec[]
    try (TypedCodec<Reading> json = ReadingBatch.TYPE.codec(Json.codec(), allocator)) {
      List<byte[]> records = json.encode(List.of(new Reading(1, 2, 3, 4), new Reading(5, 6, 7, 8)));

      try (Batch batch = json.decode(records)) {
        ReadingBatch readings = ReadingBatch.view(batch);
        assertThat(readings.column_3(1)).isEqualTo(8);
        assertThat(readings).contains(new Reading(1, 2, 3, 4));
        assertThat(json.encode(batch)).containsExactlyElementsOf(records);
      }
    }
    // end::codec[]
  }

  @Test
  void recordsThatCannotBeReadAreToldAndTheOthersAreRows(BufferAllocator allocator) {
    RowErrors errors = new RowErrors();
    try (TypedCodec<Paint> json = TypedCodecTest_PaintBatch.TYPE.codec(Json.codec(), allocator);
        Batch batch =
            json.decode(
                bytes(
                    "{\"colour\":\"RED\"}",
                    "{colour",
                    "{\"colour\":\"GREN\",\"id\":\"neither\"}",
                    "{\"id\":\"no id\"}",
                    "{\"colour\":\"GREEN\"}"),
                errors)) {
      assertThat(TypedCodecTest_PaintBatch.view(batch))
          .containsExactly(new Paint(Colour.RED, null), new Paint(Colour.GREEN, null));
      assertThat(batch.origins().ordinal(1)).isEqualTo(4);
      assertThat(errors.errors()).extracting(RowError::row).containsExactly(1, 2, 3);
      assertThat(errors.errors())
          .extracting(RowError::code)
          .containsExactly(EtlError.DECODE_0001, EtlError.VALUE_0003, EtlError.VALUE_0003);
      assertThat(errors.errors().get(1).message())
          .contains("holds 'GREN', and Paint.colour", "did you mean 'GREEN'?");
    }
  }

  @Test
  void firstRecordThatCannotBeReadIsAnException(BufferAllocator allocator) {
    try (TypedCodec<Reading> json = ReadingBatch.TYPE.codec(Json.codec(), allocator)) {
      assertThatThrownBy(() -> json.decode(bytes(GOOD, "{\"column_0\":1}", "x")))
          .hasMessageContaining("ETL-DECODE-0004: record 1 (and 1 more): column 'column_1'");
    }
  }

  @Test
  void firstIsTheFirstRecordWhateverIsWrongWithIt(BufferAllocator allocator) {
    try (TypedCodec<Paint> json = TypedCodecTest_PaintBatch.TYPE.codec(Json.codec(), allocator)) {
      assertThatThrownBy(() -> json.decode(bytes("{\"colour\":\"BLACK\"}", "{colour")))
          .hasMessageContaining("ETL-VALUE-0003: record 0 (and 1 more): the column 'colour'");
    }
  }

  @Test
  void recordsThatTheFormatLeavesOutAreNoRows(BufferAllocator allocator) {
    JsonOptions options = JsonOptions.builder().emptyValues(JsonOptions.EmptyValues.SKIP).build();
    RowErrors errors = new RowErrors();
    try (TypedCodec<Weight> json =
            TypedCodecTest_WeightBatch.TYPE.codec(Json.codec(options), allocator);
        Batch batch = json.decode(bytes("", "{\"kilos\":1.5}", ""), errors)) {
      assertThat(TypedCodecTest_WeightBatch.view(batch)).containsExactly(new Weight(1.5));
      assertThat(errors.errors()).isEmpty();
    }
  }

  @Test
  void rowWithoutAFormInTheFormatIsAnException(BufferAllocator allocator) {
    try (TypedCodec<Weight> json = TypedCodecTest_WeightBatch.TYPE.codec(Json.codec(), allocator)) {
      assertThatThrownBy(() -> json.encode(List.of(new Weight(1), new Weight(Double.NaN))))
          .hasMessageContaining("ETL-ENCODE-0001: row 1: ")
          .hasMessageContaining("kilos");
    }
  }

  @Test
  void batchOfOtherColumnsIsRefused(BufferAllocator allocator) {
    try (TypedCodec<Weight> json = TypedCodecTest_WeightBatch.TYPE.codec(Json.codec(), allocator);
        Batch other = BatchBuilder.of("kilos REAL", allocator).build()) {
      assertThatThrownBy(() -> json.encode(other))
          .hasMessageContaining("ETL-SCHEMA-0002")
          .hasMessageContaining(
              "the columns (kilos REAL), and the record Weight has (kilos DOUBLE");
    }
  }

  private static List<byte[]> bytes(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
  }
}
