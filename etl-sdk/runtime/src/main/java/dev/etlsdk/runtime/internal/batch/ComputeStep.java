package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.kernels.typed.CodeErrors;
import dev.etlsdk.pipeline.internal.PipelinePlan.ComputedPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.InputPlan;
import dev.etlsdk.pipeline.internal.rows.RecordCheck;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Makes a stream's batches of those of the streams that it reads. */
final class ComputeStep implements AutoCloseable {

  private static final int[] NO_TOMBSTONES = {};

  private final ComputedPlan plan;
  private final TaskContext context;
  private final String stage;
  private final BufferAllocator allocator;
  private final List<BatchTransform> transforms = new ArrayList<>();
  private final RowErrors errors = new RowErrors();
  private final @Nullable RetryLoop retry;
  private final @Nullable RecordCheck check;

  /**
   * A step.
   *
   * @param commit commits what was written before, and what the rows of this fetch don't belong to
   * @param clock knows since when rows are tried again
   */
  ComputeStep(ComputedPlan plan, TaskContext context, Runnable commit, RetryClock clock) {
    this.plan = plan;
    this.context = context;
    this.stage = plan.kind() + " " + plan.name();
    this.allocator = context.memory().stage(stage);
    RetryWaits waits = RetryWaits.of(plan, context, commit, clock);
    this.retry = waits == null ? null : new RetryLoop(waits, allocator);
    this.check = plan.record().map(record -> record.check(plan.layout())).orElse(null);
  }

  String stream() {
    return plan.name();
  }

  /** Makes and opens the task's instances. */
  void open() {
    for (InputPlan input : plan.inputs()) {
      BatchTransform transform = input.transform().get();
      transforms.add(transform);
      try {
        transform.open(context.transform(plan.name(), stage));
      } catch (EtlException e) {
        throw e;
      } catch (Exception e) {
        throw EtlException.of(EtlError.TRANSFORM_0004, "opening it failed: " + e)
            .at(ErrorLocation.stage(context.pipeline().name(), plan.name()))
            .fix("correct what its open method needs; the cause is attached")
            .cause(e)
            .build();
      }
    }
  }

  /** Computes all batches of the stream, without the rows of records that failed. */
  void run(FetchRun run) throws Exception {
    boolean tombstones = true;
    for (int i = 0; i < transforms.size(); i++) {
      for (StreamBatch parent : run.batches(plan.inputs().get(i).parent())) {
        if (parent.hasContent()) {
          // Tombstones pass once, even where a union reads the same stream twice.
          Batch made = compute(i, parent, run);
          StreamBatch taken =
              new StreamBatch(
                  plan.index(),
                  made.withTombstones(tombstones ? parent.batch().tombstones() : NO_TOMBSTONES),
                  parent);
          run.take(taken);
          check(taken, run);
          tombstones &= parent.batch().tombstones().length == 0;
        }
      }
    }
    StreamFailures failures = run.failures(plan.index());
    if (failures != null) {
      run.batches(plan.index())
          .replaceAll(
              made ->
                  made.with(RowCopies.takeWithout(made.batch(), failures.ordinals(), allocator)));
    }
  }

  private void check(StreamBatch made, FetchRun run) {
    if (check != null) {
      errors.clear();
      check.check(made.batch(), errors);
      if (!errors.isEmpty()) {
        run.failing(plan.index()).add(errors, made, plan.kind());
      }
    }
  }

  private Batch compute(int input, StreamBatch parent, FetchRun run) throws Exception {
    if (parent.batch().rows() == 0) {
      return empty(parent.batch());
    }
    InputPlan read = plan.inputs().get(input);
    errors.clear();
    RetryLoop.Stage compute = (batch, found) -> compute(input, batch, read, found);
    try (ColumnView view = ColumnView.of(parent.batch(), read.columns(), allocator)) {
      Batch made = compute.process(view.batch(), errors);
      if (retry != null) {
        made =
            retry.run(
                compute,
                view.batch(),
                made,
                errors,
                ordinal -> run.concerns(plan.index(), parent, ordinal));
      }
      if (!errors.isEmpty()) {
        run.failing(plan.index())
            .add(errors, parent, plan.kind(), retry == null ? ordinal -> 1 : retry::attempts);
      }
      return made;
    }
  }

  private Batch compute(int input, Batch batch, InputPlan read, RowErrors found) throws Exception {
    Batch made;
    try {
      made = transforms.get(input).process(batch, found);
    } catch (Exception e) {
      if (!read.userCode() || breaksItsContract(e)) {
        throw e;
      }
      CodeErrors.rethrowFatal(e);
      failAll(batch, e, found);
      made = empty(batch);
    }
    requireSchema(made);
    return made;
  }

  /** No record is to blame for rows of which nobody knows what they were made of. */
  private static boolean breaksItsContract(Exception thrown) {
    return thrown instanceof EtlException known && known.code() == EtlError.TRANSFORM_0007;
  }

  /** Code that works on whole batches doesn't say which row it failed at: all of them have. */
  private static void failAll(Batch batch, Exception cause, RowErrors found) {
    for (int row = 0; row < batch.rows(); row++) {
      CodeErrors.add(found, row, cause);
    }
  }

  private void requireSchema(Batch made) {
    if (!made.schema().equals(plan.schema())) {
      String has = made.schema().toString();
      made.close();
      throw EtlException.of(
              EtlError.TRANSFORM_0005,
              "it gave rows of (" + has + "), declared is (" + plan.schema() + ")")
          .at(ErrorLocation.stage(context.pipeline().name(), plan.name()))
          .fix("give rows of the declared columns, or declare the columns that it gives")
          .build();
    }
  }

  private Batch empty(Batch input) {
    VectorSchemaRoot root = VectorSchemaRoot.create(plan.schema().toArrow(), allocator);
    root.setRowCount(0);
    return Batch.take(plan.schema(), root, Origins.of(input.origins().records(), new int[0], 0));
  }

  @Override
  public void close() throws Exception {
    Closer closer = new Closer();
    transforms.forEach(closer::close);
    transforms.clear();
    Exception failure = closer.failure();
    if (failure != null) {
      throw failure;
    }
  }
}
