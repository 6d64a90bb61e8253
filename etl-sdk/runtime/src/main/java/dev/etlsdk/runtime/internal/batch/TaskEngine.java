package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.TaskProgress;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.ProgressKeeper;
import dev.etlsdk.api.trace.BatchTrace;
import dev.etlsdk.pipeline.internal.PipelinePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.ComputedPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SinkPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of one task, fetch after fetch: decode, stages, verdicts, policies, write; and
 * commits. Used by one thread.
 */
public final class TaskEngine {

  private final TaskContext context;
  private final Runnable commit;
  private final RetryClock retries;
  private final PipelinePlan plan;
  private final TaskOutputs outputs;
  private final ErrorRouter router;
  private final Entries entries;
  private final BudgetWatch budget;
  private final ReturnedRecords returned;
  private final List<DecodeStep> decoders = new ArrayList<>();
  private final List<ComputeStep> steps = new ArrayList<>();
  private final List<EncodeStep> encoders = new ArrayList<>();
  private final Position[] pending;
  private final Latencies latencies;
  private final CommitTraces traces;
  private final boolean exactlyOnce;
  private String where = "start";

  /**
   * Makes the engine of a task; nothing is opened yet.
   *
   * @param commit called by {@link #process} before rows are tried again: commits what was
   *     processed before
   * @param retries outlives the engine if the task begins again
   */
  public TaskEngine(TaskContext context, Runnable commit, RetryClock retries) {
    this.retries = retries;
    this.commit =
        () -> {
          String here = where;
          commit.run();
          where = here;
        };
    this.context = context;
    this.plan = context.pipeline().plan();
    this.outputs = new TaskOutputs(context);
    this.router = new ErrorRouter(context, outputs);
    this.entries = new Entries(context.pipeline());
    this.budget = new BudgetWatch(context);
    this.returned = new ReturnedRecords(context.pipeline(), context.metrics(), context.clock());
    this.pending = new Position[plan.sources().size()];
    Arrays.fill(pending, Position.none());
    this.latencies = new Latencies(context.metrics(), context.clock());
    this.traces = new CommitTraces(context);
    this.exactlyOnce = context.pipeline().delivery() == DeliveryGuarantee.EXACTLY_ONCE;
  }

  /** Opens sinks, dead letters, transforms and decoders. */
  public void open() {
    try {
      outputs.open();
      for (SourcePlan source : plan.sources()) {
        where = source.name();
        decoders.add(new DecodeStep(source, context, commit, retries));
      }
      for (PipelinePlan.StreamPlan stream : plan.streams()) {
        if (stream instanceof ComputedPlan computed) {
          where = computed.name();
          ComputeStep step = new ComputeStep(computed, context, commit, retries);
          steps.add(step);
          step.open();
        }
      }
      for (SinkPlan sink : plan.sinks()) {
        encoders.add(new EncodeStep(encoders.size(), sink, outputs, context, commit, retries));
      }
    } catch (RuntimeException | Error e) {
      throw explain(e);
    }
  }

  /**
   * Where reading goes on, as far as sinks keep positions with their output; of all sources, as
   * {@link StreamPositions} tells them apart.
   */
  public Position committed() {
    try {
      Position committed = outputs.committed();
      budget.kept(committed);
      return committed;
    } catch (RuntimeException e) {
      throw explain(e);
    }
  }

  /**
   * Takes a fetch all the way to the sinks.
   *
   * @param source its number
   * @param fetch taken
   * @throws EtlException if the pipeline has to stop; nothing of the fetch counts as read then
   */
  public void process(int source, Fetch fetch) {
    long started = System.nanoTime();
    SourcePlan from = plan.sources().get(source);
    BatchTrace trace = context.trace(from, fetch);
    try {
      take(from, fetch, trace.outputHeaders());
    } catch (Exception | Error e) {
      EtlException failure = explain(e);
      trace.failed(failure);
      throw failure;
    } finally {
      trace.close();
    }
    traces.add(trace);
    pending[source] = pending[source].plus(fetch.end().withNotes(Map.of()));
    latencies.processed(source, fetch);
    context.at(CommitPoint.WRITTEN);
    context.metrics().batch(from.index(), System.nanoTime() - started);
  }

  private void take(SourcePlan from, Fetch fetch, List<Header> outputHeaders) throws Exception {
    try (FetchRun run = new FetchRun(plan.streams().size())) {
      where = from.name();
      retries.begin();
      if (fetch instanceof Fetch.Records records) {
        run.enter(entries.of(records.records()));
      }
      decoders.get(from.number()).decode(fetch, run);
      for (ComputeStep step : steps) {
        where = step.stream();
        step.run(run);
      }
      stage(run, outputHeaders);
      long again = returned.count(from.number(), fetch);
      router.apply(run, failed -> budget.count(from.name(), fetch, again, failed));
      write(run);
      retries.end();
    }
  }

  private void stage(FetchRun run, List<Header> outputHeaders) throws InterruptedException {
    for (EncodeStep encoder : encoders) {
      where = encoder.sink();
      encoder.stage(run, outputHeaders);
    }
  }

  private void write(FetchRun run) {
    for (FetchRun.Staged staged : run.staged()) {
      where = plan.sinks().get(staged.sink).name();
      BitSet withheld = run.withheld(staged.batch);
      int all = staged.batch.batch().rows();
      int tombstones = staged.batch.batch().tombstones().length;
      int rows = all - withheld.get(0, all).cardinality();
      tombstones -= withheld.get(all, all + tombstones).cardinality();
      long bytes = staged.content.bytes();
      outputs.write(staged.sink, staged.handOver(), withheld);
      context.metrics().written(staged.sink, rows, bytes, tombstones);
    }
  }

  /** Whether something was processed since the last commit. */
  public boolean hasUncommitted() {
    for (Position position : pending) {
      if (!position.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Commits everything that was processed.
   *
   * @param keepers by a source's number, what its reader offers to sinks that commit its progress
   * @return for each source how far it has been read, to be acknowledged
   */
  public Position[] commit(IntFunction<Optional<ProgressKeeper>> keepers) {
    long started = System.nanoTime();
    Position all = Position.none();
    List<TaskProgress.OfSource> sources = new ArrayList<>();
    for (SourcePlan source : plan.sources()) {
      Position position = budget.noted(source.name(), pending[source.number()]);
      pending[source.number()] = position;
      all = all.plus(StreamPositions.toSink(source.name(), position));
      if (!position.isEmpty()) {
        keepers
            .apply(source.number())
            .ifPresent(keeper -> sources.add(new TaskProgress.OfSource(keeper, position)));
      }
    }
    commit(new TaskProgress(all, sources));
    latencies.committed();
    if (exactlyOnce) {
      context.metrics().transaction(true);
    }
    budget.committed();
    Position[] committed = pending.clone();
    Arrays.fill(pending, Position.none());
    context.metrics().commit(System.nanoTime() - started);
    return committed;
  }

  private void commit(TaskProgress progress) {
    where = "commit";
    try (BatchTrace trace = traces.begin()) {
      try {
        outputs.commit(progress);
      } catch (RuntimeException | Error e) {
        EtlException failure = explain(e);
        trace.failed(failure);
        throw failure;
      }
    }
  }

  /** Discards what isn't committed, as far as sinks can. Failures are given, not thrown. */
  public @Nullable Exception abort() {
    if (exactlyOnce && (hasUncommitted() || outputs.hasWritten())) {
      context.metrics().transaction(false);
    }
    Closer closer = new Closer();
    outputs.abort(closer);
    return closer.failure();
  }

  /** Releases everything. Failures are given, not thrown. */
  public @Nullable Exception close() {
    Closer closer = new Closer();
    outputs.close(closer);
    steps.forEach(closer::close);
    decoders.forEach(closer::close);
    return closer.failure();
  }

  /** Any failure as one of ours, with its place. */
  private EtlException explain(Throwable failure) {
    String pipeline = context.pipeline().name();
    if (failure instanceof EtlException known) {
      return known.within(pipeline, where);
    }
    if (failure instanceof OutOfMemoryException || failure instanceof OutOfMemoryError) {
      return EtlException.of(EtlError.RUN_0003, "memory ran out: " + failure.getMessage())
          .at(ErrorLocation.stage(pipeline, where))
          .fix(
              "raise RunnerOptions.memoryLimit (a worker's worker.memory-limit) or the heap, or"
                  + " make fetches smaller (RunnerOptions.fetchLimits; worker.fetch.rows,"
                  + " worker.fetch.bytes)")
          .cause(failure)
          .build();
    }
    return EtlException.of(EtlError.RUN_0002, "unexpected: " + failure)
        .at(ErrorLocation.stage(pipeline, where))
        .fix("the cause is attached; if it shows no code of yours, please report it")
        .cause(failure)
        .build();
  }
}
