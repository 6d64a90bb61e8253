package dev.etlsdk.benchmarks.transforms;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.pipeline.internal.rows.RowStage;
import java.time.Clock;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What {@link TransformsBenchmark} measures: one batch into another. */
@State(Scope.Thread)
public class TransformsState {

  static final int ROWS = 8192;

  /** What stands in the column of text. */
  @Param({"short", "none"})
  public String records = "short";

  private final BufferAllocator allocator = new RootAllocator();
  private final RowErrors errors = new RowErrors();
  private final BatchTransform generated = new Trades_valued_Transform();
  private final BatchTransform batched = new Trades_batched_Transform();
  private final BatchTransform reflected =
      RowStage.of(Trade.class, Valued.class, TradeBatch.SCHEMA)
          .rows((RowTransform<Trade, Valued>) (row, rows) -> rows.emit(Trades.valued(row)));
  private @Nullable Batch input;

  /** Makes the rows, and checks that all ways give the same. */
  @Setup
  public void open() throws Exception {
    TransformContext context =
        new TransformContext("trades", "valued", 0, allocator, Clock.systemUTC());
    try (TradeBatch.Writer writer = TradeBatch.writer(allocator)) {
      for (int row = 0; row < ROWS; row++) {
        writer.add(row, row * 7L, row / 8.0, records.equals("none") ? null : "trade " + row);
      }
      input = writer.finish();
    }
    for (BatchTransform transform : new BatchTransform[] {generated, batched, reflected}) {
      transform.open(context);
      try (Batch made = run(transform)) {
        ValuedBatch valued = ValuedBatch.view(made);
        TradeBatch trades = TradeBatch.view(read());
        for (int row = 0; row < ROWS; row++) {
          if (!valued.get(row).equals(Trades.valued(trades.get(row)))) {
            throw new IllegalStateException("row " + row + " is " + valued.get(row));
          }
        }
      }
    }
  }

  private Batch read() {
    return Objects.requireNonNull(input, "open comes first");
  }

  private Batch run(BatchTransform transform) throws Exception {
    return transform.process(read(), errors);
  }

  /** A row at a time, in generated code. */
  @Benchmark
  public int generated() throws Exception {
    try (Batch made = run(generated)) {
      return made.rows();
    }
  }

  /** A batch at a time. */
  @Benchmark
  public int batched() throws Exception {
    try (Batch made = run(batched)) {
      return made.rows();
    }
  }

  /** A row at a time, by reflection. */
  @Benchmark
  public int reflected() throws Exception {
    try (Batch made = run(reflected)) {
      return made.rows();
    }
  }

  /** Releases the memory. */
  @TearDown
  public void close() throws Exception {
    generated.close();
    batched.close();
    reflected.close();
    read().close();
    allocator.close();
  }
}
