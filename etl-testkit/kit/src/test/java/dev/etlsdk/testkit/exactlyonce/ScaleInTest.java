package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.DeliveryScenario;
import dev.etlsdk.testkit.guarantee.WorkerProcess;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the places of workers and tasks that aren't there any more. */
@KafkaTest
@Tag("faults")
@Timeout(300)
class ScaleInTest {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** How long a group waits for a member with a stable name, unless a test says less. */
  private static final Duration SESSION = Duration.ofSeconds(45);

  private static final Duration SHORT_SESSION = Duration.ofSeconds(6);

  /** Longer than sources wait for an answer. */
  private static final Duration TRANSACTION = Duration.ofSeconds(20);

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int RECORDS = 1000;

  private final KafkaBroker broker;

  ScaleInTest(KafkaBroker broker) {
    this.broker = broker;
  }

  @Test
  void thePlacesOfAStoppedWorkerAreFreeAtOnce() {
    try (DeliveryRun run = open(SESSION)) {
      WorkerProcess stays = run.start("v");
      WorkerProcess leaves = run.start("w");
      run.publishUntil("both read", () -> stays.isReading() && leaves.isReading());
      leaves.stop(LIMIT);
      long stopped = System.nanoTime();
      run.publish(RECORDS);
      run.awaitComplete();
      assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(SESSION.dividedBy(2));
      run.assertHolds();
    }
  }

  /** Offsets in its transaction aren't known before that has ended. */
  @Test
  void othersGoOnWhereAWorkerWasKilledInItsTransactionAndDoesNotComeBack() throws Exception {
    try (DeliveryRun run = open(SHORT_SESSION)) {
      run.publish(RECORDS);
      WorkerProcess dies = run.startStandingAt("w", CommitPoint.PROGRESS_SENT, 1);
      run.publishUntil("it stands in a transaction", dies::isStanding);
      dies.kill();
      LocalRunner runner = LocalRunner.create(run.options().workerId("v").build());
      try (Execution takesOver = runner.start(run.pipeline())) {
        run.publish(RECORDS);
        run.awaitComplete();
        assertThat(takesOver.counters().restarts()).as("restarts").isZero();
      }
      run.assertHolds();
    }
  }

  /** Its other tasks' places are nobody's. */
  @Test
  void aKilledWorkerThatComesBackWithFewerTasksGetsAllPartitionsWhenTheirSessionsAreOver() {
    try (DeliveryRun run = open(SHORT_SESSION)) {
      run.publish(RECORDS);
      WorkerProcess killed = run.start("w", 2);
      run.publishUntil("it reads", killed::isReading);
      run.awaitComplete();
      killed.kill();
      long begun = System.nanoTime();
      WorkerProcess smaller = run.start("w", 1);
      run.publish(RECORDS);
      run.awaitComplete();
      smaller.assertAlive();
      System.out.printf(
          "with one task in place of two, all is read after %d ms; the session is %d ms%n",
          Duration.ofNanos(System.nanoTime() - begun).toMillis(), SHORT_SESSION.toMillis());
      run.assertHolds();
    }
  }

  private DeliveryRun open(Duration session) {
    String name = "scale-" + UUID.randomUUID().toString().substring(0, 8);
    return DeliveryScenario.on(broker)
        .pipeline(servers -> pipeline(servers, name, session))
        .partitions(2)
        .within(LIMIT)
        .input(name, n -> KafkaRecord.of("{\"id\":" + n + "}").withPartition((int) (n % 2)))
        .output(name + "-out", row -> Long.parseLong(row.text().replaceAll("\\D", "")))
        .open();
  }

  private static Pipeline pipeline(String servers, String name, Duration session) {
    return Pipeline.named(name)
        .source(
            "numbers",
            KafkaSource.topic(name)
                .bootstrapServers(servers)
                .connectTimeout(CONNECT)
                .property("session.timeout.ms", Long.toString(session.toMillis()))
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .sink(
            "numbers",
            KafkaSink.topic(name + "-out")
                .bootstrapServers(servers)
                .property("transaction.timeout.ms", Long.toString(TRANSACTION.toMillis()))
                .codec(Json.codec())
                .build())
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }
}
