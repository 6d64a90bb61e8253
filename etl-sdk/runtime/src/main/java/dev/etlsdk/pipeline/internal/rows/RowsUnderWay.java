package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.transform.AsyncOptions;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The calls for the rows of one batch. All methods are the work thread's; the calls end on any
 * thread, or by their time, whatever is first.
 */
final class RowsUnderWay {

  /** How a call ended. */
  private record Outcome(@Nullable Record row, @Nullable Throwable failure, boolean timedOut) {

    static Outcome failed(Throwable failure) {
      return new Outcome(null, failure, false);
    }
  }

  private static final Outcome TIMED_OUT = new Outcome(null, null, true);

  private final AsyncOptions options;
  private final long timeoutNanos;
  private final AtomicReferenceArray<@Nullable Outcome> outcomes;
  private final @Nullable CompletionStage<?>[] calls;
  private final long[] startedAt;
  private final Semaphore places;

  /** All rows before it have ended. Rows start in order, so it is the next to run out of time. */
  private int oldest;

  private int started;

  RowsUnderWay(int rows, AsyncOptions options) {
    this.options = options;
    this.timeoutNanos = options.timeout().toNanos();
    this.outcomes = new AtomicReferenceArray<>(rows);
    this.calls = new CompletionStage<?>[rows];
    this.startedAt = new long[rows];
    this.places = new Semaphore(options.concurrency());
  }

  /** Waits until one more row may be started; the place is taken. */
  void awaitPlace() throws InterruptedException {
    await(1);
  }

  /** Waits until all rows that were started have ended. */
  void awaitAll() throws InterruptedException {
    await(options.concurrency());
  }

  private void await(int wanted) throws InterruptedException {
    while (!places.tryAcquire(wanted, nanosUntilNextTimeout(), TimeUnit.NANOSECONDS)) {
      expire();
    }
  }

  private long nanosUntilNextTimeout() {
    skipEnded();
    return oldest == started
        ? timeoutNanos
        : Math.max(0, startedAt[oldest] + timeoutNanos - System.nanoTime());
  }

  private void expire() {
    skipEnded();
    long now = System.nanoTime();
    while (oldest < started && now - startedAt[oldest] >= timeoutNanos) {
      if (end(oldest, TIMED_OUT)) {
        cancel(oldest);
      }
      skipEnded();
    }
  }

  private void skipEnded() {
    while (oldest < started && outcomes.get(oldest) != null) {
      oldest++;
    }
  }

  /** Notes that the call for a row is under way. */
  void start(int row, CompletionStage<@Nullable Record> call) {
    Objects.requireNonNull(
        call, "process returned null; return a stage that completes with null for no row");
    startedAt[row] = System.nanoTime();
    calls[row] = call;
    started = row + 1;
    call.whenComplete((result, failure) -> end(row, new Outcome(result, failure, false)));
  }

  /** Notes that the call for a row could not be made. */
  void fail(int row, Throwable failure) {
    started = row + 1;
    end(row, Outcome.failed(failure));
  }

  /** The first end counts and gives the place back. */
  private boolean end(int row, Outcome outcome) {
    boolean first = outcomes.compareAndSet(row, null, outcome);
    if (first) {
      places.release();
    }
    return first;
  }

  private void cancel(int row) {
    CompletionStage<?> call = calls[row];
    if (call != null) {
      try {
        call.toCompletableFuture().cancel(true);
      } catch (UnsupportedOperationException e) {
        // A stage need not be a future. Then its result, whenever it comes, is ignored.
        calls[row] = null;
      }
    }
  }

  /** Cancels what is still under way. */
  void cancel() {
    for (int row = oldest; row < started; row++) {
      if (end(row, Outcome.failed(new CancellationException("the task ends")))) {
        cancel(row);
      }
    }
  }

  /** The results in the order of their rows, after all have ended. */
  @SuppressWarnings("ReferenceEquality") // one outcome stands for all that took too long
  void collect(OutputRows rows, RowErrors errors) {
    for (int row = 0; row < outcomes.length(); row++) {
      Outcome outcome = Objects.requireNonNull(outcomes.get(row), "all rows have ended");
      if (outcome.timedOut()) {
        errors.add(
            row,
            EtlError.TRANSFORM_0003,
            null,
            "the call for this row took more than "
                + options.timeout().toMillis()
                + " ms; raise the timeout in AsyncOptions, or look at the service it calls");
      } else if (outcome.failure() != null) {
        TransformErrors.add(errors, row, outcome.failure());
      } else if (outcome.row() != null) {
        rows.add(outcome.row(), row);
      }
    }
  }
}
