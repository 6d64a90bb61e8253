package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.ArrowTypes;
import dev.etlsdk.api.schema.Column;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.TransferPair;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function in vector form. A generated class overrides {@link #call}. What it throws fails
 * all rows of the batch, since nothing says which one caused it. One instance a task, used by its
 * work thread.
 */
public abstract class VectorCallStage implements Stage {

  private final StageSetup setup;
  private final int[] arguments;
  private final int[] kept;
  private final Column result;
  private final String function;
  private @Nullable BufferAllocator allocator;

  /**
   * A stage.
   *
   * @param setup its columns
   * @param arguments columns of the input
   * @param kept columns of the input that come first in the output
   * @param result the column of the result, as {@link Column} writes itself
   * @param function the function's name in SQL
   */
  protected VectorCallStage(
      StageSetup setup, int[] arguments, int[] kept, String result, String function) {
    this.setup = setup;
    this.arguments = arguments;
    this.kept = kept;
    this.result = dev.etlsdk.api.schema.Schema.parse(result).column(0);
    this.function = function;
  }

  /**
   * Calls the function.
   *
   * @param vectors its arguments
   * @param target takes the result
   * @param rows how many
   */
  protected abstract void call(FieldVector[] vectors, FieldVector target, int rows)
      throws Exception;

  /** Makes the instance of the function, if it isn't static. */
  protected void openFunctions(FunctionInstances functions) throws Exception {}

  @Override
  public final void open(BufferAllocator newAllocator, FunctionInstances functions, Clock clock) {
    allocator = newAllocator;
    BlockStage.open(() -> openFunctions(functions));
  }

  @Override
  public final Batch process(Batch input, RowErrors errors) {
    BufferAllocator owner = allocator;
    if (owner == null) {
      throw new IllegalStateException("process before open");
    }
    int rows = input.rows();
    List<FieldVector> vectors = new ArrayList<>();
    FieldVector target = ArrowTypes.toField(result).createVector(owner);
    try {
      for (int column : kept) {
        TransferPair pair = input.vector(column).getTransferPair(owner);
        pair.splitAndTransfer(0, rows);
        vectors.add((FieldVector) pair.getTo());
      }
      target.setInitialCapacity(rows);
      target.allocateNew();
      evaluate(input, target, errors);
      target.setValueCount(rows);
    } catch (Throwable e) {
      vectors.forEach(FieldVector::close);
      target.close();
      throw e;
    }
    if (setup.output().size() > kept.length) {
      vectors.add(target);
    } else {
      target.close();
    }
    VectorSchemaRoot root =
        new VectorSchemaRoot(setup.output().toArrow().getFields(), vectors, rows);
    return Batch.take(setup.output(), root, input.origins());
  }

  private void evaluate(Batch input, FieldVector target, RowErrors errors) {
    FieldVector[] vectors = new FieldVector[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      vectors[i] = input.vector(arguments[i]);
    }
    try {
      call(vectors, target, input.rows());
    } catch (Throwable e) {
      Failures.requireOfRow(e);
      String message = "the function " + function + " threw " + Failures.describe(e);
      for (int row = 0; row < input.rows(); row++) {
        errors.add(row, EtlError.UDF_0001, null, message, e);
      }
    }
  }
}
