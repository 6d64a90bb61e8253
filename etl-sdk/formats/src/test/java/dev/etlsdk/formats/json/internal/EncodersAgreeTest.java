package dev.etlsdk.formats.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.internal.general.GeneralEncoder;
import dev.etlsdk.formats.json.internal.read.JsonDecoder;
import dev.etlsdk.formats.json.internal.write.JsonEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

/**
 * Holds the encoder equal to Jackson's over random rows, and what it writes to what is then read.
 */
class EncodersAgreeTest {

  private static final long SEED = Long.getLong("json.seed", System.nanoTime());
  private static final int SCHEMAS = Integer.getInteger("json.schemas", 400);
  private static final int ROWS = 20;

  @Test
  void encodesAsTheGeneralPath() {
    System.out.println("EncodersAgreeTest: -Djson.seed=" + SEED);
    for (int i = 0; i < SCHEMAS; i++) {
      long seed = SEED + i;
      RandomJson json = new RandomJson(new Random(seed));
      Schema schema = Schema.of(json.columns(3));
      JsonOptions options = json.options();
      try (BufferAllocator allocator = new RootAllocator();
          Batch batch = batch(schema, new Random(seed), true, allocator)) {
        List<String> fast = encode(new JsonEncoder(schema, options), batch);
        List<String> general = encode(new GeneralEncoder(schema, options), batch);
        assertThat(fast).as("-Djson.seed=%s, %s", seed, schema).isEqualTo(general);
      }
    }
  }

  @Test
  void readsBackWhatItWrote() {
    System.out.println("EncodersAgreeTest: -Djson.seed=" + SEED);
    for (int i = 0; i < SCHEMAS; i++) {
      long seed = SEED + i;
      RandomJson json = new RandomJson(new Random(seed));
      Schema schema = Schema.of(json.columns(3));
      JsonOptions random = json.options();
      JsonOptions options =
          JsonOptions.builder()
              .timestamps(random.timestamps())
              .bigints(random.bigints())
              .decimals(random.decimals())
              .nulls(random.nulls())
              .build();
      try (BufferAllocator allocator = new RootAllocator();
          Batch batch = batch(schema, new Random(seed), false, allocator);
          RecordDecoder decoder = new JsonDecoder(schema, options);
          VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator)) {
        List<byte[]> records = new ArrayList<>();
        for (String record : encode(new JsonEncoder(schema, options), batch)) {
          records.add(record.getBytes(StandardCharsets.UTF_8));
        }
        DecodeOutcome outcome = new DecodeOutcome();
        decoder.decode(SourceRecords.of(records), root, outcome);
        assertThat(outcome.errors().errors()).as("-Djson.seed=%s, %s", seed, schema).isEmpty();
        assertThat(Vectors.dump(root.getFieldVectors(), ROWS))
            .as("-Djson.seed=%s, %s", seed, schema)
            .isEqualTo(Vectors.dump(batch.root().getFieldVectors(), ROWS));
      }
    }
  }

  private static Batch batch(
      Schema schema, Random random, boolean faulty, BufferAllocator allocator) {
    VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator);
    new RandomRows(random, faulty).fill(schema.columns(), root, ROWS);
    Origins origins =
        Origins.oneToOne(
            SourceRecords.of(new ArrayList<>(java.util.Collections.nCopies(ROWS, null))));
    return Batch.take(schema, root, origins);
  }

  private static List<String> encode(RecordEncoder encoder, Batch batch) {
    EncodedRecords records = new EncodedRecords();
    RowErrors errors = new RowErrors();
    encoder.encode(batch, records, errors);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < records.count(); i++) {
      texts.add(new String(records.copy(i), StandardCharsets.UTF_8));
    }
    errors.errors().forEach(error -> texts.set(error.row(), texts.get(error.row()) + error));
    return texts;
  }
}
