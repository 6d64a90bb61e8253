package dev.etlsdk.runtime.internal.metrics;

import dev.etlsdk.api.error.ErrorCode;
import dev.etlsdk.pipeline.internal.PipelinePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import dev.etlsdk.runtime.ExecutionCounters;
import dev.etlsdk.runtime.MetricName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Counts, by batch and never by row, what an execution does. Thread-safe. */
public final class ExecutionMetrics {

  private final List<LongAdder> recordsIn;
  private final List<LongAdder> bytesIn;
  private final List<LongAdder> skipped;
  private final List<LongAdder> retried;
  private final List<LongAdder> retrySent;
  private final List<LongAdder> deadLetters;
  private final List<LongAdder> pauses;
  private final List<LongAdder> rowsOut;
  private final List<LongAdder> bytesOut;
  private final List<LongAdder> tombstonesOut;
  private final List<LongAdder> batchesOut;
  private final List<LongAdder> rebalances;
  private final List<MeterTimer> latencies = new ArrayList<>();
  private final List<MeterTimer> waits = new ArrayList<>();
  private final LongAdder waiting = new LongAdder();
  private final LongAdder committed = new LongAdder();
  private final LongAdder aborted = new LongAdder();
  private final List<LongAdder> batches;
  private final LongAdder commits = new LongAdder();
  private final LongAdder restarts = new LongAdder();
  private final LongAdder acceptedLoss = new LongAdder();
  private final Map<StreamError, LongAdder> errors = new ConcurrentHashMap<>();
  private final FailureTotals failureTotals = new FailureTotals();
  private final MeterBinding meters;

  /**
   * Starts at zero.
   *
   * @param meters told of everything that a registry wants to know
   */
  public ExecutionMetrics(PipelinePlan plan, MeterBinding meters) {
    this.meters = meters;
    int streams = plan.streams().size();
    recordsIn = adders(streams);
    bytesIn = adders(streams);
    batches = adders(streams);
    skipped = adders(streams);
    retried = adders(streams);
    retrySent = adders(streams);
    deadLetters = adders(streams);
    pauses = adders(streams);
    rowsOut = adders(plan.sinks().size());
    bytesOut = adders(plan.sinks().size());
    tombstonesOut = adders(plan.sinks().size());
    batchesOut = adders(plan.sinks().size());
    rebalances = adders(streams);
    bind(plan);
  }

  private void bind(PipelinePlan plan) {
    for (StreamPlan stream : plan.streams()) {
      int i = stream.index();
      if (stream instanceof PipelinePlan.SourcePlan) {
        meters.counter(MetricName.RECORDS_IN, recordsIn.get(i), "stream", stream.name());
        meters.counter(MetricName.BYTES_IN, bytesIn.get(i), "stream", stream.name());
        meters.counter(MetricName.BATCHES, batches.get(i), "stream", stream.name());
        meters.counter(MetricName.BACK_PRESSURE, pauses.get(i), "stream", stream.name());
        meters.counter(MetricName.REBALANCES, rebalances.get(i), "stream", stream.name());
      }
      meters.counter(MetricName.SKIPPED, skipped.get(i), "stream", stream.name());
      meters.counter(MetricName.RETRIED, retried.get(i), "stream", stream.name());
      meters.counter(MetricName.RETRY_SENT, retrySent.get(i), "stream", stream.name());
      meters.counter(MetricName.DEAD_LETTERS, deadLetters.get(i), "stream", stream.name());
    }
    for (PipelinePlan.SourcePlan source : plan.sources()) {
      latencies.add(meters.timer(MetricName.LATENCY, "stream", source.name()));
      waits.add(meters.timer(MetricName.RETRY_WAIT, "stream", source.name()));
    }
    for (int i = 0; i < plan.sinks().size(); i++) {
      String sink = plan.sinks().get(i).name();
      meters.counter(MetricName.ROWS_OUT, rowsOut.get(i), "sink", sink);
      meters.counter(MetricName.BYTES_OUT, bytesOut.get(i), "sink", sink);
      meters.counter(MetricName.TOMBSTONES_OUT, tombstonesOut.get(i), "sink", sink);
      meters.counter(MetricName.BATCHES_OUT, batchesOut.get(i), "sink", sink);
    }
    meters.gauge(MetricName.RETRY_WAITING, waiting::sum);
    meters.counter(MetricName.TRANSACTIONS, committed, "outcome", "committed");
    meters.counter(MetricName.TRANSACTIONS, aborted, "outcome", "aborted");
    meters.counter(MetricName.RESTARTS, restarts);
    meters.counter(MetricName.ACCEPTED_LOSS, acceptedLoss);
  }

  private static List<LongAdder> adders(int count) {
    return IntStream.range(0, count).mapToObj(i -> new LongAdder()).toList();
  }

  /** A fetch was taken. */
  public void read(int stream, long records, long bytes) {
    recordsIn.get(stream).add(records);
    bytesIn.get(stream).add(bytes);
  }

  /** Rows were handed to a sink. */
  public void written(int sink, long rows, long bytes, long tombstones) {
    rowsOut.get(sink).add(rows);
    bytesOut.get(sink).add(bytes);
    tombstonesOut.get(sink).add(tombstones);
    batchesOut.get(sink).increment();
  }

  /**
   * The rows of a fetch were committed.
   *
   * @param source its number
   * @param nanos since the timestamp of its oldest record
   */
  public void latency(int source, long nanos) {
    latencies.get(source).record(nanos);
  }

  /** Whether anybody wants to know the age of what is committed. */
  public boolean takesLatencies() {
    return latencies.stream().anyMatch(timer -> timer != MeterTimer.NONE);
  }

  /** Output and progress were committed, or given up, together. */
  public void transaction(boolean successful) {
    (successful ? committed : aborted).increment();
  }

  /** Splits came to a reader or went. */
  public void rebalanced(int stream) {
    rebalances.get(stream).increment();
  }

  /** Source records were left out of a stream. */
  public void skipped(int stream, long records) {
    skipped.get(stream).add(records);
  }

  /** Source records are computed again in a stream. */
  public void retried(int stream, long records) {
    retried.get(stream).add(records);
  }

  /** Source records were sent to wait until they are tried again. */
  public void sentToWait(int stream, long records) {
    retrySent.get(stream).add(records);
  }

  /**
   * A record came back that had waited.
   *
   * @param source its number
   * @param nanos since it failed first
   */
  public void waited(int source, long nanos) {
    waits.get(source).record(nanos);
  }

  /** So many more records wait than before, as far as a reader knows. */
  public void waiting(long more) {
    waiting.add(more);
  }

  /** A source record was sent to a dead-letter sink. */
  public void deadLetter(int stream) {
    deadLetters.get(stream).increment();
  }

  /** A source record failed in a stream. */
  public void failed(String stream, ErrorCode code) {
    errors.computeIfAbsent(new StreamError(stream, code.id()), this::bindError).increment();
  }

  private LongAdder bindError(StreamError error) {
    LongAdder adder = new LongAdder();
    meters.counter(MetricName.ERRORS, adder, "stream", error.stream(), "code", error.code());
    return adder;
  }

  /** A fetch was processed. */
  public void batch(int stream, long nanos) {
    batches.get(stream).increment();
    meters.batchTime().record(nanos);
  }

  /** A commit was made. */
  public void commit(long nanos) {
    commits.increment();
    meters.commitTime().record(nanos);
  }

  /** A task began again. */
  public void restarted() {
    restarts.increment();
  }

  /** Reading was paused by a full queue. */
  public void paused(int stream) {
    pauses.get(stream).increment();
  }

  /** A source told of more records that were lost with the user's consent. */
  public void acceptedLoss(long more) {
    acceptedLoss.add(more);
  }

  /** What tasks have counted for the error budget. */
  public FailureTotals failureTotals() {
    return failureTotals;
  }

  /** What was counted so far. */
  public ExecutionCounters counters() {
    Map<String, Long> byCode = new HashMap<>();
    errors.forEach((error, count) -> byCode.merge(error.code(), count.sum(), Long::sum));
    return new ExecutionCounters(
        sum(recordsIn),
        sum(bytesIn),
        sum(rowsOut),
        sum(bytesOut),
        sum(tombstonesOut),
        sum(skipped),
        sum(deadLetters),
        sum(batches),
        commits.sum(),
        restarts.sum(),
        acceptedLoss.sum(),
        byCode);
  }

  private static long sum(List<LongAdder> adders) {
    return adders.stream().mapToLong(LongAdder::sum).sum();
  }

  private record StreamError(String stream, String code) {}
}
