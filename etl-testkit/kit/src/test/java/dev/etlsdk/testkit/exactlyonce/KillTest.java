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
import java.util.ArrayList;
import java.util.List;
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

  private static final int KILLS = 5;
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
   * session of the killed one to end. How long it takes is printed, for docs/kafka.md: a figure of
   * a machine, which no test can hold.
   */
  @Test
  void aKilledWorkersSuccessorGoesOnAtOnce() {
    DeliveryScenario scenario =
        CountedPipeline.describe(DeliveryScenario.on(broker), DeliveryGuarantee.EXACTLY_ONCE);
    try (DeliveryRun run = scenario.open()) {
      run.publish(3000);
      WorkerProcess worker = run.startStandingAt("w", CommitPoint.PROGRESS_SENT, 2);
      List<Duration> pauses = new ArrayList<>();
      for (int kill = 0; kill < KILLS; kill++) {
        run.publishUntil("it stands in a transaction", worker::isStanding);
        long before = run.arrived();
        long killed = System.nanoTime();
        worker.kill();
        worker = run.startStandingAt("w", CommitPoint.PROGRESS_SENT, 2);
        run.publish(1000);
        pauses.add(untilMoreThan(before, run, killed));
      }
      System.out.println("from SIGKILL to the next committed record: " + pauses);
      assertThat(pauses)
          .as("well before the session ends")
          .allSatisfy(pause -> assertThat(pause).isLessThan(SESSION.dividedBy(2)));
      worker.kill();
      run.start("w");
      run.awaitComplete();
      run.assertHolds();
    }
  }

  private static Duration untilMoreThan(long before, DeliveryRun run, long since) {
    Await.until("records come out", DEADLINE, run::arrived, now -> now > before);
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
