package dev.etlsdk.processor.internal.emit;

import com.palantir.javapoet.ClassName;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.processor.internal.emit.batch.RowBatches;
import dev.etlsdk.processor.internal.model.CheckedPipeline;
import dev.etlsdk.processor.internal.model.RowModel;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import dev.etlsdk.processor.internal.model.TransformModel;
import dev.etlsdk.processor.internal.model.TransformModel.Result;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The generated batches through which a transform reads and writes its rows.
 *
 * @param input what it reads
 * @param output what it makes
 */
record TypedRows(ClassName input, ClassName output) {

  /**
   * Those of a stream's transform. Empty for asynchronous code and classes of the API, and where a
   * record has no batch, or a component another precision than its column: such rows are read and
   * written by reflection.
   */
  static Optional<TypedRows> of(CheckedPipeline checked, StreamModel stream, RowBatches batches) {
    if (!(stream.origin() instanceof Origin.FromTransform made)) {
      return Optional.empty();
    }
    TransformModel transform = made.transform();
    Optional<Result> result = transform.code().methodResult();
    Optional<RowModel> row = transform.input();
    if (result.isEmpty() || result.get().asynchronous() || row.isEmpty()) {
      return Optional.empty();
    }
    return reads(row.get().columns(), checked.input(stream).declared())
        ? batches
            .of(row.get().type())
            .flatMap(
                input ->
                    batches.of(stream.row().type()).map(output -> new TypedRows(input, output)))
        : Optional.empty();
  }

  private static boolean reads(Schema row, Schema stream) {
    Schema readable = MetadataColumns.besides(stream);
    for (Column component : row) {
      OptionalInt index = readable.indexOf(component.name());
      if (index.isEmpty() || !readable.column(index.getAsInt()).type().equals(component.type())) {
        return false;
      }
    }
    return true;
  }

  /** The writer of what it makes. */
  ClassName writer() {
    return output.nestedClass("Writer");
  }
}
