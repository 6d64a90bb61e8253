package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.RetryOptions;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Says which records of a stage are tried again, and waits for it. What was written before is
 * committed first, so that nothing waits inside an open transaction. Used by the work thread.
 */
final class RetryWaits {

  private final RetryOptions options;
  private final Runnable commit;
  private final IntConsumer counter;
  private final RetryClock clock;
  private final Map<Integer, Integer> attempts = new HashMap<>();
  private final RandomGenerator random = RandomGenerator.getDefault();

  private RetryWaits(RetryOptions options, Runnable commit, IntConsumer counter, RetryClock clock) {
    this.options = options;
    this.commit = commit;
    this.counter = counter;
    this.clock = clock;
  }

  /**
   * The waits of one stage of a stream; null if its policy isn't to try again where records stand.
   *
   * @param commit commits what was written before, and what the rows of this fetch don't belong to
   * @param clock knows since when records are tried again, in all stages
   */
  static @Nullable RetryWaits of(
      StreamPlan stream, TaskContext context, Runnable commit, RetryClock clock) {
    return context.pipeline().errorPolicy(stream.name()) instanceof ErrorPolicy.Retried retried
            && retried.through().isEmpty()
        ? new RetryWaits(
            retried.options(),
            commit,
            records -> context.metrics().retried(stream.index(), records),
            clock)
        : null;
  }

  /** Another batch is taken through the stage. */
  void begin() {
    attempts.clear();
  }

  /**
   * The records all of whose errors are to be tried again.
   *
   * @param ordinal of a row that failed
   * @param here which records are there for this stage: nothing waits for the others
   */
  BitSet retryable(RowErrors errors, IntUnaryOperator ordinal, IntPredicate here) {
    BitSet may = new BitSet();
    BitSet never = new BitSet();
    for (RowError error : errors.errors()) {
      int record = ordinal.applyAsInt(error.row());
      (options.takes(error.code()) && here.test(record) ? may : never).set(record);
    }
    may.andNot(never);
    return may;
  }

  /**
   * Waits until records may be tried again.
   *
   * @param attempt how many times they have failed
   * @return whether they may; if not, it has not waited
   */
  boolean await(int attempt, SourceRecords records, BitSet again) throws InterruptedException {
    if (again.isEmpty() || attempt > options.attempts()) {
      return false;
    }
    Duration delay = options.delay(attempt, random);
    long now = System.nanoTime();
    long within = options.within().toNanos();
    long past = now - clock.waits(records, again, now, within);
    if (past + delay.toNanos() > within) {
      return false;
    }
    if (attempt == 1) {
      commit.run();
    }
    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    counter.accept(again.cardinality());
    again.stream().forEach(ordinal -> attempts.merge(ordinal, 2, (former, two) -> former + 1));
    return true;
  }

  /** How often a record of this batch has been through the stage. */
  int attempts(int ordinal) {
    return attempts.getOrDefault(ordinal, 1);
  }
}
