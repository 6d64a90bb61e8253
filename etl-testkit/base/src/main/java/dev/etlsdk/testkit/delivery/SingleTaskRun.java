package dev.etlsdk.testkit.delivery;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.codec.DecodeOutcome;
import dev.etlsdk.api.codec.RecordDecoder;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.sink.TaskProgress;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.api.source.SplitListener;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.StepListener;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.fault.SteppedSource;
import dev.etlsdk.testkit.inmemory.InMemoryTaskResources;
import dev.etlsdk.testkit.inmemory.TestContexts;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * One life of a process that copies a source to a sink: recovers, reads to the end, commits after
 * every second fetch. A crash leaves reader, writer and resources open; {@link #close} releases
 * them when the next life is over, as a process that was taken for dead may still do.
 */
final class SingleTaskRun implements AutoCloseable {

  private static final FetchLimits SMALL_FETCHES = new FetchLimits(2, 1 << 20, Duration.ZERO);
  private static final int FETCHES_A_COMMIT = 2;
  private static final Duration STANDSTILL = Duration.ofSeconds(60);

  private final Delivery delivery;
  private final AtomicReference<@Nullable Checkpoint> checkpoint;
  private final StepListener listener;
  private final SteppedSource source;
  private final SteppedSink sink;
  private final BufferAllocator allocator;
  private final InMemoryTaskResources resources = new InMemoryTaskResources();

  /**
   * A life that has not begun.
   *
   * @param checkpoint outlives it
   * @param parent whose child it allocates from
   */
  SingleTaskRun(
      Delivery delivery,
      AtomicReference<@Nullable Checkpoint> checkpoint,
      StepListener listener,
      BufferAllocator parent) {
    this.delivery = delivery;
    this.checkpoint = checkpoint;
    this.listener = listener;
    this.source = SteppedSource.of(delivery.source(), listener);
    this.sink = SteppedSink.of(delivery.sink(), listener);
    this.allocator = parent.newChildAllocator("run", 0, Long.MAX_VALUE);
  }

  /** Recovers and copies until the source is finished; then closes reader and writer in order. */
  void run() {
    SourceContext context = TestContexts.source(delivery.pipeline(), allocator);
    SinkWriter writer =
        sink.writer(
            source.schema(),
            TestContexts.sink(delivery.pipeline(), delivery.guarantee(), allocator, resources));
    Position from = recover(writer);
    SourceReader reader = source.reader(context);
    reader.start(from, new Unmoved());
    if (source.assignment() == Source.SplitAssignment.RUNTIME) {
      try (SplitEnumerator enumerator = source.enumerator(context)) {
        reader.assign(enumerator.discover(), from);
      }
    }
    copy(reader, writer);
    reader.close();
    writer.close();
  }

  private Position recover(SinkWriter writer) {
    if (keepsPositions()) {
      return writer.committed().orElse(Position.none());
    }
    if (!isTwoPhase()) {
      return Position.none();
    }
    Checkpoint last = checkpoint.get();
    if (last != null) {
      writer.commit(last.committable());
    }
    writer.abort();
    return last == null ? Position.none() : last.position();
  }

  private void copy(SourceReader reader, SinkWriter writer) {
    Position written = Position.none();
    int sinceCommit = 0;
    long limit = System.nanoTime() + STANDSTILL.toNanos();
    while (!reader.finished()) {
      Fetch fetch = reader.poll(Duration.ofMillis(100), SMALL_FETCHES);
      if (fetch == null) {
        if (System.nanoTime() - limit > 0) {
          throw new AssertionError(
              "the source gave no rows for " + STANDSTILL.toSeconds() + " s and is not finished");
        }
        continue;
      }
      limit = System.nanoTime() + STANDSTILL.toNanos();
      write(fetch, writer);
      written = written.plus(fetch.end());
      if (++sinceCommit == FETCHES_A_COMMIT) {
        commit(written, reader, writer);
        sinceCommit = 0;
      }
    }
    if (sinceCommit > 0) {
      commit(written, reader, writer);
    }
  }

  private void write(Fetch fetch, SinkWriter writer) {
    RowErrors errors = new RowErrors();
    try (Batch batch = batch(fetch)) {
      SinkWriter.StagedBatch staged = writer.stage(batch, errors);
      if (!errors.isEmpty()) {
        staged.close();
        throw new AssertionError(
            "the sink doesn't take rows that it is to be given: " + errors.errors());
      }
      writer.write(staged, new BitSet());
    }
  }

  private Batch batch(Fetch fetch) {
    if (fetch instanceof Fetch.Rows rows) {
      return rows.batch();
    }
    Fetch.Records records = (Fetch.Records) fetch;
    VectorSchemaRoot root = VectorSchemaRoot.create(source.schema().toArrow(), allocator);
    DecodeOutcome outcome = new DecodeOutcome();
    try (RecordDecoder decoder = source.codec().orElseThrow().decoder(source.schema())) {
      decoder.decode(records.records(), root, outcome);
      if (!outcome.allRows()) {
        throw new AssertionError(
            "the source's records are to be rows, all of them: " + outcome.errors().errors());
      }
      return Batch.take(source.schema(), root, Origins.oneToOne(records.records()));
    } catch (RuntimeException | Error failure) {
      root.close();
      throw failure;
    }
  }

  private void commit(Position written, SourceReader reader, SinkWriter writer) {
    Committable committable =
        writer.prepare(
            new TaskProgress(
                written,
                reader.progressKeeper().stream()
                    .map(keeper -> new TaskProgress.OfSource(keeper, written))
                    .toList()));
    if (isTwoPhase() && !keepsPositions()) {
      Checkpoint last = checkpoint.get();
      Position before = last == null ? Position.none() : last.position();
      checkpoint.set(new Checkpoint(before.plus(written), committable));
      listener.after(Step.CHECKPOINT);
    }
    writer.commit(committable);
    if (commitsProgress()) {
      reader.committed(written);
    } else {
      reader.acknowledge(written);
    }
  }

  /** Whether the sink has committed what the source would otherwise be told to keep. */
  private boolean commitsProgress() {
    return delivery.guarantee() == DeliveryGuarantee.EXACTLY_ONCE
        && sink.capabilities().contains(SinkCapability.COMMITS_PROGRESS)
        && source.progressGroup().isPresent()
        && source.progressGroup().equals(sink.progressGroup());
  }

  private boolean keepsPositions() {
    return sink.capabilities().contains(SinkCapability.COMMITS_POSITIONS);
  }

  private boolean isTwoPhase() {
    return sink.capabilities().contains(SinkCapability.TWO_PHASE);
  }

  @Override
  public void close() throws Exception {
    source.closeAbandoned();
    sink.closeAbandoned();
    resources.close();
    allocator.close();
  }

  /**
   * One task: nobody is there to move splits to, and what is given up at the end is committed
   * already.
   */
  private static final class Unmoved implements SplitListener {
    @Override
    public void assigned(List<Split> splits) {}

    @Override
    public void revoked(List<Split> splits) {}

    @Override
    public void lost(List<Split> splits) {}
  }
}
