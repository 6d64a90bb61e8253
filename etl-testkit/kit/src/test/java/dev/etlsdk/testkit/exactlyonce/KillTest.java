package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.DeliveryScenario;
import dev.etlsdk.testkit.guarantee.DeliveryTest;
import dev.etlsdk.testkit.guarantee.WorkerProcess;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Worker processes that end by SIGKILL at each commit point; at any moment, the fault suite kills
 * them.
 */
@KafkaTest
@Tag("faults")
@Timeout(600)
class KillTest {

  private static final Duration DEADLINE = Duration.ofSeconds(90);

  /** How long a group waits for a member with a stable name. */
  private static final Duration SESSION = Duration.ofSeconds(45);

  private final KafkaBroker broker;

  KillTest(KafkaBroker broker) {
    this.broker = broker;
  }

  @DeliveryTest(kills = 0, records = 3000)
  void nothingIsLostOrDoubledByAKillAtACommitPoint(DeliveryScenario scenario) {
    CountedPipeline.describe(scenario, DeliveryGuarantee.EXACTLY_ONCE).run();
  }

  /**
   * The place of a worker with a stable name is taken by its successor, which doesn't wait for the
   * session of the killed one to end. On a machine that does nothing else it takes less than 3 s.
   */
  @Test
  void aKilledWorkersSuccessorGoesOnAtOnce() {
    DeliveryScenario scenario =
        CountedPipeline.describe(DeliveryScenario.on(broker), DeliveryGuarantee.EXACTLY_ONCE);
    try (DeliveryRun run = scenario.open()) {
      run.publish(3000);
      long begun = System.nanoTime();
      WorkerProcess worker = run.startStandingAt("w", CommitPoint.PROGRESS_SENT, 2);
      Duration first = untilMoreThan(0, run, begun);
      run.publishUntil("it stands in a transaction", worker::isStanding);
      long before = run.arrived();
      long killed = System.nanoTime();
      worker.kill();
      run.start("w");
      Duration second = untilMoreThan(before, run, killed);
      System.out.printf(
          "first committed record after %d ms, from SIGKILL to the next one %d ms%n",
          first.toMillis(), second.toMillis());
      assertThat(second).as("well before the session ends").isLessThan(SESSION.dividedBy(2));
      run.awaitComplete();
      run.assertHolds();
    }
  }

  private static Duration untilMoreThan(long before, DeliveryRun run, long since) {
    Await.until("records come out", DEADLINE, run::arrived, now -> now > before);
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
