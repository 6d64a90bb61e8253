package dev.etlsdk.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorBudget;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An error budget is counted across restarts, in the metadata of the group's offsets. */
@KafkaTest
@Timeout(120)
class ErrorBudgetRestartTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Schema NUMBERS = Schema.parse("id BIGINT NOT NULL");

  private final KafkaBroker broker;
  private final String in;
  private final String out;
  private final String letters;

  ErrorBudgetRestartTest(KafkaBroker broker) {
    this.broker = broker;
    this.in = broker.createUniqueTopic("in", 2);
    this.out = broker.createUniqueTopic("out", 1);
    this.letters = broker.createUniqueTopic("letters", 1);
  }

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void whatFailedBeforeARestartCounts(DeliveryGuarantee guarantee) throws Exception {
    broker.publish(in, "poison", "{\"id\":1}", "poison", "{\"id\":2}");
    run(guarantee);
    broker.publish(in, "{\"id\":3}", "poison");
    run(guarantee);
    assertThat(broker.records(letters)).hasSize(3);

    broker.publish(in, "{\"id\":4}", "poison");
    assertThatThrownBy(() -> run(guarantee))
        .hasMessageContaining("ETL-RUN-0009")
        .hasMessageContaining("4 of ");
    assertThat(broker.records(letters)).hasSize(3);

    // A budget that is larger lets the same record pass.
    try (Execution execution = start(guarantee, ErrorBudget.rows(4))) {
      assertThat(execution.await(DEADLINE)).isTrue();
    }
    assertThat(broker.records(letters)).hasSize(4);
    assertThat(broker.records(out)).hasSize(4);
  }

  private void run(DeliveryGuarantee guarantee) throws Exception {
    try (Execution execution = start(guarantee, ErrorBudget.rows(3))) {
      assertThat(execution.await(DEADLINE)).isTrue();
    }
  }

  private Execution start(DeliveryGuarantee guarantee, ErrorBudget budget) {
    String servers = broker.bootstrapServers();
    Pipeline pipeline =
        Pipeline.named(in)
            .source(
                "numbers",
                KafkaSource.topic(in)
                    .bootstrapServers(servers)
                    .schema(NUMBERS)
                    .codec(Json.codec())
                    .bounded()
                    .build())
            .sink(
                "numbers",
                KafkaSink.topic(out).bootstrapServers(servers).codec(Json.codec()).build())
            .onError(
                ErrorPolicy.deadLetter(
                    KafkaDeadLetters.topic(letters).bootstrapServers(servers).build()))
            .errorBudget(budget)
            .delivery(guarantee)
            .build();
    return LocalRunner.create(
            RunnerOptions.builder().tasks(2).restarts(RestartPolicy.NEVER).build())
        .start(pipeline);
  }
}
