package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.rows.RecordCheck;
import dev.etlsdk.runtime.internal.metrics.ExecutionMetrics;
import java.util.BitSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Makes batches of a source's fetches. */
final class DecodeStep implements AutoCloseable {

  private final SourcePlan plan;
  private final BufferAllocator allocator;
  private final ExecutionMetrics metrics;
  private final Schema arrowSchema;
  private final @Nullable RecordDecoder decoder;
  private final DecodeOutcome outcome = new DecodeOutcome();
  private final @Nullable RecordCheck check;
  private final RowErrors errors = new RowErrors();
  private final @Nullable RetryWaits retry;

  /**
   * A step.
   *
   * @param commit commits what was written before
   * @param clock knows since when records are tried again
   */
  DecodeStep(SourcePlan plan, TaskContext context, Runnable commit, RetryClock clock) {
    this.retry = RetryWaits.of(plan, context, commit, clock);
    this.plan = plan;
    this.allocator = context.memory().stage("decode " + plan.name());
    this.metrics = context.metrics();
    this.arrowSchema = plan.layout().toArrow();
    Codec codec = plan.source().codec().orElse(null);
    this.check = plan.record().map(record -> record.check(plan.layout())).orElse(null);
    this.decoder = codec == null ? null : codec.decoder(plan.layout());
  }

  /** The batch of a fetch goes into the run, and what isn't a plain row into its failures. */
  void decode(Fetch fetch, FetchRun run) throws InterruptedException {
    if (fetch instanceof Fetch.Rows rows) {
      take(rows.batch(), run);
      return;
    }
    SourceRecords records = ((Fetch.Records) fetch).records();
    if (decoder == null) {
      throw new IllegalStateException(
          "the " + plan.source().kind() + " source has no codec, but its fetches are records");
    }
    Batch batch = decode(decoder, records);
    if (retry != null) {
      batch = retried(retry, batch, decoder, records);
    }
    if (!outcome.allRows()) {
      batch = takePlainRows(batch, run);
    }
    take(batch, run);
  }

  /** Decodes as a whole again, where records failed for a reason that may pass. */
  private Batch retried(RetryWaits waits, Batch first, RecordDecoder with, SourceRecords records)
      throws InterruptedException {
    waits.begin();
    Batch batch = first;
    for (int attempt = 1; isWorthIt(waits, attempt, batch, records); attempt++) {
      batch.close();
      batch = decode(with, records);
    }
    return batch;
  }

  /** Waits where it is. A wait that is broken off gives up the batch. */
  private boolean isWorthIt(RetryWaits waits, int attempt, Batch batch, SourceRecords records)
      throws InterruptedException {
    BitSet again = waits.retryable(outcome.errors(), record -> record, record -> true);
    try {
      return waits.await(attempt, records, again);
    } catch (InterruptedException | RuntimeException | Error e) {
      batch.close();
      throw e;
    }
  }

  private Batch decode(RecordDecoder with, SourceRecords records) {
    outcome.clear();
    VectorSchemaRoot root = VectorSchemaRoot.create(arrowSchema, allocator);
    try {
      with.decode(records, root, outcome);
      return Batch.take(plan.layout(), root, Origins.oneToOne(records));
    } catch (RuntimeException | Error e) {
      root.close();
      throw e;
    }
  }

  /** Gives the run the rows that the stream's record can hold. */
  private void take(Batch batch, FetchRun run) {
    StreamBatch all = new StreamBatch(plan.index(), batch, null);
    run.take(all);
    if (check == null) {
      return;
    }
    errors.clear();
    check.check(batch, errors);
    if (!errors.isEmpty()) {
      StreamFailures failures = run.failing(plan.index());
      failures.add(errors, all, "decode");
      run.batches(plan.index())
          .replaceAll(
              taken ->
                  taken.with(RowCopies.takeWithout(taken.batch(), failures.ordinals(), allocator)));
    }
  }

  private Batch takePlainRows(Batch batch, FetchRun run) {
    BitSet left = new BitSet();
    left.or(outcome.skipped());
    left.or(outcome.tombstones());
    if (!outcome.errors().isEmpty()) {
      StreamFailures failures = run.failing(plan.index());
      StreamBatch in = new StreamBatch(plan.index(), batch, null);
      for (RowError error : outcome.errors().errors()) {
        int attempts = retry == null ? 1 : retry.attempts(error.row());
        failures.add(error.row(), named(error), in, "decode", attempts);
      }
      left.or(failures.ordinals());
    }
    metrics.skipped(plan.index(), outcome.skipped().cardinality());
    Batch plain = RowCopies.takeWithout(batch, left, allocator);
    return outcome.tombstones().isEmpty()
        ? plain
        : plain.withTombstones(outcome.tombstones().stream().toArray());
  }

  private RowError named(RowError error) {
    return plan.record().map(record -> record.named(error)).orElse(error);
  }

  @Override
  public void close() {
    if (decoder != null) {
      decoder.close();
    }
  }
}
