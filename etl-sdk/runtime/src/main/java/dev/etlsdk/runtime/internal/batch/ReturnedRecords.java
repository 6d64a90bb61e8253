package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.redrive.RetryHeaders;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.pipeline.internal.PolicySinks;
import dev.etlsdk.runtime.internal.metrics.ExecutionMetrics;
import java.time.Clock;
import java.time.Duration;

/** Counts the records among those of a fetch that come back after they have waited. */
final class ReturnedRecords {

  private final boolean any;
  private final ExecutionMetrics metrics;
  private final Clock clock;

  ReturnedRecords(PlannedPipeline pipeline, ExecutionMetrics metrics, Clock clock) {
    this.any =
        pipeline.plan().streams().stream()
            .anyMatch(
                stream -> PolicySinks.waiting(pipeline.errorPolicy(stream.name())).isPresent());
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * How many there are; their times of waiting are told to the metrics.
   *
   * @param source its number
   */
  long count(int source, Fetch fetch) {
    if (!any || !(fetch instanceof Fetch.Records given)) {
      return 0;
    }
    SourceRecords records = given.records();
    long count = 0;
    for (int ordinal = 0; ordinal < records.count(); ordinal++) {
      if (records.hasHeader(ordinal, RetryHeaders.NOT_BEFORE)) {
        count++;
        RetryHeaders.since(records.headers(ordinal))
            .map(since -> Duration.between(since, clock.instant()))
            .ifPresent(wait -> metrics.waited(source, Math.max(0, wait.toNanos())));
      }
    }
    return count;
  }
}
