package dev.etlsdk.runtime.internal.metrics;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.MetricName;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ties the numbers of an execution to the meters of a registry, if there is one. Meters that an
 * earlier execution of the pipeline left are replaced: they would go on showing its numbers.
 */
public final class MeterBinding {

  private static final Set<String> NAMES =
      Arrays.stream(MetricName.values()).map(MetricName::id).collect(Collectors.toSet());

  private final @Nullable MeterRegistry registry;
  private final Tags common;
  private final MeterTimer batchTime;
  private final MeterTimer commitTime;
  private final List<Meter> gauges = new ArrayList<>();

  /** Ties to a registry, or to none. */
  public MeterBinding(Optional<MeterRegistry> registry, Pipeline pipeline) {
    this.registry = registry.orElse(null);
    this.common = Tags.of("pipeline", pipeline.name(), "version", pipeline.version());
    registry.ifPresent(this::removeEarlier);
    this.batchTime = timer(MetricName.BATCH_TIME);
    this.commitTime = timer(MetricName.COMMIT_TIME);
  }

  private void removeEarlier(MeterRegistry from) {
    List<Meter> earlier =
        from.getMeters().stream()
            .filter(meter -> NAMES.contains(meter.getId().getName()))
            .filter(meter -> meter.getId().getTags().containsAll(common.stream().toList()))
            .toList();
    earlier.forEach(from::remove);
  }

  /** A timer, which does nothing where there is no registry. */
  MeterTimer timer(MetricName name, String... tags) {
    if (registry == null) {
      return MeterTimer.NONE;
    }
    Timer timer =
        Timer.builder(name.id())
            .description(name.description())
            .tags(common.and(tags))
            .register(registry);
    return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  MeterTimer batchTime() {
    return batchTime;
  }

  MeterTimer commitTime() {
    return commitTime;
  }

  void counter(MetricName name, LongAdder value, String... tags) {
    if (registry != null) {
      // The counter holds its object weakly, and its function not: without the number in the
      // function,
      // what an execution counted would be gone with it.
      FunctionCounter.builder(name.id(), value, held -> value.sum())
          .description(name.description())
          .tags(common.and(tags))
          .register(registry);
    }
  }

  /** A number that is asked for when the registry is; NaN while it is unknown. */
  public synchronized void gauge(MetricName name, DoubleSupplier value, String... tags) {
    if (registry != null) {
      gauges.add(
          Gauge.builder(name.id(), value, DoubleSupplier::getAsDouble)
              .description(name.description())
              .tags(common.and(tags))
              .strongReference(true)
              .register(registry));
    }
  }

  /**
   * Removes the gauges: they tell what is now, and would hold the execution for ever. Counters and
   * timers stay with what they have come to, for a registry that is read later. A gauge that a
   * later execution has put in its place isn't touched.
   */
  public synchronized void close() {
    MeterRegistry from = registry;
    if (from != null) {
      List<Meter> present = from.getMeters();
      gauges.stream()
          .filter(gauge -> present.stream().anyMatch(meter -> meter == gauge))
          .forEach(from::remove);
    }
  }
}
