package dev.etlsdk.runtime;

/**
 * The meters of an execution. All have the tags {@code pipeline} and {@code version}; {@link #tags}
 * names the others. {@code docs/metrics.md} is made from here.
 */
public enum MetricName {
  /** Records read from sources. */
  RECORDS_IN("etl.records.in", Kind.COUNTER, "stream", "records read from sources"),
  /** Bytes read. */
  BYTES_IN("etl.bytes.in", Kind.COUNTER, "stream", "bytes of their keys, values and headers"),
  /** Rows handed to sinks. */
  ROWS_OUT(
      "etl.rows.out",
      Kind.COUNTER,
      "sink",
      "rows handed to sinks, those included that were given up and written again"),
  /** Bytes of those rows. */
  BYTES_OUT(
      "etl.bytes.out", Kind.COUNTER, "sink", "bytes of those rows, as far as sinks know them"),
  /** Tombstones handed to sinks. */
  TOMBSTONES_OUT("etl.tombstones.out", Kind.COUNTER, "sink", "tombstones handed to sinks"),
  /** Records left out. */
  SKIPPED(
      "etl.rows.skipped",
      Kind.COUNTER,
      "stream",
      "source records left out of a stream, by the policy to skip or by a codec's settings"),
  /** Failed records. */
  ERRORS(
      "etl.rows.failed",
      Kind.COUNTER,
      "stream, code",
      "source records that failed in a stream: one that is tried again in place if it fails in the"
          + " end, one that waits in a retry topic each time it fails"),
  /** Attempts. */
  RETRIED(
      "etl.rows.retried",
      Kind.COUNTER,
      "stream",
      "source records computed again in a stream, each attempt counted; of one that waits in a"
          + " retry topic when it is sent there"),
  /** Records that are put to wait. */
  RETRY_SENT(
      "etl.retry.sent",
      Kind.COUNTER,
      "stream",
      "source records sent to a retry topic, to be tried again later"),
  /** Records that come back. */
  RETRY_WAIT(
      "etl.retry.wait",
      Kind.TIMER,
      "stream",
      "time from a record's first failure to when it comes back from a retry topic, once each time"),
  /** Records that wait. */
  RETRY_WAITING(
      "etl.retry.waiting",
      Kind.GAUGE,
      "",
      "records in retry topics that haven't been read yet; they are part of `etl.lag` as well"),
  /** Dead letters. */
  DEAD_LETTERS(
      "etl.dead.letters",
      Kind.COUNTER,
      "stream",
      "source records sent to a dead-letter sink, those included that were given up and sent again"),
  /** Fetches processed. */
  BATCHES("etl.batches", Kind.COUNTER, "stream", "fetches processed"),
  /** Batches handed on. */
  BATCHES_OUT("etl.batches.out", Kind.COUNTER, "sink", "batches handed to sinks"),
  /** Time of work. */
  BATCH_TIME(
      "etl.batch.time", Kind.TIMER, "", "time from taking a fetch to having written its rows"),
  /** Time of commits. */
  COMMIT_TIME("etl.commit.time", Kind.TIMER, "", "time of commits, waiting for sinks included"),
  /** Age at the commit. */
  LATENCY(
      "etl.latency",
      Kind.TIMER,
      "stream",
      "time from the timestamp of a fetch's oldest record to the commit of its rows"),
  /** Transactions. */
  TRANSACTIONS(
      "etl.transactions",
      Kind.COUNTER,
      "outcome",
      "with exactly once, units of output and progress: `committed`, or given up: `aborted`"),
  /** Rebalances. */
  REBALANCES(
      "etl.rebalances",
      Kind.COUNTER,
      "stream",
      "times splits were given to a reader, taken away or lost"),
  /** Restarts. */
  RESTARTS("etl.restarts", Kind.COUNTER, "", "times a task began again after a failure"),
  /** Pauses of reading. */
  BACK_PRESSURE(
      "etl.reader.pauses", Kind.COUNTER, "stream", "times reading was paused by a full queue"),
  /** Accepted loss. */
  ACCEPTED_LOSS(
      "etl.records.lost",
      Kind.COUNTER,
      "",
      "records that were lost at a source with the user's consent"),
  /** Lag. */
  LAG(
      "etl.lag",
      Kind.GAUGE,
      "",
      "records known to be there but not read yet, of a bounded run up to where it ends, and what"
          + " waits; of a task that waits to begin again what was known last; NaN while it isn't"
          + " known of every split"),
  /** Memory. */
  MEMORY(
      "etl.memory.used", Kind.GAUGE, "", "bytes of Arrow buffers and of retained source records"),
  /** Memory of stages. */
  STAGE_MEMORY(
      "etl.memory.stage", Kind.GAUGE, "stage", "bytes of Arrow buffers that a stage holds now");

  private final String id;
  private final Kind kind;
  private final String tags;
  private final String description;

  MetricName(String id, Kind kind, String tags, String description) {
    this.id = id;
    this.kind = kind;
    this.tags = tags;
    this.description = description;
  }

  /** The meter's name. */
  public String id() {
    return id;
  }

  /** What it is for the registry. */
  public Kind kind() {
    return kind;
  }

  /** The tags besides {@code pipeline} and {@code version}, with commas between them. */
  public String tags() {
    return tags;
  }

  /** What it counts or measures. */
  public String description() {
    return description;
  }

  /** Kinds of meters. */
  public enum Kind {
    /** Only rises. */
    COUNTER,
    /** Rises and falls. */
    GAUGE,
    /** Counts and adds up times. */
    TIMER
  }
}
