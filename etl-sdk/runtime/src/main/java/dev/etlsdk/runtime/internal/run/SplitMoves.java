package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.ProgressKeeping;
import dev.etlsdk.runtime.internal.batch.StreamPositions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets a task finish and commit what it has read of splits before another reader gets them. */
final class SplitMoves implements SplitListener {

  private static final String TOO_SLOW =
      "make fetches smaller (RunnerOptions.fetchLimits; a worker's worker.fetch.rows,"
          + " worker.fetch.bytes), or speed up sinks and transforms; where rows are tried again,"
          + " keep the policy's within below revocationTimeout";

  private final SourcePlan source;
  private final SourceReader reader;
  private final ReaderOrders orders;
  private final TaskRun run;
  private final Duration limit;

  SplitMoves(SourcePlan source, SourceReader reader, ReaderOrders orders, TaskRun run) {
    this.source = source;
    this.reader = reader;
    this.orders = orders;
    this.run = run;
    this.limit = run.options().revocationTimeout();
  }

  /** How far sinks have committed with their output, whichever worker wrote it. */
  @Override
  public Position positions(List<Split> splits) {
    if (run.progressKeeping() != ProgressKeeping.POSITIONS_WITH_OUTPUT || run.readersMayClose()) {
      // The source's own progress is as good, and nobody has to be waited for.
      return Position.none();
    }
    try {
      Position committed = run.inbox().ask(limit.toNanos());
      if (committed != null) {
        return StreamPositions.toSource(source.name(), committed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    giveUp("splits were given, but the batches in flight took longer than " + limit);
    return Position.none();
  }

  @Override
  public Optional<List<Split>> discovered() {
    if (source.source().boundedness() == Boundedness.UNBOUNDED) {
      return Optional.empty();
    }
    try {
      return Optional.of(run.discovered(source));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for splits", e);
    }
  }

  /** An error budget is one of all processes. */
  @Override
  public boolean wantsNotesOfOthers() {
    return run.hasErrorBudget();
  }

  @Override
  public void assigned(List<Split> splits) {
    moved(splits);
    orders.told();
  }

  @Override
  public void revoked(List<Split> splits) {
    moved(splits);
    if (splits.isEmpty() || run.readersMayClose()) {
      return;
    }
    if (drain()) {
      orders.execute(reader);
    }
  }

  private void moved(List<Split> splits) {
    if (!splits.isEmpty()) {
      run.rebalanced(source);
    }
  }

  /** Finishes and commits what was read, within the limit; else gives it up. */
  private boolean drain() {
    try {
      if (run.inbox().drain(source.number(), limit.toNanos())) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    giveUp("splits were taken away, and the batches in flight were not finished within " + limit);
    return false;
  }

  @Override
  public void lost(List<Split> splits) {
    moved(splits);
    if (splits.isEmpty() || run.readersMayClose() || atLeastOnce()) {
      return;
    }
    // What was written of them is in the open transaction, and will be written there, too.
    List<String> ids = splits.stream().map(Split::id).toList();
    run.abort(error("the splits " + ids + " were lost before their rows were committed", TOO_SLOW));
  }

  private boolean atLeastOnce() {
    return run.progressKeeping() == ProgressKeeping.ACKNOWLEDGED;
  }

  private void giveUp(String problem) {
    if (run.inbox().failure() == null && !run.readersMayClose()) {
      run.abort(error(problem, TOO_SLOW));
    }
  }

  private EtlException error(String problem, String fix) {
    return EtlException.of(EtlError.RUN_0007, problem)
        .at(ErrorLocation.stage(run.pipeline(), source.name()))
        .fix(fix)
        .build();
  }
}
