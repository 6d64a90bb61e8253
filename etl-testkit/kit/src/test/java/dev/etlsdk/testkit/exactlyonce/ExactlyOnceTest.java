package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionState;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka to Kafka exactly once, with filter, two sinks and dead letters, in this process. */
@KafkaTest
@Timeout(180)
class ExactlyOnceTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final EmbeddedKafka broker;
  private final Ledger ledger;
  private Map<String, String> consumer = Map.of();

  ExactlyOnceTest(EmbeddedKafka broker) {
    this.broker = broker;
    this.ledger = new Ledger(broker);
  }

  @AfterEach
  void restart() {
    broker.restart();
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

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  @Tag("faults")
  void holdsWhileWorkersJoinAndLeave(String protocol) throws Exception {
    consumer = Map.of("group.protocol", protocol);
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
      System.out.println(
          "restarts of the first worker, " + protocol + ": " + first.counters().restarts());
    } finally {
      first.close();
    }
    ledger.assertExactlyOnce();
  }

  /** The markers of transactions at its input's end count as read, also for idle readers. */
  @Test
  void aBoundedCopyOfTransactionalOutputEnds() throws Exception {
    ledger.publish(1000);
    try (Execution execution = start("w", 2)) {
      awaitComplete(execution);
    }
    String copy = broker.createUniqueTopic("copy", 1);
    Pipeline copying =
        Pipeline.named(copy)
            .source(
                "numbers",
                KafkaSource.topic(ledger.out)
                    .bootstrapServers(broker.bootstrapServers())
                    .schema(Schema.parse("id BIGINT NOT NULL"))
                    .codec(Json.codec())
                    .bounded()
                    .build())
            .sink(
                "numbers",
                KafkaSink.topic(copy)
                    .bootstrapServers(broker.bootstrapServers())
                    .codec(Json.codec())
                    .build())
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    RunnerOptions options = CountedPipeline.options().tasks(Ledger.PARTITIONS + 2).build();
    try (Execution execution = LocalRunner.create(options).start(copying)) {
      assertThat(execution.await(DEADLINE)).as("ended").isTrue();
    }
    assertThat(broker.awaitRecords(copy, ledger.expected(), DEADLINE)).hasSize(ledger.expected());
    assertThat(broker.committedOffsets(copy + ":numbers", ledger.out))
        .isEqualTo(broker.endOffsets(ledger.out));
  }

  @Test
  void holdsWhenTheBrokerRestarts() throws Exception {
    ledger.publish(2000);
    try (Execution execution = start("w", 2)) {
      awaitReading(execution);
      for (int restart = 0; restart < 2; restart++) {
        broker.stop();
        broker.restart();
        ledger.publish(1000);
      }
      awaitComplete(execution);
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
                    "elsewhere:9092",
                    Map.of()))
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
            broker.bootstrapServers(),
            consumer);
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
