package dev.etlsdk.runtime.internal.metrics;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.MetricName;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ties the numbers of an execution to the meters of a registry, if there is one. Meters that an
 * earlier execution of the pipeline left are replaced: they would go on showing its numbers.
 */
public final class MeterBinding {

  private final @Nullable MeterRegistry registry;
  private final Tags common;
  private final Map<MetricName, Timer> timers = new EnumMap<>(MetricName.class);

  /** Ties to a registry, or to none. */
  public MeterBinding(Optional<MeterRegistry> registry, Pipeline pipeline) {
    this.registry = registry.orElse(null);
    this.common = Tags.of("pipeline", pipeline.name(), "version", pipeline.version());
    timer(MetricName.BATCH_TIME);
    timer(MetricName.COMMIT_TIME);
  }

  private void timer(MetricName name) {
    if (registry != null) {
      timers.put(
          name,
          Timer.builder(name.id()).description(name.description()).tags(common).register(registry));
    }
  }

  void counter(MetricName name, LongAdder value, String... tags) {
    if (registry == null) {
      return;
    }
    remove(name, Meter.Type.COUNTER, tags);
    FunctionCounter.builder(name.id(), value, LongAdder::sum)
        .description(name.description())
        .tags(common.and(tags))
        .register(registry);
  }

  /** A number that is asked for when the registry is. */
  public void gauge(MetricName name, LongSupplier value) {
    if (registry == null) {
      return;
    }
    remove(name, Meter.Type.GAUGE);
    Gauge.builder(name.id(), value, LongSupplier::getAsLong)
        .description(name.description())
        .tags(common)
        .strongReference(true)
        .register(registry);
  }

  private void remove(MetricName name, Meter.Type type, String... tags) {
    if (registry != null) {
      registry.remove(new Meter.Id(name.id(), common.and(tags), null, name.description(), type));
    }
  }

  void time(MetricName name, long nanos) {
    Timer timer = timers.get(name);
    if (timer != null) {
      timer.record(nanos, TimeUnit.NANOSECONDS);
    }
  }
}
