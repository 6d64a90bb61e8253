package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.pipeline.Stage;
import dev.etlsdk.pipeline.TransformSpec;
import java.util.List;
import java.util.function.Supplier;

/** Resolves a transform: which columns it reads and makes, and how instances are made. */
final class TransformPlanner {

  private TransformPlanner() {}

  static DraftStream draft(Stage.Transformed stage, Schema input) {
    if (stage.transform() instanceof TransformSpec.Batches batches) {
      return draft(stage, input, batches);
    }
    throw EtlException.of(EtlError.PIPELINE_0006, "transforms of rows are not there yet").build();
  }

  private static DraftStream draft(
      Stage.Transformed stage, Schema input, TransformSpec.Batches batches) {
    Supplier<BatchTransform> factory = TransformInstances.of(batches.code(), BatchTransform.class);
    DraftStream.Input read = new DraftStream.Input(stage.input(), input, factory, true);
    return new DraftStream(stage.stream(), stage, batches.output(), List.of(read));
  }
}
