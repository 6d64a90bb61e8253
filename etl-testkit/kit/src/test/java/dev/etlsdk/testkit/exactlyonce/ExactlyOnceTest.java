package dev.etlsdk.testkit.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.etlsdk.testkit.guarantee.DeliveryRun;
import dev.etlsdk.testkit.guarantee.DeliveryScenario;
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
  private final String name = CountedPipeline.freshName();
  private DeliveryRun run;

  ExactlyOnceTest(EmbeddedKafka broker) {
    this.broker = broker;
    this.run = open(Map.of());
  }

  private DeliveryRun open(Map<String, String> consumer) {
    return CountedPipeline.describe(
            DeliveryScenario.on(broker).within(DEADLINE),
            name,
            DeliveryGuarantee.EXACTLY_ONCE,
            consumer)
        .open();
  }

  @AfterEach
  void restart() {
    broker.restart();
    run.close();
  }

  @Test
  void everyRecordComesOutOnce() throws Exception {
    run.publish(5000);
    try (Execution execution = start("w", 2)) {
      run.awaitComplete();
      execution.stop();
      execution.await();
      assertThat(execution.counters().restarts()).isZero();
    }
    run.assertHolds();
    long committed =
        broker.committedOffsets(name + ":numbers", name).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    assertThat(committed).isEqualTo(5000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  @Tag("faults")
  void holdsWhileWorkersJoinAndLeave(String protocol) throws Exception {
    run.close();
    run = open(Map.of("group.protocol", protocol));
    run.publish(2000);
    Execution first = start("a", 2);
    try {
      awaitReading(first);
      for (int round = 0; round < 3; round++) {
        try (Execution second = start("b", 1)) {
          awaitReading(second);
          run.publish(1000);
          try (Execution third = start("", 1)) {
            awaitReading(third);
            run.publish(1000);
          }
        }
      }
      run.awaitComplete();
      System.out.println(
          "restarts of the first worker, " + protocol + ": " + first.counters().restarts());
    } finally {
      first.close();
    }
    run.assertHolds();
  }

  /** The markers of transactions at its input's end count as read, also for idle readers. */
  @Test
  void aBoundedCopyOfTransactionalOutputEnds() throws Exception {
    run.publish(1000);
    try (Execution execution = start("w", 2)) {
      run.awaitComplete();
    }
    String copy = broker.createUniqueTopic("copy", 1);
    Pipeline copying =
        Pipeline.named(copy)
            .source(
                "numbers",
                KafkaSource.topic(CountedPipeline.out(name))
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
    RunnerOptions options = run.options().tasks(CountedPipeline.PARTITIONS + 2).build();
    try (Execution execution = LocalRunner.create(options).start(copying)) {
      assertThat(execution.await(DEADLINE)).as("ended").isTrue();
    }
    int wanted = (int) CountedPipeline.wanted(run.published());
    assertThat(broker.awaitRecords(copy, wanted, DEADLINE)).hasSize(wanted);
    assertThat(broker.committedOffsets(copy + ":numbers", CountedPipeline.out(name)))
        .isEqualTo(broker.endOffsets(CountedPipeline.out(name)));
  }

  @Test
  void holdsWhenTheBrokerRestarts() throws Exception {
    run.publish(2000);
    try (Execution execution = start("w", 2)) {
      awaitReading(execution);
      for (int restart = 0; restart < 2; restart++) {
        broker.stop();
        broker.restart();
        run.publish(1000);
      }
      run.awaitComplete();
    }
    run.assertHolds();
  }

  @Test
  void aWorkerUnderTheIdOfAnotherShutsItOut() throws Exception {
    run.publish(500);
    try (Execution zombie = start("w", 1)) {
      awaitReading(zombie);
      try (Execution successor = start("w", 1)) {
        run.publish(500);
        Await.until("it is shut out", DEADLINE, zombie::state, s -> s == ExecutionState.FAILED);
        assertThat(zombie.failure().map(EtlException::code))
            .get()
            .isIn(EtlError.SINK_0001, EtlError.KAFKA_0010);
        run.publish(500);
        run.awaitComplete();
      }
    }
    run.assertHolds();
  }

  private Execution start(String worker, int tasks) {
    RunnerOptions.Builder options = run.options().tasks(tasks);
    if (!worker.isEmpty()) {
      options.workerId(worker);
    }
    return LocalRunner.create(options.build()).start(run.pipeline());
  }

  private void awaitReading(Execution joined) {
    run.publishUntil("the execution reads", () -> joined.counters().recordsIn() > 0);
  }
}
