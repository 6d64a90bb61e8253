package dev.etlsdk.testkit.guarantee;

import dev.etlsdk.runtime.RunnerOptions;
import java.io.Serializable;

/** Changes how workers run. Travels to their processes, as {@link PipelineFactory} does. */
@FunctionalInterface
public interface WorkerSettings extends Serializable {

  /** Sets what should differ from the testkit's settings. */
  void apply(RunnerOptions.Builder options);
}
