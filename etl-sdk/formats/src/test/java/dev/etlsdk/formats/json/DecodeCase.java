package dev.etlsdk.formats.json;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** One row of the table of input: a record, a column, and what it becomes under some options. */
final class DecodeCase {

  private final String what;
  private final String type;
  private final byte[] record;
  private final String shown;
  private final List<String> outcomes = new ArrayList<>();

  private DecodeCase(String what, String type, byte[] record, String shown) {
    this.what = what;
    this.type = type;
    this.record = record;
    this.shown = shown;
    outcomes.add(outcome(JsonOptions.defaults()));
  }

  static DecodeCase of(String what, String type, String record) {
    byte[] bytes = record == null ? null : record.getBytes(StandardCharsets.UTF_8);
    return new DecodeCase(
        what, type, bytes, record == null ? "no value" : JsonTableTest.code(record));
  }

  static DecodeCase ofBytes(String what, String type, byte[] record, String shown) {
    return new DecodeCase(what, type, record, shown);
  }

  /** Adds what the record becomes with other options. */
  DecodeCase with(String shownOptions, JsonOptions.Builder options) {
    outcomes.add("`" + shownOptions + "`: " + outcome(options.build()));
    return this;
  }

  private String outcome(JsonOptions options) {
    Schema schema = Schema.parse("a " + type);
    List<byte[]> values = new ArrayList<>();
    values.add(record);
    DecodeOutcome outcome = new DecodeOutcome();
    try (BufferAllocator allocator = new RootAllocator();
        RecordDecoder decoder = Json.codec(options).decoder(schema)) {
      VectorSchemaRoot root = VectorSchemaRoot.create(schema.toArrow(), allocator);
      decoder.decode(SourceRecords.of(values), root, outcome);
      List<String> rows =
          TestRecords.encode(
              schema, root, JsonOptions.builder().nonFinite(JsonOptions.NonFinite.STRING).build());
      if (!outcome.errors().isEmpty()) {
        RowError error = outcome.errors().errors().get(0);
        return "`" + error.code().id() + "`";
      }
      if (outcome.skipped().get(0)) {
        return "skipped and counted";
      }
      return outcome.tombstones().get(0)
          ? "passed on as it is"
          : JsonTableTest.code(rows.get(0).substring(5, rows.get(0).length() - 1));
    }
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
