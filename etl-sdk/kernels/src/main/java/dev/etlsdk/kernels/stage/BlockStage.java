package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.batch.Origins;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.kernels.Bitmaps;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.udf.UdfLifecycle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * A generated stage: takes rows 64 at a time, leaves some out, and makes columns of the others.
 *
 * <p>A generated class overrides {@link #block}. It writes a row to {@link #out} for every selected row, also where an expression failed:
 * the runtime withholds the rows of failed records afterwards. One instance a task, used by its work thread.
 */
public abstract class BlockStage implements BatchTransform {

  private static final int[] NO_ROWS = {};

  /** The columns of the batch in hand. */
  protected final InputColumns in;

  /** The columns that are being made. */
  protected final OutputColumns out;

  /** Number of the first output row of the block in hand. */
  protected int outRow;

  private final StageSetup setup;
  private final int[] shared;
  private final boolean filters;
  private final String[] functions;
  private final List<UdfLifecycle> opened = new ArrayList<>();
  private @Nullable BufferAllocator allocator;
  private @Nullable RowErrors errors;
  private int[] selectedRows = NO_ROWS;

  /**
   * A stage.
   *
   * @param setup its columns
   * @param shared for each output column the input column that it is, unchanged, or -1 if it is written
   * @param filters whether {@link #block} leaves rows out
   * @param functions the user-defined functions it calls, as {@code SQL_NAME=package.Class.method}
   */
  protected BlockStage(StageSetup setup, int[] shared, boolean filters, String[] functions) {
    this.setup = setup;
    this.functions = functions;
    this.shared = shared;
    this.filters = filters;
    in = new InputColumns(setup.input().size());
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

  /** Makes and {@link #manage opens} the instances of functions that aren't static. */
  protected void openFunctions(StageSetup functions) throws Exception {}

  /** Opens an instance now and closes it with this stage, if it has a life cycle. */
  protected final void manage(Object function) throws Exception {
    if (function instanceof UdfLifecycle lifecycle) {
      opened.add(lifecycle);
      lifecycle.open();
    }
  }

  @Override
  public final void open(TransformContext context) throws Exception {
    allocator = context.allocator();
    try {
      openFunctions(setup);
    } catch (Exception e) {
      throw EtlException.of(
              EtlError.UDF_0005,
              "an instance of a user-defined function's class can't be made or opened: " + describe(e))
          .fix("see the cause; the configuration that it was given has the keys its pipeline sets for the class")
          .cause(e)
          .build();
    }
  }

  @Override
  public final Batch process(Batch input, RowErrors rowErrors) {
    if (allocator == null) {
      throw new IllegalStateException("process before open");
    }
    int rows = input.rows();
    errors = rowErrors;
    outRow = 0;
    if (filters && selectedRows.length < rows) {
      selectedRows = new int[rows];
    }
    in.bind(input);
    try {
      out.allocate(allocator, rows, in, shared);
      for (int base = 0; base < rows; base += Bitmaps.BLOCK) {
        long selected = block(base, Bitmaps.lowest(rows - base));
        if (filters) {
          note(base, selected);
        }
        outRow += Long.bitCount(selected);
      }
      Origins origins = filters ? input.origins().select(selectedRows, outRow) : input.origins();
      return Batch.take(setup.output(), out.take(outRow), origins).withTombstones(input.tombstones());
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
   * Notes that a row failed.
   *
   * @param row in the input
   * @param failure what was thrown
   * @param column the output column that was being computed; null in a filter
   */
  protected final void fail(int row, Exception failure, @Nullable String column) {
    RowErrors target = errors;
    if (target == null) {
      throw new IllegalStateException("a row fails outside a batch", failure);
    }
    if (failure instanceof RowFailure known) {
      target.add(row, known.code(), column, String.valueOf(known.getMessage()));
      return;
    }
    String function = FunctionNames.find(failure, getClass().getName(), functions);
    if (function.isEmpty()) {
      target.add(row, EtlError.VALUE_0004, column, describe(failure), failure);
    } else {
      target.add(row, EtlError.UDF_0001, column, "the function " + function + " threw " + describe(failure), failure);
    }
  }

  private static String describe(Exception e) {
    return e.getClass().getName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }

  @Override
  public final void close() throws Exception {
    Exception first = null;
    for (int i = opened.size() - 1; i >= 0; i--) {
      try {
        opened.get(i).close();
      } catch (Exception e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    opened.clear();
    selectedRows = Arrays.copyOf(selectedRows, 0);
    if (first != null) {
      throw first;
    }
  }
}
