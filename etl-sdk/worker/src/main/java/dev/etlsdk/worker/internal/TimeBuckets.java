package dev.etlsdk.worker.internal;

import dev.etlsdk.runtime.MetricName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Gives the timers of a pipeline buckets, by which Prometheus tells quantiles over all workers. */
final class TimeBuckets implements MeterFilter {

  private static final Set<String> TIMERS =
      Set.of(MetricName.LATENCY.id(), MetricName.BATCH_TIME.id(), MetricName.COMMIT_TIME.id());

  /** In nanoseconds, from 1 ms to 10 min. */
  private static final double[] BOUNDS =
      DoubleStream.of(0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 600)
          .map(seconds -> seconds * 1e9)
          .toArray();

  @Override
  public @Nullable DistributionStatisticConfig configure(
      Meter.Id id, DistributionStatisticConfig config) {
    return TIMERS.contains(id.getName())
        ? DistributionStatisticConfig.builder().serviceLevelObjectives(BOUNDS).build().merge(config)
        : config;
  }
}
