package dev.etlsdk.worker.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionCounters;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.worker.ExitCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a pipeline until it ends or is asked to. */
final class PipelineRun {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private @Nullable Execution execution;
  private boolean stopping;

  /**
   * Asks the execution to stop; one that hasn't begun never will. Any thread.
   *
   * @return whether it has begun
   */
  synchronized boolean stop() {
    stopping = true;
    if (execution == null) {
      return false;
    }
    LOG.info("stopping: what was read is written and committed");
    execution.stop();
    return true;
  }

  synchronized boolean isStarted() {
    return execution != null;
  }

  private synchronized @Nullable Execution start(LocalRunner runner, Pipeline pipeline) {
    if (!stopping) {
      execution = runner.start(pipeline);
    }
    return execution;
  }

  ExitCode run(
      LocalRunner runner,
      Pipeline pipeline,
      @Nullable HealthServer health,
      boolean showProgress,
      Surroundings surroundings) {
    try (Execution started = start(runner, pipeline)) {
      if (started == null) {
        return ExitCode.ENDED;
      }
      LOG.info("pipeline {} version {} started", pipeline.name(), pipeline.version());
      if (health != null) {
        health.watch(started);
      }
      await(started, showProgress, surroundings);
      logEnd(started);
      return ExitCode.ENDED;
    } catch (EtlException failure) {
      // The execution has logged it.
      return failure.code() == EtlError.RUN_0004 ? ExitCode.NOT_STOPPED : ExitCode.FAILED;
    }
  }

  private static void await(Execution started, boolean showProgress, Surroundings surroundings) {
    if (!showProgress) {
      while (!ended(started, QUIET)) {
        // goes on
      }
      return;
    }
    try (Progress progress = new Progress(started, surroundings.out(), surroundings.terminal())) {
      while (!ended(started, progress.interval())) {
        progress.show();
      }
    }
  }

  /** Interrupting the thread stops the execution. */
  private static boolean ended(Execution started, Duration limit) {
    try {
      return started.await(limit);
    } catch (InterruptedException e) {
      started.stop();
      return false;
    }
  }

  private static void logEnd(Execution ended) {
    ExecutionCounters counters = ended.counters();
    LOG.info(
        "ended: {} records in, {} rows out, {} failed, {} dead letters, {} skipped",
        counters.recordsIn(),
        counters.rowsOut(),
        counters.errors(),
        counters.deadLetters(),
        counters.skipped());
  }
}
