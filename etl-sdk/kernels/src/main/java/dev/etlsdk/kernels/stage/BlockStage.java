package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.kernels.Bitmaps;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.Temporals;
import java.time.Clock;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * A generated stage: takes rows 64 at a time, leaves some out, and makes columns of the others.
 *
 * <p>A generated class overrides {@link #block}. It writes a row to {@link #out} for every selected
 * row, also where an expression failed: the runtime withholds the rows of failed records
 * afterwards. One instance a task, used by its work thread.
 */
public abstract class BlockStage implements Stage {

  private static final int[] NO_ROWS = {};
  private static final int MICROSECONDS = 6;

  /** The columns of the batch in hand. */
  protected final InputColumns in;

  /** The columns that are being made. */
  protected final OutputColumns out;

  /** Number of the first output row of the block in hand. */
  protected int outRow;

  /** The time at which the batch in hand was begun: microseconds since 1970-01-01 UTC. */
  protected long now;

  private final StageSetup setup;
  private final StageShape shape;
  private @Nullable BufferAllocator allocator;
  private Clock clock = Clock.systemUTC();
  private @Nullable RowErrors errors;
  private int[] selectedRows = NO_ROWS;

  /** A stage. */
  protected BlockStage(StageSetup setup, StageShape shape) {
    this.setup = setup;
    this.shape = shape;
    in = new InputColumns(setup.input().size(), shape.paths());
    out = new OutputColumns(setup.output());
  }

  /**
   * Makes the output rows of a block.
   *
   * @param base the block's first row, a multiple of 64
   * @param rows a bit for each row of the block
   * @return a bit for each row that isn't left out
   */
  protected abstract long block(int base, long rows);

  /** Makes the instances of functions that it calls, unless another stage has. */
  protected void openFunctions(FunctionInstances functions) throws Exception {}

  @Override
  public final void open(
      BufferAllocator newAllocator, FunctionInstances functions, Clock newClock) {
    allocator = newAllocator;
    clock = newClock;
    open(() -> openFunctions(functions));
  }

  /** Something that user code may fail. */
  interface Opening {
    void run() throws Exception;
  }

  /** Makes and opens instances of functions. */
  static void open(Opening opening) {
    try {
      opening.run();
    } catch (Throwable e) {
      Failures.requireOfUser(e);
      throw EtlException.of(
              EtlError.UDF_0005,
              "the class of a user-defined function can't be used: " + Failures.describe(e))
          .fix(fix(e))
          .cause(e)
          .build();
    }
  }

  /** Whoever gave the configuration may have told how to mend it. */
  private static String fix(Throwable failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof EtlException known && !known.fix().isEmpty()) {
        return known.fix();
      }
    }
    return "check its configuration and what it needs from outside; the cause is below";
  }

  @Override
  public final Batch process(Batch input, RowErrors rowErrors) {
    if (allocator == null) {
      throw new IllegalStateException("process before open");
    }
    int rows = input.rows();
    boolean filters = shape.filters();
    errors = rowErrors;
    outRow = 0;
    now = Temporals.units(clock.instant(), MICROSECONDS);
    if (filters && selectedRows.length < rows) {
      selectedRows = new int[rows];
    }
    in.bind(input);
    try {
      out.allocate(allocator, rows, in, shape.shared());
      for (int base = 0; base < rows; base += Bitmaps.BLOCK) {
        long selected = block(base, Bitmaps.lowest(rows - base));
        if (filters) {
          note(base, selected);
        }
        outRow += Long.bitCount(selected);
      }
      Origins origins = filters ? input.origins().select(selectedRows, outRow) : input.origins();
      return Batch.take(setup.output(), out.take(outRow), origins)
          .withTombstones(input.tombstones());
    } finally {
      out.close();
      errors = null;
    }
  }

  private void note(int base, long selected) {
    int at = outRow;
    for (long left = selected; left != 0; left &= left - 1) {
      selectedRows[at++] = base + Long.numberOfTrailingZeros(left);
    }
  }

  /**
   * Notes that a row failed; throws what isn't the failure of a row.
   *
   * @param row in the input
   * @param failure what was thrown
   * @param index of the output column that was being computed; -1 in a step before
   */
  protected final void fail(int row, Throwable failure, int index) {
    Failures.requireOfRow(failure);
    String column = index < 0 ? null : setup.output().column(index).name();
    RowErrors target = errors;
    if (target == null) {
      throw new IllegalStateException("a row fails outside a batch", failure);
    }
    if (failure instanceof RowFailure known) {
      target.add(row, known.code(), column, String.valueOf(known.getMessage()));
      return;
    }
    String function = FunctionNames.find(failure, getClass().getName(), shape.functions());
    if (function.isEmpty()) {
      target.add(row, EtlError.VALUE_0004, column, Failures.describe(failure), failure);
    } else {
      target.add(
          row,
          EtlError.UDF_0001,
          column,
          "the function " + function + " threw " + Failures.describe(failure),
          failure);
    }
  }
}
