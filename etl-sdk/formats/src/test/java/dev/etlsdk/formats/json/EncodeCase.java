package dev.etlsdk.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.EncodedRecords;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.codec.RecordEncoder;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** One row of the table of output: a value of a column, and how it is written. */
final class EncodeCase {

  private final String what;
  private final String type;
  private final String shown;
  private final Consumer<FieldVector> value;
  private final List<String> outcomes = new ArrayList<>();

  private EncodeCase(String what, String type, String shown, Consumer<FieldVector> value) {
    this.what = what;
    this.type = type;
    this.shown = shown;
    this.value = value;
    outcomes.add(outcome(JsonOptions.defaults()));
  }

  /** A value as the decoder reads it. */
  static EncodeCase of(String what, String type, String shown, String json) {
    return new EncodeCase(
        what,
        type,
        shown,
        vector -> {
          Schema schema = Schema.parse("a " + type);
          DecodeOutcome outcome = new DecodeOutcome();
          try (RecordDecoder decoder =
              Json.codec(JsonOptions.builder().nonFinite(JsonOptions.NonFinite.STRING).build())
                  .decoder(schema)) {
            decoder.decode(
                TestRecords.of("{\"a\":" + json + "}"), VectorSchemaRoot.of(vector), outcome);
          }
          assertThat(outcome.errors().errors()).isEmpty();
        });
  }

  /** A value that no decoder makes. */
  static EncodeCase set(String what, String type, String shown, Consumer<FieldVector> value) {
    return new EncodeCase(
        what,
        type,
        shown,
        vector -> {
          vector.allocateNew();
          value.accept(vector);
          vector.setValueCount(1);
        });
  }

  /** Adds how the value is written with other options. */
  EncodeCase with(String shownOptions, JsonOptions.Builder options) {
    outcomes.add("`" + shownOptions + "`: " + outcome(options.build()));
    return this;
  }

  private String outcome(JsonOptions options) {
    Schema schema = Schema.parse("a " + type);
    EncodedRecords target = new EncodedRecords();
    RowErrors errors = new RowErrors();
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator)) {
      value.accept(root.getVector(0));
      root.setRowCount(1);
      Origins origins = Origins.oneToOne(TestRecords.of((String) null));
      try (Batch batch = Batch.take(schema, root, origins);
          RecordEncoder encoder = Json.codec(options).encoder(schema)) {
        encoder.encode(batch, target, errors);
      }
    }
    return errors.isEmpty()
        ? JsonTableTest.code(new String(target.copy(0), StandardCharsets.UTF_8))
        : "`" + errors.errors().get(0).code().id() + "`";
  }

  String row() {
    return "| "
        + what
        + " | `"
        + type
        + "` | "
        + shown
        + " | "
        + String.join("<br>", outcomes)
        + " |";
  }
}
