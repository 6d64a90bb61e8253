package dev.etlsdk.runtime;

import dev.etlsdk.pipeline.Pipeline;

/** Runs pipelines. Thread-safe. */
public interface Runner {

  /**
   * Starts a pipeline and returns at once; what goes wrong later is told by the execution.
   *
   * @throws dev.etlsdk.api.error.EtlException if this JVM can't run any ({@code ETL-RUN-0005})
   */
  Execution start(Pipeline pipeline);
}
