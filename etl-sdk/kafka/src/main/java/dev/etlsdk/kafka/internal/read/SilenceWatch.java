package dev.etlsdk.kafka.internal.read;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Notices that no broker has answered for a while. The client itself goes on trying for ever and
 * only logs.
 *
 * <p>A member of a group sends heartbeats every few seconds whatever else it does, so bytes that
 * come in are a pulse. The client counts them; this looks once a second. Time in which nobody
 * polled isn't counted: then the client may have had no reason to ask anything.
 */
final class SilenceWatch {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long GAP_NANOS = Duration.ofSeconds(5).toNanos();

  private final @Nullable Metric received;
  private final long limitNanos;
  private double lastReceived = -1;
  private long lastChange = System.nanoTime();
  private long lastLook = lastChange;

  SilenceWatch(Consumer<?, ?> consumer, Duration limit) {
    this.received = find(consumer);
    this.limitNanos = limit.toNanos();
  }

  private static @Nullable Metric find(Consumer<?, ?> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("incoming-byte-total"))
        .filter(metric -> metric.getKey().group().equals("consumer-metrics"))
        .map(metric -> (Metric) metric.getValue())
        .findFirst()
        .orElse(null);
  }

  /**
   * Looks, if it is time to; to be called with every poll. Whether the silence has lasted as long
   * as it may.
   */
  boolean isTooLong() {
    long now = System.nanoTime();
    if (received == null || now - lastLook < INTERVAL_NANOS) {
      return false;
    }
    double count = ((Number) received.metricValue()).doubleValue();
    if (count != lastReceived || now - lastLook > GAP_NANOS) {
      lastReceived = count;
      lastChange = now;
    }
    lastLook = now;
    return now - lastChange >= limitNanos;
  }
}
