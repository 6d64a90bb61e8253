package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionState;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kafka to Kafka exactly once, with filter, two sinks and dead letters, in this process. */
@KafkaTest
@Timeout(180)
class ExactlyOnceTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final EmbeddedKafka broker;
  private final Ledger ledger;

  ExactlyOnceTest(EmbeddedKafka broker) {
    this.broker = broker;
    this.ledger = new Ledger(broker);
  }

  @Test
  void everyRecordComesOutOnce() throws Exception {
    ledger.publish(5000);
    try (Execution execution = start("w", 2)) {
      awaitComplete(execution);
      execution.stop();
      execution.await();
      assertThat(execution.counters().restarts()).isZero();
    }
    ledger.assertExactlyOnce();
    long committed =
        broker.committedOffsets(ledger.in + ":numbers", ledger.in).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    assertThat(committed).isEqualTo(5000);
  }

  @Test
  void holdsWhileWorkersJoinAndLeave() throws Exception {
    ledger.publish(2000);
    Execution first = start("a", 2);
    try {
      awaitReading(first);
      for (int round = 0; round < 3; round++) {
        try (Execution second = start("b", 1)) {
          awaitReading(second);
          ledger.publish(1000);
          try (Execution third = start("", 1)) {
            awaitReading(third);
            ledger.publish(1000);
          }
        }
      }
      awaitComplete(first);
      System.out.println("restarts of the first worker: " + first.counters().restarts());
    } finally {
      first.close();
    }
    ledger.assertExactlyOnce();
  }

  @Test
  void aWorkerUnderTheIdOfAnotherShutsItOut() throws Exception {
    ledger.publish(500);
    try (Execution zombie = start("w", 1)) {
      awaitReading(zombie);
      try (Execution successor = start("w", 1)) {
        ledger.publish(500);
        Await.until("it is shut out", DEADLINE, zombie::state, s -> s == ExecutionState.FAILED);
        assertThat(zombie.failure().map(EtlException::code))
            .get()
            .isIn(EtlError.SINK_0001, EtlError.KAFKA_0010);
        ledger.publish(500);
        awaitComplete(successor);
      }
    }
    ledger.assertExactlyOnce();
  }

  @Test
  void refusesOutputOnAnotherCluster() {
    assertThatThrownBy(
            () ->
                CountedPipeline.of(
                    broker.bootstrapServers(),
                    ledger.in,
                    ledger.out,
                    ledger.evens,
                    ledger.letters,
                    DeliveryGuarantee.EXACTLY_ONCE,
                    "elsewhere:9092"))
        .isInstanceOfSatisfying(
            EtlException.class,
            failure -> {
              assertThat(failure.getMessage())
                  .contains("ETL-PIPELINE-0005")
                  .contains("elsewhere:9092");
            });
  }

  private Execution start(String worker, int tasks) {
    Pipeline pipeline =
        CountedPipeline.of(
            broker.bootstrapServers(),
            ledger.in,
            ledger.out,
            ledger.evens,
            ledger.letters,
            DeliveryGuarantee.EXACTLY_ONCE,
            broker.bootstrapServers());
    var options = CountedPipeline.options().tasks(tasks);
    if (!worker.isEmpty()) {
      options.workerId(worker);
    }
    return LocalRunner.create(options.build()).start(pipeline);
  }

  private void awaitReading(Execution joined) {
    Await.until(
        "the execution reads",
        DEADLINE,
        () -> {
          ledger.publish(Ledger.PARTITIONS);
          return joined.counters().recordsIn();
        },
        n -> n > 0);
  }

  private void awaitComplete(Execution execution) {
    Await.until(
        "all have come out",
        DEADLINE,
        () -> ledger.arrived() + " of " + ledger.expected() + ", " + execution.state(),
        seen -> ledger.complete());
  }
}
