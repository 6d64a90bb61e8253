package dev.etlsdk.testkit.guarantee.internal;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.guarantee.PipelineFactory;
import dev.etlsdk.testkit.guarantee.WorkerSettings;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a worker's process is told to do.
 *
 * @param factory makes its pipeline
 * @param bootstrapServers for the factory
 * @param settings the user's
 * @param worker its stable name; empty for none
 * @param tasks how many
 * @param point where it stands still, if anywhere
 * @param passes how many times it passes there before
 */
public record WorkerOrder(
    PipelineFactory factory,
    String bootstrapServers,
    WorkerSettings settings,
    String worker,
    int tasks,
    @Nullable CommitPoint point,
    int passes)
    implements Serializable {

  private static final int FETCH_ROWS = 200;
  private static final int FETCH_BYTES = 1 << 20;
  private static final int RESTARTS = 50;
  private static final Duration PAUSE = Duration.ofMillis(200);

  /**
   * How workers run under test: small fetches and short commit intervals, so that there is much to
   * interrupt.
   */
  public static RunnerOptions.Builder options() {
    return RunnerOptions.builder()
        .fetchLimits(new FetchLimits(FETCH_ROWS, FETCH_BYTES, Duration.ZERO))
        .commitInterval(Duration.ofMillis(50))
        .restarts(new RestartPolicy(RESTARTS, PAUSE, PAUSE, Duration.ofMinutes(1)));
  }

  RunnerOptions runnerOptions() {
    RunnerOptions.Builder options = options().tasks(tasks);
    if (!worker.isEmpty()) {
      options.workerId(worker);
    }
    settings.apply(options);
    return options.build();
  }
}
