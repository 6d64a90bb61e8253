package dev.etlsdk.testkit.guarantee;

import dev.etlsdk.api.sink.CommitPoint;
import java.util.Objects;

/** When worker processes are killed. */
public sealed interface KillPlan {

  /**
   * While they stand at a commit point: one worker after the other, under the same name.
   *
   * @param point reached by pipelines that pass it: {@link CommitPoint#PROGRESS_SENT} only by those
   *     that deliver exactly once
   * @param times how many
   * @param workers how many run at the same time; the others go on
   */
  record AtPoint(CommitPoint point, int times, int workers) implements KillPlan {
    public AtPoint {
      Objects.requireNonNull(point, "point");
      checkAtLeast(1, times, "times");
      checkAtLeast(1, workers, "workers");
    }

    /** One worker after the other, and no others beside it. */
    public AtPoint(CommitPoint point, int times) {
      this(point, times, 1);
    }

    @Override
    public String toString() {
      return (times == 1 ? "killed at " + point : "killed " + times + " times at " + point)
          + (workers == 1 ? "" : ", one of " + workers + " workers");
    }
  }

  /**
   * At moments that the seed gives, while records come; also while they start.
   *
   * @param kills how many
   * @param workers how many run at the same time
   * @param seed where the choice of workers and moments comes from
   */
  record AtRandom(int kills, int workers, long seed) implements KillPlan {
    public AtRandom {
      checkAtLeast(0, kills, "kills");
      checkAtLeast(1, workers, "workers");
    }

    @Override
    public String toString() {
      return kills + " kills at random moments, " + DeliveryTest.SEED_PROPERTY + "=" + seed;
    }
  }

  private static void checkAtLeast(int least, int value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": must be at least " + least + ", is " + value);
    }
  }
}
