package dev.etlsdk.runtime.internal.step;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.internal.ArrowAccess;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.pipeline.internal.ProgressKeeping;
import dev.etlsdk.runtime.ExecutionCounters;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.batch.ExecutionMemory;
import dev.etlsdk.runtime.internal.batch.Leaks;
import dev.etlsdk.runtime.internal.batch.RetryClock;
import dev.etlsdk.runtime.internal.batch.TaskContext;
import dev.etlsdk.runtime.internal.batch.TaskEngine;
import dev.etlsdk.runtime.internal.batch.TaskMemory;
import dev.etlsdk.runtime.internal.metrics.ExecutionMetrics;
import dev.etlsdk.runtime.internal.metrics.MeterBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that runs as one task in the thread of its caller: every effect of a step has happened
 * when the step returns. It does with a fetch what a worker does, by the same engine; there is no
 * queue, no commit interval and no restart. Used by one thread.
 */
public final class SteppedExecution implements AutoCloseable {

  private final PlannedPipeline pipeline;
  private final RunnerOptions options;
  private final ExecutionMemory memory;
  private final TaskMemory taskMemory;
  private final MeterBinding meters;
  private final ExecutionMetrics metrics;
  private final TaskEngine engine;
  private final ProgressKeeping progress;
  private final List<SteppedReader> readers = new ArrayList<>();
  private boolean closed;

  private SteppedExecution(
      PlannedPipeline pipeline, RunnerOptions options, Substitutes substitutes) {
    this.pipeline = pipeline;
    this.options = options;
    this.memory = new ExecutionMemory(options.memoryLimit());
    this.taskMemory = new TaskMemory(memory, "task 0");
    this.meters = new MeterBinding(options.meterRegistry(), pipeline);
    this.metrics = new ExecutionMetrics(pipeline.plan(), meters);
    TaskContext context = TaskContext.of(pipeline, options, 0, taskMemory, metrics, substitutes);
    this.engine = new TaskEngine(context, this::commitUncommitted, new RetryClock());
    this.progress = pipeline.progressKeeping();
    for (SourcePlan source : pipeline.plan().sources()) {
      readers.add(new SteppedReader(source, context, this));
    }
  }

  /**
   * Opens sinks and sources, and begins where they say.
   *
   * @param options of which tasks, commit interval, timeouts and restarts mean nothing here
   * @throws EtlException if something can't be opened; everything is released then
   */
  public static SteppedExecution open(
      Pipeline pipeline, RunnerOptions options, Substitutes substitutes) {
    ArrowAccess.require();
    if (!(pipeline instanceof PlannedPipeline planned)) {
      throw new IllegalArgumentException(
          "pipelines are made by Pipeline.named(…).build(), not by " + pipeline.getClass());
    }
    SteppedExecution execution = new SteppedExecution(planned, options, substitutes);
    execution.guarded(execution::begin);
    return execution;
  }

  private void begin() {
    engine.open();
    Position from = engine.committed();
    readers.forEach(reader -> reader.open(from));
  }

  /**
   * Looks for new splits, reads each source once, and takes what came to the sinks.
   *
   * @param maxWait how long a source may wait for rows
   * @return whether anything came
   * @throws EtlException if the pipeline has to stop; everything is released then
   */
  public boolean step(Duration maxWait) {
    boolean[] any = new boolean[1];
    guarded(
        () -> {
          for (int source = 0; source < readers.size(); source++) {
            Fetch fetch = readers.get(source).poll(maxWait, options.fetchLimits());
            if (fetch != null) {
              any[0] = true;
              engine.process(source, fetch);
            }
          }
        });
    return any[0];
  }

  /**
   * Commits what was processed, and acknowledges it to the sources.
   *
   * @throws EtlException if that fails; everything is released then
   */
  public void commit() {
    guarded(this::commitUncommitted);
  }

  private void commitUncommitted() {
    if (!engine.hasUncommitted()) {
      return;
    }
    Position[] positions = engine.commit(source -> readers.get(source).progressKeeper());
    for (int source = 0; source < positions.length; source++) {
      switch (progress) {
        case ACKNOWLEDGED -> readers.get(source).acknowledge(positions[source]);
        case PROGRESS_WITH_OUTPUT -> readers.get(source).committed(positions[source]);
        case POSITIONS_WITH_OUTPUT -> {
          // The sink has kept them.
        }
      }
    }
  }

  /** Whether some source has an end that isn't reached; what waits for its time doesn't count. */
  public boolean expectsMore() {
    return readers.stream().anyMatch(reader -> reader.bounded() && !reader.finished());
  }

  /** What was done so far. */
  public ExecutionCounters counters() {
    return metrics.counters();
  }

  /** Splits go to another reader: what was read of them has to be safe first. */
  void revoked() {
    if (!closed) {
      commitUncommitted();
    }
  }

  /** Whether positions are kept by the sinks. */
  Position committed() {
    return progress == ProgressKeeping.POSITIONS_WITH_OUTPUT && !closed
        ? engine.committed()
        : Position.none();
  }

  private void guarded(Runnable action) {
    if (closed) {
      throw new IllegalStateException("the execution is over");
    }
    try {
      action.run();
    } catch (RuntimeException | Error thrown) {
      Exception closing = release(true);
      if (closing != null && closing != thrown) {
        thrown.addSuppressed(closing);
      }
      throw thrown;
    }
  }

  /**
   * Ends it as a worker does that is stopped: what was processed is committed. Does nothing if it
   * is over.
   *
   * @throws EtlException if committing or releasing fails, or a stage left memory unreleased
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    commit();
    rethrow(release(false));
  }

  private static void rethrow(@Nullable Exception thrown) {
    if (thrown instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
  }

  private @Nullable Exception release(boolean abort) {
    closed = true;
    Releases releases = new Releases();
    if (abort) {
      releases.add(engine.abort());
    }
    readers.forEach(releases::close);
    releases.add(engine.close());
    Leaks leaks = new Leaks(pipeline.name());
    taskMemory.close(leaks);
    releases.add(leaks.error());
    memory.close();
    meters.close();
    return releases.failure();
  }
}
