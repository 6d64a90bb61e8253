package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.ErrorCode;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/**
 * The source records of one fetch that failed in one stream; the first error of a record counts,
 * but for whether it may pass: all of them have to.
 */
final class StreamFailures {

  private final BitSet ordinals = new BitSet();
  private final List<Failure> failures = new ArrayList<>();
  private final Map<Integer, Set<ErrorCode>> further = new HashMap<>();

  /**
   * Notes rows that failed.
   *
   * @param errors by rows of the batch, and behind them by its tombstones
   * @param in what was being processed; the record failed in its descendants as well
   * @param stage what was being done
   */
  void add(RowErrors errors, StreamBatch in, String stage) {
    add(errors, in, stage, ordinal -> 1);
  }

  /**
   * Notes rows that failed.
   *
   * @param attempts how often a record was tried, by its ordinal
   */
  void add(RowErrors errors, StreamBatch in, String stage, IntUnaryOperator attempts) {
    for (RowError error : errors.errors()) {
      int ordinal = ordinal(in.batch(), error.row());
      add(new Failure(ordinal, error, in, stage, attempts.applyAsInt(ordinal)));
    }
  }

  /** Of a row's record. Behind the rows stand the tombstones. */
  static int ordinal(Batch batch, int row) {
    return row < batch.rows()
        ? batch.origins().ordinal(row)
        : batch.tombstones()[row - batch.rows()];
  }

  /**
   * Notes a record that failed.
   *
   * @param attempt how often it was tried
   */
  void add(int ordinal, RowError error, StreamBatch in, String stage, int attempt) {
    add(new Failure(ordinal, error, in, stage, attempt));
  }

  private void add(Failure failure) {
    if (!ordinals.get(failure.ordinal())) {
      ordinals.set(failure.ordinal());
      failures.add(failure);
    } else {
      further
          .computeIfAbsent(failure.ordinal(), record -> new HashSet<>())
          .add(failure.error().code());
    }
  }

  /** Whether each error of a record is of a kind. */
  boolean all(Failure failure, Predicate<ErrorCode> kind) {
    return kind.test(failure.error().code())
        && further.getOrDefault(failure.ordinal(), Set.of()).stream().allMatch(kind);
  }

  BitSet ordinals() {
    return ordinals;
  }

  List<Failure> failures() {
    return failures;
  }

  /**
   * A record that failed.
   *
   * @param ordinal of the record
   * @param error why
   * @param in the batch that was being processed
   * @param stage what was being done
   * @param attempt how often the record was tried there, from 1
   */
  record Failure(int ordinal, RowError error, StreamBatch in, String stage, int attempt) {

    /** The same record with its error in other words. */
    Failure with(RowError newError) {
      return newError.equals(error) ? this : new Failure(ordinal, newError, in, stage, attempt);
    }
  }
}
