package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.CommitPointListener;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.step.SubstitutedExecution;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.DeliveryScenario;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commits that meet a rebalance, each at the worst moment, which is held. */
@KafkaTest
@Timeout(120)
@Tag("faults")
class RebalanceCommitTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Longer than a group takes to ask everybody, so that no commit is on its way meanwhile. */
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private static final Duration OVERDUE = Duration.ofSeconds(1);

  /** How long a commit is put off before it is tried all the same. */
  private static final Duration PUT_OFF = Duration.ofSeconds(5);

  private static final Map<String, String> SOON =
      Map.of("heartbeat.interval.ms", "200", "session.timeout.ms", "30000");

  private final KafkaBroker broker;
  private final String name = CountedPipeline.freshName();
  private final DeliveryRun run;

  RebalanceCommitTest(KafkaBroker broker) {
    this.broker = broker;
    this.run =
        CountedPipeline.describe(
                DeliveryScenario.on(broker).within(DEADLINE),
                name,
                DeliveryGuarantee.EXACTLY_ONCE,
                SOON)
            .open();
  }

  @AfterEach
  void close() {
    run.close();
  }

  /**
   * From the moment in which the group has everybody's request to join until a member has its
   * assignment, commits by the generation that the member knows are refused.
   */
  @Test
  void aCommitIsPutOffWhileTheGroupMovesOn() throws Exception {
    run.publish(400);
    try (HoldingMember leader = HoldingMember.join(broker, name + ":numbers", name, SOON);
        Execution execution =
            LocalRunner.create(options("a").commitInterval(INTERVAL).build())
                .start(run.pipeline())) {
      awaitReading(execution);
      Await.until("the partitions are divided", DEADLINE, leader::partitions, n -> n == HALF);

      // Right behind a commit, so that none is on its way when the group moves on.
      long before = execution.counters().commits();
      AtomicLong uncommitted = new AtomicLong(System.nanoTime());
      run.publishUntil(
          "a commit",
          () -> {
            long now = System.nanoTime();
            boolean committed = execution.counters().commits() > before;
            if (!committed) {
              uncommitted.set(now);
            }
            return committed;
          });
      long afterCommit = System.nanoTime();
      leader.holdNextRebalance();
      long rows = execution.counters().rowsOut();
      run.publishUntil("rows wait for a commit", () -> execution.counters().rowsOut() > rows);
      long commits = execution.counters().commits();
      Await.until(
          "a commit is overdue",
          DEADLINE,
          () -> System.nanoTime() - afterCommit,
          nanos -> nanos > INTERVAL.plus(OVERDUE).toNanos());
      assertThat(execution.counters().commits()).as("commits meanwhile").isEqualTo(commits);
      assertNoRestart(execution, uncommitted.get());

      leader.release();
      Await.until(
          "it is made up for", DEADLINE, () -> execution.counters().commits(), n -> n > commits);
      assertNoRestart(execution, uncommitted.get());
      leader.close();
      run.awaitComplete();
    }
    run.assertHolds();
  }

  /**
   * Unless a machine that stood still has let the time run out for which a commit is put off.
   *
   * @param uncommitted when the commit before had not been made
   */
  private static void assertNoRestart(Execution execution, long uncommitted) {
    long restarts = execution.counters().restarts();
    if (System.nanoTime() - uncommitted < INTERVAL.plus(PUT_OFF).toNanos()) {
      assertThat(restarts).as("restarts").isZero();
    }
  }

  private static final int HALF = CountedPipeline.PARTITIONS / 2;

  /**
   * The output of partitions that went to another member before it was committed stays out, also
   * when the commit comes after the reader has joined the group anew.
   */
  @Test
  void whatWentToAnotherMemberIsNotCommitted() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch standing = new CountDownLatch(1);
    AtomicBoolean armed = new AtomicBoolean();
    CommitPointListener stop =
        (task, point) -> {
          if (point == CommitPoint.PREPARED && armed.getAndSet(false)) {
            standing.countDown();
            awaitWhateverComes(go);
          }
        };
    run.publish(400);
    RunnerOptions slow = options("a").revocationTimeout(Duration.ofMillis(300)).build();
    try (Execution first =
        SubstitutedExecution.start(
            run.pipeline(), slow, Substitutes.of(CommitPointListener.class, stop))) {
      awaitReading(first);
      armed.set(true);
      run.publishUntil("it stands before a commit", () -> standing.getCount() == 0);
      try (Execution second = LocalRunner.create(options("b").build()).start(run.pipeline())) {
        Await.until(
            "the second has committed what the first has written, too",
            DEADLINE,
            () -> second.counters().commits(),
            commits -> commits > 0);
        go.countDown();
        run.awaitComplete();
      } finally {
        go.countDown();
      }
      assertThat(first.counters().restarts()).as("restarts of the first").isPositive();
    }
    run.assertHolds();
  }

  /** Swallows interrupts, as code of users may. */
  private static void awaitWhateverComes(CountDownLatch latch) {
    long limit = System.nanoTime() + DEADLINE.toNanos();
    boolean waiting = true;
    while (waiting && System.nanoTime() - limit < 0) {
      try {
        waiting = !latch.await(1, TimeUnit.SECONDS);
      } catch (InterruptedException told) {
        // Goes on waiting.
      }
    }
  }

  private RunnerOptions.Builder options(String worker) {
    return run.options().tasks(1).workerId(worker);
  }

  private void awaitReading(Execution joined) {
    run.publishUntil("the execution commits", () -> joined.counters().commits() > 0);
  }
}
