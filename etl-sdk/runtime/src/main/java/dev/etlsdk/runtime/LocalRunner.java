package dev.etlsdk.runtime;

import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.internal.ArrowAccess;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.internal.audit.PipelineAudit;
import dev.etlsdk.runtime.internal.batch.StopListener;
import dev.etlsdk.runtime.internal.redrive.StopExport;
import dev.etlsdk.runtime.internal.run.LocalExecution;
import java.util.List;
import java.util.Objects;

/**
 * Runs pipelines in threads of this process: for each task a work thread {@code
 * <pipeline>-<n>-work} and a poll thread for each source, {@code <pipeline>-<n>-poll}. These are
 * daemons; {@code <pipeline>-keeper} isn't and lives until the execution has ended, so a program
 * may return from {@code main} while its pipeline runs. Immutable and thread-safe.
 */
public final class LocalRunner implements Runner {

  private final RunnerOptions options;

  private LocalRunner(RunnerOptions options) {
    this.options = options;
  }

  /** A runner with one task and the default settings. */
  public static LocalRunner create() {
    return create(RunnerOptions.defaults());
  }

  /** A runner with these settings. */
  public static LocalRunner create(RunnerOptions options) {
    return new LocalRunner(Objects.requireNonNull(options, "options"));
  }

  @Override
  public Execution start(Pipeline pipeline) {
    ArrowAccess.require();
    PlannedPipeline planned = planned(pipeline);
    Substitutes substitutes =
        options
            .exportFailures()
            .map(
                export ->
                    Substitutes.of(
                        StopListener.class, (StopListener) new StopExport(planned, export)))
            .orElse(Substitutes.none());
    return LocalExecution.start(planned, options, substitutes);
  }

  /**
   * Looks whether a pipeline could run here and now: whether its sources can be read and its sinks
   * written, dead letters included; whether dead letters go to places of their own; whether an
   * error policy is chosen for each stream; whether time limits fit one another. Connects, at the
   * same time to all, and returns when all have answered or their limits are past. Changes nothing
   * and disturbs no worker.
   *
   * @return what was found, errors first
   */
  public List<Finding> audit(Pipeline pipeline) {
    ArrowAccess.require();
    return PipelineAudit.of(planned(pipeline), options);
  }

  private static PlannedPipeline planned(Pipeline pipeline) {
    if (pipeline instanceof PlannedPipeline planned) {
      return planned;
    }
    throw new IllegalArgumentException(
        "pipelines are made by Pipeline.named(…).build(), not by " + pipeline.getClass());
  }
}
