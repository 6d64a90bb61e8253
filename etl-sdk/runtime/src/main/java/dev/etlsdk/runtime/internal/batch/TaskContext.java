package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.CommitPointListener;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.TaskResources;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
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
    Clock clock,
    Substitutes substitutes) {

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
