package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Worker processes that end by SIGKILL: at each commit point, and at any moment. */
@KafkaTest
@Timeout(600)
class KillTest {

  private static final Duration DEADLINE = Duration.ofSeconds(90);

  /** How long a group waits for a member with a stable name. */
  private static final Duration SESSION = Duration.ofSeconds(45);

  private static final int KILLS = Integer.getInteger("faults.kills", 10);

  private final EmbeddedKafka broker;
  private final Ledger ledger;
  private DeliveryGuarantee delivery = DeliveryGuarantee.EXACTLY_ONCE;

  KillTest(EmbeddedKafka broker) {
    this.broker = broker;
    this.ledger = new Ledger(broker);
  }

  @ParameterizedTest
  @EnumSource(CommitPoint.class)
  void nothingIsLostOrDoubledByAKillAt(CommitPoint point) {
    ledger.publish(3000);
    try (CountingProcess worker = start("w", 1, point, 2)) {
      awaitStanding(worker);
      worker.kill();
    }
    try (CountingProcess successor = start("w", 1)) {
      awaitComplete(successor);
    }
    ledger.assertExactlyOnce();
  }

  /**
   * The place of a worker with a stable name is taken by its successor, which doesn't wait for the
   * session of the killed one to end. On a machine that does nothing else it takes less than 3 s.
   */
  @Test
  void aKilledWorkersSuccessorGoesOnAtOnce() {
    ledger.publish(3000);
    long begun = System.nanoTime();
    try (CountingProcess worker = start("w", 1, CommitPoint.PROGRESS_SENT, 2)) {
      Duration first = untilMoreThan(0, begun);
      awaitStanding(worker);
      int before = ledger.arrived();
      long killed = System.nanoTime();
      worker.kill();
      try (CountingProcess successor = start("w", 1)) {
        Duration second = untilMoreThan(before, killed);
        System.out.printf(
            "first committed record after %d ms, from SIGKILL to the next one %d ms%n",
            first.toMillis(), second.toMillis());
        assertThat(second).as("well before the session ends").isLessThan(SESSION.dividedBy(2));
        awaitComplete(successor);
      }
    }
    ledger.assertExactlyOnce();
  }

  private Duration untilMoreThan(int before, long since) {
    Await.until("records come out", DEADLINE, ledger::arrived, now -> now > before);
    return Duration.ofNanos(System.nanoTime() - since);
  }

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  @Tag("faults")
  void theGuaranteeHoldsWithKillsAtAnyMoment(DeliveryGuarantee guarantee) {
    delivery = guarantee;
    long seed = Long.getLong("faults.seed", System.nanoTime());
    System.out.println("faults.seed=" + seed);
    Random random = new Random(seed);
    CountingProcess[] workers = {start("a", 2), start("b", 1)};
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        long until = System.nanoTime() + Duration.ofMillis(random.nextInt(6000)).toNanos();
        while (System.nanoTime() < until) {
          ledger.publish(100);
          LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        int which = random.nextInt(2);
        assertThat(workers[which].isAlive()).as("only kills end a worker").isTrue();
        workers[which].kill();
        workers[which] = which == 0 ? start("a", 2) : start("b", 1);
      }
      ledger.publish(1000);
      awaitComplete(workers[0]);
    } finally {
      workers[0].close();
      workers[1].close();
    }
    System.out.println(guarantee + ": " + ledger.published() + " records, " + KILLS + " kills");
    if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
      ledger.assertExactlyOnce();
    } else {
      ledger.assertAtLeastOnce();
    }
  }

  private CountingProcess start(String worker, int tasks) {
    return CountingProcess.start(broker.bootstrapServers(), ledger, delivery, worker, tasks);
  }

  private CountingProcess start(String worker, int tasks, CommitPoint point, int passes) {
    return CountingProcess.start(
        broker.bootstrapServers(),
        ledger,
        DeliveryGuarantee.EXACTLY_ONCE,
        worker,
        tasks,
        point,
        passes);
  }

  private void awaitStanding(CountingProcess worker) {
    Await.until(
        "it stands at the point",
        DEADLINE,
        () -> {
          ledger.publish(50);
          return ledger.published();
        },
        published -> worker.hasSaid(CountedPipeline.STANDING));
  }

  private void awaitComplete(CountingProcess worker) {
    Await.until(
        "all have come out",
        DEADLINE,
        () -> ledger.arrived() + " of " + ledger.expected() + ", alive: " + worker.isAlive(),
        seen -> ledger.complete());
  }
}
