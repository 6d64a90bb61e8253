package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * A transform over typed batches: what the annotation processor extends for a method that takes and
 * gives rows, or batches of them. The loop over the rows is the generated class's own, so that the
 * JIT compiles it for that method alone.
 *
 * <p>Belongs to one task and its thread.
 *
 * @param <W> the writer of the rows that are made
 */
public abstract class TypedTransform<W extends TypedWriter<?>> implements BatchTransform {

  private @Nullable W writer;

  /** A transform. */
  protected TypedTransform() {}

  @Override
  public void open(TransformContext context) throws Exception {
    writer = writer(context.allocator());
  }

  /** Makes the writer, whose vectors an allocator gives. */
  protected abstract W writer(BufferAllocator allocator);

  @Override
  public final Batch process(Batch input, RowErrors errors) throws Exception {
    W output = Objects.requireNonNull(writer, "open comes first");
    try {
      rows(input, output, errors);
      return output.finish(input);
    } catch (Throwable e) {
      output.close();
      throw e;
    }
  }

  /**
   * Makes the rows of a batch. Rows that were made of a row which then fails may stay: the runtime
   * withholds them.
   *
   * @param input borrowed
   * @param errors takes rows of {@code input} that failed
   */
  protected abstract void rows(Batch input, W output, RowErrors errors) throws Exception;

  /**
   * Notes the error of a row.
   *
   * @throws InterruptedException and other throwables that are no row's fault
   */
  protected static void failed(RowErrors errors, int row, Throwable thrown)
      throws InterruptedException {
    CodeErrors.rethrowFatal(thrown);
    CodeErrors.add(errors, row, thrown);
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
