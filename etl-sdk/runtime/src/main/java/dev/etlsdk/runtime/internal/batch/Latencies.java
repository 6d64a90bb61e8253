package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.runtime.internal.metrics.ExecutionMetrics;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How old the fetches of a task are when their rows are committed: one timestamp a fetch, that of
 * its oldest record. It isn't the first one where a fetch has records of several partitions. One
 * thread.
 */
final class Latencies {

  private static final long NONE = Long.MAX_VALUE;

  private final ExecutionMetrics metrics;
  private final Clock clock;
  private final boolean wanted;
  private int[] sources = new int[64];
  private long[] timestamps = new long[64];
  private int count;

  Latencies(ExecutionMetrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
    this.wanted = metrics.takesLatencies();
  }

  /** A fetch was processed; one whose records have no time doesn't count. */
  void processed(int source, Fetch fetch) {
    if (!wanted || !(fetch instanceof Fetch.Records records)) {
      return;
    }
    long timestamp = oldest(records.records());
    if (timestamp == NONE) {
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

  private static long oldest(SourceRecords records) {
    long oldest = NONE;
    for (int ordinal = 0; ordinal < records.count(); ordinal++) {
      long timestamp = records.timestamp(ordinal);
      if (timestamp >= 0 && timestamp < oldest) {
        oldest = timestamp;
      }
    }
    return oldest;
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
