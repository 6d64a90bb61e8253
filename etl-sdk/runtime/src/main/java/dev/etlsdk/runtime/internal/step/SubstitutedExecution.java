package dev.etlsdk.runtime.internal.step;

import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.internal.ArrowAccess;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.run.LocalExecution;

/**
 * A pipeline that runs as a worker runs it, but for parts that a test has substituted, such as a
 * listener that ends the process at a commit point.
 */
public final class SubstitutedExecution {

  private SubstitutedExecution() {}

  /** Starts it; see {@link dev.etlsdk.runtime.LocalRunner#start}. */
  public static Execution start(Pipeline pipeline, RunnerOptions options, Substitutes substitutes) {
    ArrowAccess.require();
    if (!(pipeline instanceof PlannedPipeline planned)) {
      throw new IllegalArgumentException(
          "pipelines are made by Pipeline.named(…).build(), not by " + pipeline.getClass());
    }
    return LocalExecution.start(planned, options, substitutes);
  }
}
