package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.CommitPointListener;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.TaskResources;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.api.trace.BatchTrace;
import dev.etlsdk.api.trace.BatchTracer;
import dev.etlsdk.api.trace.TracedBatch;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.metrics.ExecutionMetrics;
import java.time.Clock;

/**
 * Where one task runs.
 *
 * @param pipeline what it runs
 * @param workerId name of this process
 * @param stableWorker whether that name is the same after a restart and different in every process
 * @param task its number, from 0
 * @param memory its memory
 * @param metrics shared by all tasks
 * @param tracer follows batches
 * @param clock the time
 * @param substitutes stand in for parts that connectors would otherwise make
 */
public record TaskContext(
    PlannedPipeline pipeline,
    String workerId,
    boolean stableWorker,
    int task,
    TaskMemory memory,
    ExecutionMetrics metrics,
    BatchTracer tracer,
    Clock clock,
    Substitutes substitutes) {

  /** As a runner's options say. */
  public static TaskContext of(
      PlannedPipeline pipeline,
      RunnerOptions options,
      int task,
      TaskMemory memory,
      ExecutionMetrics metrics,
      Substitutes substitutes) {
    return new TaskContext(
        pipeline,
        options.workerId(),
        options.hasStableWorkerId(),
        task,
        memory,
        metrics,
        options.tracer(),
        options.clock(),
        substitutes);
  }

  /** What a source's reader gets. */
  public SourceContext source(String stream) {
    return new SourceContext(
        pipeline.name(),
        pipeline.version(),
        stream,
        stableWorker ? workerId : "",
        task,
        memory.stage("source " + stream),
        clock,
        substitutes);
  }

  /** Begins to follow a fetch, if anybody wants to. */
  BatchTrace trace(SourcePlan from, Fetch fetch) {
    if (tracer == BatchTracer.NONE) {
      return BatchTrace.NONE;
    }
    return tracer.begin(
        new TracedBatch(
            pipeline.name(),
            pipeline.version(),
            from.name(),
            from.source().kind(),
            task,
            fetch.rows(),
            fetch instanceof Fetch.Records records ? records.records() : SourceRecords.NONE));
  }

  /** Tells a test where the task is. */
  void at(CommitPoint point) {
    substitutes.find(CommitPointListener.class).orElse(CommitPointListener.NONE).at(task, point);
  }

  TransformContext transform(String stream, String stage) {
    return new TransformContext(pipeline.name(), stream, task, memory.stage(stage), clock);
  }

  SinkContext sink(String stream, String stage, TaskResources resources) {
    return new SinkContext(
        pipeline.name(),
        pipeline.version(),
        stream,
        stableWorker ? workerId : "",
        task,
        pipeline.delivery(),
        memory.stage(stage),
        resources,
        clock,
        substitutes);
  }
}
