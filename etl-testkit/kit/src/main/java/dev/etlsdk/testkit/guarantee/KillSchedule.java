package dev.etlsdk.testkit.guarantee;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/** Does what a {@link KillPlan} says. */
final class KillSchedule {

  static final int RECORDS_AT_A_TIME = 20;

  /** A worker passes the point fewer times than this before it stands there. */
  private static final int MOST_PASSES = 3;

  private static final Duration BETWEEN = Duration.ofMillis(25);
  private static final Duration LATEST_KILL = Duration.ofSeconds(2);

  /** A worker without partitions never reads; another does after a start on a busy machine. */
  private static final Duration READING_LIMIT = Duration.ofSeconds(30);

  private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

  private final DeliveryRun run;
  private int met;

  KillSchedule(DeliveryRun run) {
    this.run = run;
  }

  /** How many kills met a worker that had read; the others met one that was starting. */
  int execute(KillPlan plan, int atLeast) {
    List<WorkerProcess> last =
        plan instanceof KillPlan.AtRandom random
            ? killAtRandom(random)
            : killAtPoint((KillPlan.AtPoint) plan);
    run.publish(Math.max(RECORDS_AT_A_TIME, atLeast - run.published()));
    run.awaitComplete();
    // In good order, so that what they still hold is seen as well.
    last.forEach(worker -> worker.stop(STOP_LIMIT));
    return met;
  }

  private List<WorkerProcess> killAtPoint(KillPlan.AtPoint plan) {
    if (plan.point() == CommitPoint.PROGRESS_SENT
        && run.pipeline().delivery() != DeliveryGuarantee.EXACTLY_ONCE) {
      Assumptions.abort("only a pipeline that delivers exactly once passes " + plan.point());
    }
    List<WorkerProcess> workers = new ArrayList<>();
    for (int other = 1; other < plan.workers(); other++) {
      workers.add(run.start(name(other)));
    }
    for (int kill = 0; kill < plan.times(); kill++) {
      int passes = (kill + plan.workers() - 1) % MOST_PASSES;
      try (WorkerProcess worker = run.startStandingAt(name(0), plan.point(), passes)) {
        run.publishUntil("the worker stands at " + plan.point(), worker::isStanding);
        worker.kill();
        met++;
      }
    }
    workers.forEach(WorkerProcess::assertAlive);
    workers.add(run.start(name(0)));
    return workers;
  }

  private List<WorkerProcess> killAtRandom(KillPlan.AtRandom plan) {
    Random random = new Random(plan.seed());
    List<WorkerProcess> workers = new ArrayList<>();
    for (int i = 0; i < plan.workers(); i++) {
      workers.add(start(i));
    }
    for (int kill = 0; kill < plan.kills(); kill++) {
      int which = random.nextInt(plan.workers());
      WorkerProcess victim = workers.get(which);
      boolean asItStarts = random.nextInt(4) == 0;
      // Of all kills until now half at least have to hit something.
      if (!asItStarts || 2 * met < kill + 1) {
        publishFor(READING_LIMIT, victim::isReading);
      }
      publishFor(Duration.ofMillis(random.nextLong(LATEST_KILL.toMillis())), () -> false);
      victim.assertAlive();
      met += victim.isReading() ? 1 : 0;
      victim.kill();
      workers.set(which, start(which));
    }
    return workers;
  }

  private WorkerProcess start(int which) {
    return run.start(name(which), which == 0 ? 2 : 1);
  }

  private static String name(int which) {
    return "worker-" + which;
  }

  /** Some records at a time, as long as that or until the condition holds. */
  private void publishFor(Duration time, BooleanSupplier enough) {
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - until < 0 && !enough.getAsBoolean()) {
      run.publish(RECORDS_AT_A_TIME);
      run.look();
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }
}
