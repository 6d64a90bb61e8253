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

  /**
   * The stream that a transform makes.
   *
   * @param input columns of the stream it reads
   * @throws dev.etlsdk.api.error.EtlException if its class can't have instances, or its records
   *     don't fit the columns
   */
  static DraftStream draft(Stage.Transformed stage, Schema input) {
    TransformSpec spec = stage.transform();
    if (spec instanceof TransformSpec.Batches batches) {
      Supplier<BatchTransform> instances =
          TransformInstances.of(batches.code(), BatchTransform.class);
      return draft(stage, input, batches.output(), instances, true);
    }
    if (spec instanceof TransformSpec.Rows rows) {
      Supplier<? extends RowTransform<?, ?>> instances =
          TransformInstances.of(rows.code(), RowTransform.class)::get;
      RowStage records = RowStage.of(rows.input(), rows.output(), input);
      return draft(stage, records, () -> records.rows(instances.get()));
    }
    TransformSpec.AsyncRows rows = (TransformSpec.AsyncRows) spec;
    Supplier<? extends AsyncRowTransform<?, ?>> instances =
        TransformInstances.of(rows.code(), AsyncRowTransform.class)::get;
    RowStage records = RowStage.of(rows.input(), rows.output(), input);
    return draft(stage, records, () -> records.async(instances.get(), rows.options()));
  }

  private static DraftStream draft(
<<<<<<< Updated upstream
      Stage.Transformed stage, RowStage records, Supplier<BatchTransform> factory) {
    DraftStream.Input read = new DraftStream.Input(stage.input(), records.input(), factory, false);
    return new DraftStream(stage.stream(), stage, records.output(), List.of(read));
=======
      Stage.Transformed stage, RowStage records, Supplier<BatchTransform> transform) {
    // The adapters catch what user code throws and know the row: another exception is a defect.
    return draft(stage, records.input(), records.output(), transform, false);
>>>>>>> Stashed changes
  }

  private static DraftStream draft(
      Stage.Transformed stage,
      Schema columns,
      Schema output,
      Supplier<BatchTransform> transform,
      boolean userCode) {
    DraftStream.Input read = new DraftStream.Input(stage.input(), columns, transform, userCode);
    return new DraftStream(stage.stream(), stage, output, List.of(read));
  }
}
