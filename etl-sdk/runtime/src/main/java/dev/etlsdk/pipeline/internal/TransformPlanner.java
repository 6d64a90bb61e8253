package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.pipeline.Stage;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.pipeline.internal.rows.RowStage;
import java.util.List;
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
    DraftStream.Input read = new DraftStream.Input(stage.input(), input, factory, true);
    return new DraftStream(stage.stream(), stage, batches.output(), List.of(read));
  }
}
