package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.runtime.internal.metrics.ExecutionMetrics;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How old the fetches of a task are when their rows are committed: one timestamp a fetch, that of
 * its first record, which in a log is mostly its oldest. One thread.
 */
final class Latencies {

  private final ExecutionMetrics metrics;
  private final Clock clock;
  private int[] sources = new int[64];
  private long[] timestamps = new long[64];
  private int count;

  Latencies(ExecutionMetrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  /** A fetch was processed; one whose first record has no time doesn't count. */
  void processed(int source, Fetch fetch) {
    if (!(fetch instanceof Fetch.Records records) || records.records().count() == 0) {
      return;
    }
    long timestamp = records.records().timestamp(0);
    if (timestamp < 0) {
      return;
    }
    if (count == timestamps.length) {
      sources = Arrays.copyOf(sources, 2 * count);
      timestamps = Arrays.copyOf(timestamps, 2 * count);
    }
    sources[count] = source;
    timestamps[count] = timestamp;
    count++;
  }

  /**
   * What was processed is committed. A record from the future, by a clock that is ahead, is new.
   */
  void committed() {
    long now = clock.millis();
    for (int i = 0; i < count; i++) {
      metrics.latency(sources[i], TimeUnit.MILLISECONDS.toNanos(Math.max(0, now - timestamps[i])));
    }
    count = 0;
  }
}
