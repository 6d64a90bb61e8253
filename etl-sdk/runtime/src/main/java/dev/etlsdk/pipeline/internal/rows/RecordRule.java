package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.schema.javatype.RecordShape;
import java.util.Optional;

/** What the rows of a stream are, checked against its columns. Immutable and thread-safe. */
public final class RecordRule {

  private final Class<? extends Record> type;

  private RecordRule(Class<? extends Record> type) {
    this.type = type;
  }

  /**
   * A rule.
   *
   * @throws EtlException {@code ETL-SCHEMA-0001} if the record can't be a row, {@code
   *     ETL-SCHEMA-0002} if it doesn't fit the columns
   */
  public static RecordRule of(Class<? extends Record> type, Schema stream) {
    ReaderPlanner planner = ReaderPlanner.ofChecks(type.getClassLoader());
    planner.columns(type, stream);
    planner.checks(type, stream);
    if (!planner.problems().isEmpty()) {
      throw RowStage.mismatch(type, planner.problems());
    }
    return new RecordRule(type);
  }

  /** A check of batches that have some of the stream's columns, for one task. */
  public RecordCheck check(Schema layout) {
    return new RecordCheck(
        ReaderPlanner.ofChecks(type.getClassLoader()).checks(type, layout), layout);
  }

  /** The error of a row, with the component that its column is read into. */
  public RowError named(RowError error) {
    String column = error.column();
    if (column == null) {
      return error;
    }
    Optional<String> component =
        RecordSchemas.shape(type).components().stream()
            .map(RecordShape.Component::name)
            .filter(column::equalsIgnoreCase)
            .findFirst();
    if (component.isEmpty()) {
      return error;
    }
    String path = type.getSimpleName() + "." + component.get();
    String suffix =
        error.code() == EtlError.DECODE_0004 ? "; " + path + " can't be null" : " (" + path + ")";
    return new RowError(error.row(), error.code(), column, error.message() + suffix, error.cause());
  }
}
