package dev.etlsdk.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.schema.Schema;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

/** Large records cost what their bytes cost: in memory, whatever comes after them, and in time. */
class LargeRecordTest {

  private static final long LIMIT = 8 << 20;

  @Test
  void takesAFullFetchOfSmallRecordsAfterALargeText() {
    decodeOneAndThenMany(
        "a VARCHAR", "{\"a\":\"" + "x".repeat(100_000) + "\"}", "{\"a\":\"small\"}");
  }

  @Test
  void takesAFullFetchOfSmallRecordsAfterALongArray() {
    decodeOneAndThenMany(
        "a ARRAY<BIGINT>", "{\"a\":[" + "1,".repeat(50_000) + "1]}", "{\"a\":[1]}");
  }

  @Test
  void takesAFullFetchOfSmallRecordsAfterTextsInAnArray() {
    decodeOneAndThenMany(
        "a ARRAY<ROW<b VARCHAR>>",
        "{\"a\":[{\"b\":\"" + "x".repeat(100_000) + "\"}]}",
        "{\"a\":[{\"b\":\"small\"}]}");
  }

  /** A decoder learns from a fetch how much the next one may need. */
  private static void decodeOneAndThenMany(String columns, String large, String small) {
    Schema schema = Schema.parse(columns);
    String[] many = IntStream.range(0, 8192).mapToObj(i -> small).toArray(String[]::new);
    try (BufferAllocator allocator = new RootAllocator(LIMIT);
        RecordDecoder decoder = Json.codec().decoder(schema)) {
      decode(decoder, schema, allocator, TestRecords.of(large));
      decode(decoder, schema, allocator, TestRecords.of(many));
      assertThat(allocator.getPeakMemoryAllocation()).isLessThan(LIMIT);
    }
  }

  @Test
  void readsManyFieldsLenientlyInTheTimeOfTheirBytes() {
    JsonOptions lenient = JsonOptions.builder().syntax(JsonOptions.Syntax.LENIENT).build();
    Duration small = timeOf(lenient, 5_000);
    Duration large = timeOf(lenient, 50_000);
    assertThat(large).as("1 MB").isLessThan(Duration.ofSeconds(5));
    assertThat((double) large.toNanos() / small.toNanos())
        .as("ten times the fields: %s against %s", large, small)
        .isLessThan(60);
  }

  private static Duration timeOf(JsonOptions options, int fields) {
    String record =
        IntStream.range(0, fields)
            .mapToObj(i -> "\"field_" + i + "\":\"é" + i + "\"")
            .collect(Collectors.joining(",", "{", ",\"a\":\"last\"}"));
    Schema schema = Schema.parse("a VARCHAR");
    Duration best = Duration.ofDays(1);
    try (BufferAllocator allocator = new RootAllocator();
        RecordDecoder decoder = Json.codec(options).decoder(schema)) {
      for (int round = 0; round < 5; round++) {
        long started = System.nanoTime();
        decode(decoder, schema, allocator, TestRecords.of(record));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        best = took.compareTo(best) < 0 ? took : best;
      }
    }
    return best;
  }

  private static void decode(
      RecordDecoder decoder, Schema schema, BufferAllocator allocator, SourceRecords records) {
    DecodeOutcome outcome = new DecodeOutcome();
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator)) {
      decoder.decode(records, root, outcome);
      assertThat(outcome.errors().errors()).isEmpty();
      assertThat(root.getRowCount()).isEqualTo(records.count());
      assertThat(root.getVector("a").isNull(records.count() - 1)).isFalse();
    }
  }
}
