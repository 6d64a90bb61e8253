package dev.etlsdk.formats.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.internal.general.GeneralDecoder;
import dev.etlsdk.formats.json.internal.read.JsonDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

/**
 * Holds the fast paths equal to Jackson's over random schemas and documents, damaged ones included.
 */
class FastEqualsGeneralTest {

  private static final long SEED = Long.getLong("json.seed", System.nanoTime());
  private static final int SCHEMAS = Integer.getInteger("json.schemas", 400);

  private record Decoded(List<String> rows, List<String> verdicts, List<String> messages) {}

  @Test
  void decodesAsTheGeneralPath() {
    System.out.println("FastEqualsGeneralTest: -Djson.seed=" + SEED);
    for (int i = 0; i < SCHEMAS; i++) {
      schema(SEED + i);
    }
  }

  private static void schema(long seed) {
    RandomJson json = new RandomJson(new Random(seed));
    Schema schema = Schema.of(json.columns(3));
    JsonOptions options = json.options();
    try (BufferAllocator allocator = new RootAllocator();
        RecordDecoder fast = new JsonDecoder(schema, options);
        RecordDecoder general = new GeneralDecoder(schema, options)) {
      for (int batch = 0; batch < 2; batch++) {
        List<byte[]> values = new ArrayList<>();
        for (int i = new Random(seed).nextInt(80); i >= 0; i--) {
          values.add(json.record(schema.columns()));
        }
        Decoded expected = decode(general, schema, values, allocator);
        Decoded actual = decode(fast, schema, values, allocator);
        for (int i = 0; i < values.size(); i++) {
          assertThat(actual.verdicts.get(i))
              .as(
                  () ->
                      "-Djson.seed="
                          + seed
                          + " -Djson.schemas=1, "
                          + schema
                          + "\n"
                          + text(values.get(0)))
              .withFailMessage(
                  "seed %s, schema %s\nrecord %s: %s\nfast: %s\ngeneral: %s %s",
                  seed,
                  schema,
                  i,
                  text(values.get(i)),
                  actual.verdicts.get(i),
                  expected.verdicts.get(i),
                  expected.messages.get(i))
              .isEqualTo(expected.verdicts.get(i));
        }
        assertThat(actual.rows).as("seed %s, schema %s", seed, schema).isEqualTo(expected.rows);
      }
      assertThat(allocator.getAllocatedMemory()).isZero();
    }
  }

  private static String text(byte[] value) {
    return value == null ? "null" : new String(value, StandardCharsets.UTF_8);
  }

  private static Decoded decode(
      RecordDecoder decoder, Schema schema, List<byte[]> values, BufferAllocator allocator) {
    DecodeOutcome outcome = new DecodeOutcome();
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator)) {
      decoder.decode(SourceRecords.of(values), root, outcome);
      List<String> verdicts = new ArrayList<>();
      List<String> messages = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        verdicts.add(
            outcome.skipped().get(i)
                ? "skipped"
                : outcome.tombstones().get(i) ? "tombstone" : "row");
        messages.add("");
      }
      outcome
          .errors()
          .errors()
          .forEach(
              error -> {
                verdicts.set(error.row(), error.code().id() + " " + error.column());
                messages.set(error.row(), error.message());
              });
      assertThat(root.getRowCount()).isEqualTo(values.size());
      return new Decoded(Vectors.dump(root.getFieldVectors(), values.size()), verdicts, messages);
    }
  }
}
