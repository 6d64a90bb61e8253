package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.RetryOptions;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Computes records again that failed in a stage for a reason that may pass, after a while. What was
 * written before is committed first, so that nothing waits inside an open transaction. Used by the
 * work thread.
 */
final class RetryLoop {

  private static final int[] NO_TOMBSTONES = {};

  private final RetryOptions options;
  private final Runnable commit;
  private final IntConsumer counter;
  private final RetryClock clock;
  private final BufferAllocator allocator;
  private final Map<Integer, Integer> attempts = new HashMap<>();
  private final RandomGenerator random = RandomGenerator.getDefault();

  /**
   * A loop.
   *
   * @param commit commits what was written before
   * @param counter takes how many records are computed again
   * @param clock knows since when, in all stages
   */
  RetryLoop(
      RetryOptions options,
      Runnable commit,
      IntConsumer counter,
      RetryClock clock,
      BufferAllocator allocator) {
    this.options = options;
    this.commit = commit;
    this.counter = counter;
    this.clock = clock;
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
    attempts.clear();
    if (errors.isEmpty()) {
      return made;
    }
    Batch whole = made;
    try {
      for (int attempt = 1; attempt <= options.attempts(); attempt++) {
        BitSet again = retryable(input, errors, here);
        if (again.isEmpty()) {
          break;
        }
        Duration delay = options.delay(attempt, random);
        long now = System.nanoTime();
        long within = options.within().toNanos();
        long past = now - clock.waits(input.origins().records(), again, now, within);
        if (past + delay.toNanos() > within) {
          break;
        }
        if (attempt == 1) {
          commit.run();
        }
        TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        counter.accept(again.cardinality());
        again.stream().forEach(ordinal -> attempts.merge(ordinal, 2, (former, two) -> former + 1));
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
    return attempts.getOrDefault(ordinal, 1);
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

  /** The records all of whose errors are to be tried again. */
  private BitSet retryable(Batch input, RowErrors errors, IntPredicate here) {
    BitSet may = new BitSet();
    BitSet never = new BitSet();
    for (RowError error : errors.errors()) {
      int ordinal = input.origins().ordinal(error.row());
      (options.takes(error.code()) && here.test(ordinal) ? may : never).set(ordinal);
    }
    may.andNot(never);
    return may;
  }
}
