package dev.etlsdk.testkit.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits until something observed meets a condition, or fails with what was seen instead.
 *
 * <p>The observation runs on the calling thread, at once and then at growing intervals of at most
 * 50 ms, so a condition that holds costs no waiting. The last observation is made at the deadline,
 * never before it.
 */
public final class Await {

  private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(1).toNanos();
  private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(50).toNanos();
  private static final int OBSERVATIONS_SHOWN = 5;

  private Await() {}

  /**
   * Observes until the condition holds.
   *
   * @param what what is waited for, as a sentence that the failure message can quote: "the group
   *     has caught up"
   * @param deadline how long to wait at most
   * @param observation reads the state; its results need a readable {@code toString}
   * @param condition what the state has to meet
   * @return the observation that met the condition
   * @throws AssertionError when the deadline passes; the message holds the last distinct
   *     observations
   */
  public static <T extends @Nullable Object> T until(
      String what, Duration deadline, Supplier<T> observation, Predicate<? super T> condition) {
    Objects.requireNonNull(what, "what");
    Clock clock = new Clock(deadline);
    Deque<String> seen = new ArrayDeque<>();
    while (true) {
      boolean last = clock.isOver();
      T observed = observation.get();
      if (condition.test(observed)) {
        return observed;
      }
      remember(seen, String.valueOf(observed));
      if (last) {
        throw new AssertionError(
            "Waited "
                + describe(deadline)
                + " until "
                + what
                + ", in vain. Seen last: "
                + String.join("; before: ", seen));
      }
      clock.pause();
    }
  }

  /**
   * Repeats assertions until they pass.
   *
   * @param what what is waited for, as a sentence that the failure message can quote
   * @param deadline how long to wait at most
   * @param assertions assertions that throw {@link AssertionError} while the state is not there
   *     yet; any other exception ends the wait at once
   * @throws AssertionError when the deadline passes; its cause is the last failure of the
   *     assertions
   */
  public static void untilAsserted(String what, Duration deadline, Runnable assertions) {
    Objects.requireNonNull(what, "what");
    Clock clock = new Clock(deadline);
    while (true) {
      boolean last = clock.isOver();
      try {
        assertions.run();
        return;
      } catch (AssertionError failure) {
        if (last) {
          throw new AssertionError(
              "Waited "
                  + describe(deadline)
                  + " until "
                  + what
                  + ", in vain: "
                  + failure.getMessage(),
              failure);
        }
      }
      clock.pause();
    }
  }

  private static void remember(Deque<String> seen, String observed) {
    if (!observed.equals(seen.peekFirst())) {
      seen.addFirst(observed);
    }
    if (seen.size() > OBSERVATIONS_SHOWN) {
      seen.removeLast();
    }
  }

  private static String describe(Duration deadline) {
    return deadline.toMillis() % 1000 == 0
        ? deadline.toSeconds() + " s"
        : deadline.toMillis() + " ms";
  }

  /** The time that is left, and the pause between two observations. */
  private static final class Clock {
    private final long end;
    private long pauseNanos = FIRST_PAUSE_NANOS;

    Clock(Duration deadline) {
      end = System.nanoTime() + deadline.toNanos();
    }

    boolean isOver() {
      return System.nanoTime() - end >= 0;
    }

    void pause() {
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("The waiting thread was interrupted.");
      }
      LockSupport.parkNanos(Math.min(pauseNanos, Math.max(1, end - System.nanoTime())));
      pauseNanos = Math.min(LONGEST_PAUSE_NANOS, pauseNanos * 2);
    }
  }
}
