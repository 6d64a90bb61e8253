package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.internal.text.Fault;
import org.jspecify.annotations.Nullable;

/** What becomes of records without a value and of empty ones. Immutable. */
public final class RecordsWithoutRow {

  private final JsonOptions options;
  private final @Nullable String required;

  public RecordsWithoutRow(JsonOptions options, Schema schema) {
    this.options = options;
    required =
        schema.columns().stream()
            .filter(column -> !column.nullable())
            .map(Column::name)
            .findFirst()
            .orElse(null);
  }

  public void tombstone(int row, DecodeOutcome outcome) {
    switch (options.tombstones()) {
      case SKIP -> outcome.skipped().set(row);
      case PASS_ON -> outcome.tombstones().set(row);
      case ROW_OF_NULLS -> rowOfNulls(row, "the record has no value", outcome);
    }
  }

  /** Whether the reason is that the record is empty, and that is no error. */
  public boolean empty(Fault fault, int row, DecodeOutcome outcome) {
    if (fault.code() != EtlError.DECODE_0009) {
      return false;
    }
    switch (options.emptyValues()) {
      case ERROR -> {
        return false;
      }
      case SKIP -> outcome.skipped().set(row);
      case ROW_OF_NULLS -> rowOfNulls(row, "the record is empty", outcome);
    }
    return true;
  }

  private void rowOfNulls(int row, String what, DecodeOutcome outcome) {
    if (required != null) {
      outcome
          .errors()
          .add(
              row,
              EtlError.DECODE_0004,
              required,
              "column '" + required + "': " + what + "; a value is required");
    }
  }
}
