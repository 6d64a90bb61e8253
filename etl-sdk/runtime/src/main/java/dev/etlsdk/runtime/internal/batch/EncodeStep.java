package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkWriter.StagedBatch;
import dev.etlsdk.pipeline.internal.PipelinePlan.SinkPlan;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Has a sink stage the batches of its stream. Used by the work thread. */
final class EncodeStep {

  private final int number;
  private final SinkPlan plan;
  private final TaskOutputs outputs;
  private final String stage;
  private final BufferAllocator allocator;
  private final RowErrors errors = new RowErrors();
  private final @Nullable RetryWaits retry;

  /**
   * A step.
   *
   * @param number of the sink
   * @param commit commits what was written before
   * @param clock knows since when records are tried again
   */
  EncodeStep(
      int number,
      SinkPlan plan,
      TaskOutputs outputs,
      TaskContext context,
      Runnable commit,
      RetryClock clock) {
    this.number = number;
    this.plan = plan;
    this.outputs = outputs;
    this.stage = "encode for " + plan.sink().kind() + " sink";
    this.allocator = context.memory().stage(TaskOutputs.stage(plan));
    this.retry =
        RetryWaits.of(
            context.pipeline().plan().streams().get(plan.stream()), context, commit, clock);
  }

  /** The sink's name. */
  String sink() {
    return plan.name();
  }

  /** What is staged goes into the run, and what can't be written into its failures. */
  void stage(FetchRun run, List<Header> outputHeaders) throws InterruptedException {
    for (StreamBatch batch : run.batches(plan.stream())) {
      if (batch.hasContent()) {
        refuseTombstones(batch);
        ColumnView view =
            ColumnView.of(batch.batch(), plan.columns(), allocator).withHeaders(outputHeaders);
        StagedBatch staged;
        try {
          staged = stage(batch, view, run);
        } catch (InterruptedException | RuntimeException | Error e) {
          view.close();
          throw e;
        }
        run.take(new FetchRun.Staged(number, batch, view, staged));
        note(batch, run);
      }
    }
  }

  private void refuseTombstones(StreamBatch batch) {
    if (batch.batch().tombstones().length > 0
        && !plan.sink().capabilities().contains(SinkCapability.TOMBSTONES)) {
      throw EtlException.of(
              EtlError.PIPELINE_0009,
              "a tombstone came that the " + plan.sink().kind() + " sink can't write")
          .fix("let the source's codec skip tombstones or make rows of nulls of them")
          .build();
    }
  }

  /** Stages a batch; as a whole again, where rows failed for a reason that may pass. */
  private StagedBatch stage(StreamBatch batch, ColumnView view, FetchRun run)
      throws InterruptedException {
    errors.clear();
    StagedBatch staged = outputs.writer(number).stage(view.batch(), errors);
    if (retry == null) {
      return staged;
    }
    retry.begin();
    try {
      for (int attempt = 1; isWorthIt(retry, attempt, batch, run); attempt++) {
        errors.clear();
        StagedBatch former = staged;
        staged = outputs.writer(number).stage(view.batch(), errors);
        former.close();
      }
      return staged;
    } catch (InterruptedException | RuntimeException | Error e) {
      staged.close();
      throw e;
    }
  }

  /** Waits, where a record failed for a reason that may pass, and says whether to try again. */
  private boolean isWorthIt(RetryWaits waits, int attempt, StreamBatch batch, FetchRun run)
      throws InterruptedException {
    BitSet again =
        waits.retryable(
            errors,
            row -> StreamFailures.ordinal(batch.batch(), row),
            ordinal -> run.takes(batch, ordinal));
    return waits.await(attempt, batch.batch().origins().records(), again);
  }

  /** But for rows that aren't to be written here again anyway. */
  private void note(StreamBatch batch, FetchRun run) {
    for (RowError error : errors.errors()) {
      int ordinal = StreamFailures.ordinal(batch.batch(), error.row());
      if (run.takes(batch, ordinal)) {
        int attempts = retry == null ? 1 : retry.attempts(ordinal);
        run.failing(batch.stream()).add(ordinal, error, batch, stage, attempts);
      }
    }
  }
}
