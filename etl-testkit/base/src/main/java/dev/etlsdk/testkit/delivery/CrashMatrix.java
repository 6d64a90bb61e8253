package dev.etlsdk.testkit.delivery;

import dev.etlsdk.testkit.fault.CrashAfter;
import dev.etlsdk.testkit.fault.SimulatedCrash;
import dev.etlsdk.testkit.fault.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Copies a source to a sink with a crash after every step in turn, starts again from what is
 * durable, and compares what is in the sink with what was in the source.
 *
 * <p>Durable is what the sink keeps ({@code COMMITS_POSITIONS}); or else a checkpoint of position
 * and committable ({@code TWO_PHASE}); or else the progress that the source keeps, and that the
 * sink commits with its output if it can ({@code COMMITS_PROGRESS}). Crashed readers and writers
 * are not closed before their successors are through, so they are also zombies that must do no
 * harm.
 */
public final class CrashMatrix {

  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(5);

  private final Supplier<Delivery> fresh;
  private final BufferAllocator allocator;

  /**
   * A matrix over a source and sink.
   *
   * @param fresh makes them anew, for each row of the matrix
   * @param allocator owner of the memory of all runs; each run's is released at its end
   */
  public CrashMatrix(Supplier<Delivery> fresh, BufferAllocator allocator) {
    this.fresh = fresh;
    this.allocator = allocator;
  }

  /**
   * Crashes once, after each step.
   *
   * @return how many steps there were to crash after
   * @throws AssertionError naming the step and the rows lost, repeated, invented or out of order
   */
  public int crashAfterEveryStep() {
    int steps = 0;
    while (survives(List.of(steps + 1))) {
      steps++;
    }
    return steps;
  }

  /**
   * Crashes after each step, and again after each step of the recovery.
   *
   * @return how many pairs of steps there were
   * @throws AssertionError naming the steps and the rows lost, repeated, invented or out of order
   */
  public int crashTwiceAfterEveryStep() {
    int pairs = 0;
    for (int first = 1; survives(List.of(first)); first++) {
      for (int second = 1; survives(List.of(first, second)); second++) {
        pairs++;
      }
    }
    return pairs;
  }

  /**
   * Runs with these crashes and then to the end; false if the last crash did not come about because
   * the run was over before.
   */
  private boolean survives(List<Integer> crashingSteps) {
    Delivery delivery = fresh.get();
    AtomicReference<@Nullable Checkpoint> checkpoint = new AtomicReference<>();
    List<SingleTaskRun> lives = new ArrayList<>();
    List<List<Step>> taken = new ArrayList<>();
    boolean allCrashed = true;
    try {
      for (int step : crashingSteps) {
        allCrashed &= crashes(delivery, checkpoint, step, lives, taken);
      }
      crashes(delivery, checkpoint, 0, lives, taken);
    } finally {
      closeAll(lives);
    }
    List<String> problems = problems(delivery);
    if (!problems.isEmpty()) {
      throw new AssertionError(
          "promised "
              + delivery.guarantee()
              + ", but "
              + String.join(", ", problems)
              + "\n  each life's steps: "
              + taken);
    }
    return allCrashed;
  }

  /** A commit may be decided a moment before everybody sees it. */
  private static List<String> problems(Delivery delivery) {
    long limit = System.nanoTime() + VISIBLE_WITHIN.toNanos();
    List<String> problems = delivery.problems();
    while (problems.stream().anyMatch(problem -> problem.startsWith("lost"))
        && System.nanoTime() - limit < 0) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      problems = delivery.problems();
    }
    return problems;
  }

  private boolean crashes(
      Delivery delivery,
      AtomicReference<@Nullable Checkpoint> checkpoint,
      int step,
      List<SingleTaskRun> lives,
      List<List<Step>> taken) {
    CrashAfter crash = new CrashAfter(step);
    SingleTaskRun life = new SingleTaskRun(delivery, checkpoint, crash, allocator);
    lives.add(life);
    try {
      life.run();
      return false;
    } catch (SimulatedCrash expected) {
      return true;
    } finally {
      taken.add(crash.taken());
    }
  }

  private static void closeAll(List<SingleTaskRun> lives) {
    for (SingleTaskRun life : lives) {
      try {
        life.close();
      } catch (Exception failure) {
        throw new AssertionError(
            "a reader, writer or resource that was left behind by a crash can't be closed",
            failure);
      }
    }
  }
}
