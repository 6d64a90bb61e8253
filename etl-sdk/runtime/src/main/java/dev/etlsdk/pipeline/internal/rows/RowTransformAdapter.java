package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.kernels.typed.CodeErrors;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Runs a transform of rows over batches. Belongs to one task. */
final class RowTransformAdapter implements BatchTransform {

  private final RowTransform<Record, Record> transform;
  private final RowReader reader;
  private final RowWriter writer;
  private final Emitted emitted = new Emitted();
  private @Nullable BufferAllocator allocator;

  RowTransformAdapter(RowTransform<Record, Record> transform, RowReader reader, RowWriter writer) {
    this.transform = transform;
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  public void open(TransformContext context) throws Exception {
    allocator = context.allocator();
    transform.open(context);
  }

  @Override
  public Batch process(Batch input, RowErrors errors) throws InterruptedException {
    OutputRows rows = new OutputRows(input.rows());
    emitted.rows = rows;
    reader.bind(input);
    try {
      for (int row = 0; row < input.rows(); row++) {
        int before = rows.count();
        try {
          emitted.row = row;
          transform.process(reader.read(row), emitted);
        } catch (Throwable e) {
          CodeErrors.rethrowFatal(e);
          rows.truncate(before);
          TransformErrors.add(errors, row, e);
        }
      }
    } finally {
      emitted.rows = null;
    }
    return rows.toBatch(
        input, writer, Objects.requireNonNull(allocator, "open comes first"), errors);
  }

  @Override
  public void close() throws Exception {
    transform.close();
  }

  /** Takes rows while a batch is processed. */
  private static final class Emitted implements RowTransform.RowOutput<Record> {
    private @Nullable OutputRows rows;
    private int row;

    @Override
    public void emit(Record output) {
      Objects.requireNonNull(output, "a transform emits rows; for no row it emits nothing");
      if (rows == null) {
        throw new IllegalStateException(
            "emit was called after process had returned; emit within it, on its thread");
      }
      rows.add(output, row);
    }
  }
}
