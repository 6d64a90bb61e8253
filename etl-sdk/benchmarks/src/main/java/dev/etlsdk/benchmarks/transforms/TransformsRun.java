package dev.etlsdk.benchmarks.transforms;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.pipeline.internal.rows.RowStage;
import java.time.Clock;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** What {@link TransformsBenchmark} measures: one batch into another. */
final class TransformsRun implements AutoCloseable {

  static final int ROWS = 8192;

  private final BufferAllocator allocator = new RootAllocator();
  private final RowErrors errors = new RowErrors();
  private final BatchTransform generated = new Trades_valued_Transform();
  private final BatchTransform batched = new Trades_batched_Transform();
  private final BatchTransform reflected =
      RowStage.of(Trade.class, Valued.class, TradeBatch.SCHEMA)
          .rows((RowTransform<Trade, Valued>) (row, rows) -> rows.emit(Trades.valued(row)));
  private final Batch input;

  /** Makes the rows, and checks that all ways give the same. */
  TransformsRun(boolean text) throws Exception {
    TransformContext context =
        new TransformContext("trades", "valued", 0, allocator, Clock.systemUTC());
    try (TradeBatch.Writer writer = TradeBatch.writer(allocator)) {
      for (int row = 0; row < ROWS; row++) {
        writer.add(row, row * 7L, row / 8.0, text ? "trade " + row : null);
      }
      input = writer.finish();
    }
    for (BatchTransform transform : new BatchTransform[] {generated, batched, reflected}) {
      transform.open(context);
      try (Batch made = run(transform)) {
        ValuedBatch valued = ValuedBatch.view(made);
        TradeBatch trades = TradeBatch.view(input);
        for (int row = 0; row < ROWS; row++) {
          if (!valued.get(row).equals(Trades.valued(trades.get(row)))) {
            throw new IllegalStateException("row " + row + " is " + valued.get(row));
          }
        }
      }
    }
  }

  private Batch run(BatchTransform transform) throws Exception {
    return transform.process(input, errors);
  }

  /** A row at a time, in generated code. */
  int generated() throws Exception {
    try (Batch made = run(generated)) {
      return made.rows();
    }
  }

  /** A batch at a time. */
  int batched() throws Exception {
    try (Batch made = run(batched)) {
      return made.rows();
    }
  }

  /** A row at a time, by reflection. */
  int reflected() throws Exception {
    try (Batch made = run(reflected)) {
      return made.rows();
    }
  }

  @Override
  public void close() throws Exception {
    generated.close();
    batched.close();
    reflected.close();
    input.close();
    allocator.close();
  }
}
