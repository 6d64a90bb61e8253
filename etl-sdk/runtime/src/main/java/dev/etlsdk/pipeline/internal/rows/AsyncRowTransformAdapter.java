package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.transform.AsyncOptions;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.kernels.typed.CodeErrors;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Runs an asynchronous transform of rows over batches. Belongs to one task. */
final class AsyncRowTransformAdapter implements BatchTransform {

  private final AsyncRowTransform<Record, Record> transform;
  private final AsyncOptions options;
  private final RowReader reader;
  private final RowWriter writer;
  private @Nullable BufferAllocator allocator;

  AsyncRowTransformAdapter(
      AsyncRowTransform<Record, Record> transform,
      AsyncOptions options,
      RowReader reader,
      RowWriter writer) {
    this.transform = transform;
    this.options = options;
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
    reader.bind(input);
    RowsUnderWay underWay = new RowsUnderWay(input.rows(), options);
    try {
      for (int row = 0; row < input.rows(); row++) {
        underWay.awaitPlace();
        try {
          underWay.start(row, transform.process(reader.read(row)));
        } catch (Throwable e) {
          CodeErrors.rethrowFatal(e);
          underWay.fail(row, e);
        }
      }
      underWay.awaitAll();
    } catch (Throwable e) {
      underWay.cancel();
      throw e;
    }
    OutputRows rows = new OutputRows(input.rows());
    underWay.collect(rows, errors);
    return rows.toBatch(
        input, writer, Objects.requireNonNull(allocator, "open comes first"), errors);
  }

  @Override
  public void close() throws Exception {
    transform.close();
  }
}
