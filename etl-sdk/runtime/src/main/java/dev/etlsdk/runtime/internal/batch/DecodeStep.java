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

  DecodeStep(SourcePlan plan, TaskContext context) {
    this.plan = plan;
    this.allocator = context.memory().stage("decode " + plan.name());
    this.metrics = context.metrics();
    this.arrowSchema = plan.layout().toArrow();
    Codec codec = plan.source().codec().orElse(null);
    this.check = plan.record().map(record -> record.check(plan.layout())).orElse(null);
    this.decoder = codec == null ? null : codec.decoder(plan.layout());
  }

  /** The batch of a fetch goes into the run, and what isn't a plain row into its failures. */
  void decode(Fetch fetch, FetchRun run) {
    if (fetch instanceof Fetch.Rows rows) {
      take(rows.batch(), run);
      return;
    }
    SourceRecords records = ((Fetch.Records) fetch).records();
    if (decoder == null) {
      throw new IllegalStateException(
          "the " + plan.source().kind() + " source has no codec, but its fetches are records");
    }
    outcome.clear();
    VectorSchemaRoot root = VectorSchemaRoot.create(arrowSchema, allocator);
    Batch batch;
    try {
      decoder.decode(records, root, outcome);
      batch = Batch.take(plan.layout(), root, Origins.oneToOne(records));
    } catch (RuntimeException | Error e) {
      root.close();
      throw e;
    }
    if (!outcome.allRows()) {
      batch = takePlainRows(batch, run);
    }
    take(batch, run);
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
        failures.add(error.row(), named(error), in, "decode");
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
