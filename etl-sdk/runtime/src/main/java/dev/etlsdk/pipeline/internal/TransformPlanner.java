package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.pipeline.Stage;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.pipeline.internal.rows.RowStage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Resolves a transform: which columns it reads and makes, and how instances are made. */
final class TransformPlanner {

  private TransformPlanner() {}

  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  static DraftStream draft(Stage.Transformed stage, Schema input) {
    TransformSpec transform = stage.transform();
    if (transform instanceof TransformSpec.Rows rows) {
      RowStage records = RowStage.of(rows.input(), rows.output(), input);
      Supplier<RowTransform> factory = TransformInstances.of(rows.code(), RowTransform.class);
      return draft(stage, records, () -> records.rows(factory.get()));
    }
    if (transform instanceof TransformSpec.AsyncRows rows) {
      RowStage records = RowStage.of(rows.input(), rows.output(), input);
      Supplier<AsyncRowTransform> factory =
          TransformInstances.of(rows.code(), AsyncRowTransform.class);
      return draft(stage, records, () -> records.async(factory.get(), rows.options()));
    }
    return draft(stage, input, (TransformSpec.Batches) transform);
  }

  private static DraftStream draft(
      Stage.Transformed stage, RowStage records, Supplier<BatchTransform> factory) {
    DraftStream.Input read = new DraftStream.Input(stage.input(), records.input(), factory, false);
    return new DraftStream(stage.stream(), stage, records.output(), List.of(read));
  }

  private static DraftStream draft(
      Stage.Transformed stage, Schema input, TransformSpec.Batches batches) {
    Supplier<BatchTransform> factory = TransformInstances.of(batches.code(), BatchTransform.class);
    Schema columns = batches.input().map(wanted -> select(stage, wanted, input)).orElse(input);
    DraftStream.Input read = new DraftStream.Input(stage.input(), columns, factory, true);
    return new DraftStream(stage.stream(), stage, batches.output(), List.of(read));
  }

  /** The columns of a stream that a transform of batches wants, as the stream has them. */
  private static Schema select(Stage.Transformed stage, Schema wanted, Schema stream) {
    Schema readable = MetadataColumns.besides(stream);
    List<Column> columns = new ArrayList<>();
    for (Column column : wanted) {
      OptionalInt index = readable.indexOf(column.name());
      if (index.isEmpty()) {
        String question = NearestNames.question(column.name(), stream.names());
        throw misfit(
            "it reads the column '"
                + column.name()
                + "', which the stream '"
                + stage.input()
                + "' doesn't have",
            question.isEmpty() ? "its columns are " + stream.names() : question);
      }
      Column found = readable.column(index.getAsInt());
      if (!found.type().equals(column.type())) {
        throw misfit(
            "it reads the column '"
                + column.name()
                + "' as "
                + column.type()
                + ", and in the stream '"
                + stage.input()
                + "' it is "
                + found.type(),
            "read it as what it is, or put a query with a CAST between them");
      }
      columns.add(found);
    }
    return Schema.of(columns);
  }

  private static EtlException misfit(String problem, String fix) {
    return EtlException.of(EtlError.SCHEMA_0002, problem).fix(fix).build();
  }
}
