package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Computes records again that failed in a stage for a reason that may pass, after a while. Used by
 * the work thread.
 */
final class RetryLoop {

  private static final int[] NO_TOMBSTONES = {};

  private final RetryWaits waits;
  private final BufferAllocator allocator;

  RetryLoop(RetryWaits waits, BufferAllocator allocator) {
    this.waits = waits;
    this.allocator = allocator;
  }

  /** Computes rows. */
  interface Stage {
    /** The rows made of a batch, which stays the caller's. */
    Batch process(Batch input, RowErrors errors) throws Exception;
  }

  /**
   * Tries again what failed, as often as that is allowed.
   *
   * @param input what was computed; stays the caller's
   * @param made what came of it; taken
   * @param errors of rows of the input; those that are gone are taken out
   * @param here which records are there for this stream, rather than for another at which they
   *     enter: nothing waits for the others
   * @return what came of it in the end, in the order of its origins
   */
  Batch run(Stage stage, Batch input, Batch made, RowErrors errors, IntPredicate here)
      throws Exception {
    waits.begin();
    if (errors.isEmpty()) {
      return made;
    }
    Batch whole = made;
    try {
      for (int attempt = 1; ; attempt++) {
        BitSet again = waits.retryable(errors, input.origins()::ordinal, here);
        if (!waits.await(attempt, input.origins().records(), again)) {
          break;
        }
        whole = attempt(stage, input, whole, again, errors);
      }
      return whole;
    } catch (Exception | Error failure) {
      whole.close();
      throw failure;
    }
  }

  /** How often a record of the batch that was run last has been computed. */
  int attempts(int ordinal) {
    return waits.attempts(ordinal);
  }

  private Batch attempt(Stage stage, Batch input, Batch whole, BitSet again, RowErrors errors)
      throws Exception {
    int[] rows = new int[input.rows()];
    int count = 0;
    for (int row = 0; row < input.rows(); row++) {
      if (again.get(input.origins().ordinal(row))) {
        rows[count++] = row;
      }
    }
    RowErrors later = new RowErrors();
    try (Batch part = RowCopies.copy(input, rows, count, allocator).withTombstones(NO_TOMBSTONES);
        Batch more = stage.process(part, later)) {
      Batch merged = RowCopies.merge(whole, again, more, allocator);
      whole.close();
      replace(errors, input, again, later, rows);
      return merged;
    }
  }

  /** The errors of the records that were not tried again, and those that came of trying. */
  private static void replace(
      RowErrors errors, Batch input, BitSet again, RowErrors later, int[] rows) {
    List<RowError> before = List.copyOf(errors.errors());
    errors.clear();
    for (RowError error : before) {
      if (!again.get(input.origins().ordinal(error.row()))) {
        errors.add(error.row(), error.code(), error.column(), error.message(), error.cause());
      }
    }
    for (RowError error : later.errors()) {
      errors.add(rows[error.row()], error.code(), error.column(), error.message(), error.cause());
    }
  }
}
