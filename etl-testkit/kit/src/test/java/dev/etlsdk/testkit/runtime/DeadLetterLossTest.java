package dev.etlsdk.testkit.runtime;

import static dev.etlsdk.runtime.RestartPolicy.DEFAULT;
import static dev.etlsdk.runtime.RestartPolicy.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A dead-letter topic that can't take a letter stops the pipeline: the record isn't passed over,
 * and its letter is written once the topic is there again.
 */
@KafkaTest
@Timeout(120)
class DeadLetterLossTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Schema NUMBERS = Schema.parse("id BIGINT NOT NULL");
  private static final Map<String, String> PATIENT = Map.of();

  /** For what has to fail; also a machine that stands still for a moment doesn't fail with it. */
  private static final Map<String, String> IMPATIENT =
      Map.of("delivery.timeout.ms", "3000", "request.timeout.ms", "2000", "max.block.ms", "3000");

  private final KafkaBroker broker;
  private final String in;
  private final String out;
  private final String letters;

  DeadLetterLossTest(KafkaBroker broker) {
    this.broker = broker;
    this.in = broker.createUniqueTopic("in", 1);
    this.out = broker.createUniqueTopic("out", 1);
    this.letters = in + "-letters";
  }

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void nothingIsLostWhenTheTopicIsDeletedWhileThePipelineRuns(DeliveryGuarantee guarantee)
      throws Exception {
    broker.createTopic(letters, 1);
    broker.publish(in, "{\"id\":1}", "poison 1");
    try (Execution execution = start(guarantee, letters(IMPATIENT), NEVER, IMPATIENT)) {
      broker.awaitRecords(letters, 1, DEADLINE);
      Await.until(
          "the first letter is behind the group", DEADLINE, this::committed, at -> at == 2L);
      broker.deleteTopic(letters);
      broker.publish(in, "poison 2", "{\"id\":2}");

      assertThatThrownBy(execution::await)
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-KAFKA-000");
    }
    assertThat(committed()).isEqualTo(2);

    broker.createTopic(letters, 1);
    try (Execution execution = start(guarantee)) {
      assertThat(broker.awaitRecords(letters, 1, DEADLINE))
          .extracting(ReceivedRecord::text)
          .containsExactly("poison 2");
      broker.awaitRecords(out, 2, DEADLINE);
      Await.until("all is behind the group", DEADLINE, this::committed, at -> at >= 4L);
      assertThat(broker.records(out).stream().map(ReceivedRecord::text).distinct())
          .containsExactly("{\"id\":1}", "{\"id\":2}");
      assertThat(broker.records(out))
          .hasSizeGreaterThanOrEqualTo(2)
          .satisfies(
              rows -> {
                if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
                  assertThat(rows).hasSize(2);
                }
              });
      assertThat(execution.counters().restarts()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void nothingIsLostWhenTheTopicIsTooSmall(DeliveryGuarantee guarantee) throws Exception {
    String poison = "poison" + "x".repeat(2000);
    broker.createTopic(letters, 1, Map.of("max.message.bytes", "1500"));
    broker.publish(in, "{\"id\":1}", poison, "{\"id\":2}");
    try (Execution execution = start(guarantee, letters(PATIENT), DEFAULT, PATIENT)) {
      assertThatThrownBy(execution::await)
          .isInstanceOfSatisfying(
              EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.KAFKA_0015))
          .hasMessageContaining("the dead letter of " + in + "-0@1 can't be written")
          .hasMessageContaining("raise max.message.bytes of the dead-letter topic");
      assertThat(execution.counters().restarts()).as("can't help").isZero();
    }
    assertThat(committed()).isLessThanOrEqualTo(1);

    broker.deleteTopic(letters);
    broker.createTopic(letters, 1);
    try (Execution execution = start(guarantee)) {
      assertThat(broker.awaitRecords(letters, 1, DEADLINE))
          .extracting(ReceivedRecord::text)
          .containsExactly(poison);
      assertThat(broker.awaitRecords(out, 2, DEADLINE))
          .extracting(ReceivedRecord::text)
          .contains("{\"id\":1}", "{\"id\":2}");
      assertThat(execution.counters().restarts()).isZero();
    }
  }

  /** What can't wait isn't passed over either. */
  @Tag("faults")
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void nothingIsLostWhenTheRetryTopicIsTooSmall(DeliveryGuarantee guarantee) throws Exception {
    String poison = "poison" + "x".repeat(2000);
    String retry = in + "-retry";
    broker.createTopic(letters, 1);
    broker.createTopic(retry, 1, Map.of("max.message.bytes", "1500"));
    broker.publish(in, poison);
    ErrorPolicy waiting =
        ErrorPolicy.retry(2)
            .backoff(Duration.ofMillis(10), Duration.ofMillis(10))
            .alsoOn(EtlError.DECODE_0001)
            .through(
                KafkaRetryTopic.topic(retry).bootstrapServers(broker.bootstrapServers()).build())
            .thenDeadLetter(deadLetters(PATIENT));
    try (Execution execution = start(guarantee, waiting, DEFAULT, PATIENT)) {
      assertThatThrownBy(execution::await)
          .isInstanceOfSatisfying(
              EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.KAFKA_0015))
          .hasMessageContaining("to wait, the record " + in + "-0@0 can't be written")
          .hasMessageContaining("raise max.message.bytes of the retry topic")
          .message()
          .doesNotContain("dead");
      assertThat(execution.counters().restarts()).isZero();
    }
    assertThat(committed()).isZero();

    broker.deleteTopic(retry);
    broker.createTopic(retry, 1);
    try (Execution execution = start(guarantee, waiting, DEFAULT, PATIENT)) {
      assertThat(broker.awaitRecords(letters, 1, DEADLINE))
          .extracting(ReceivedRecord::text)
          .containsExactly(poison);
      assertThat(execution.counters().restarts()).isZero();
    }
  }

  private long committed() {
    return broker.committedOffsets(in + ":numbers", in).getOrDefault(0, 0L);
  }

  private ErrorPolicy letters(Map<String, String> clients) {
    return ErrorPolicy.deadLetter(deadLetters(clients));
  }

  private KafkaDeadLetters deadLetters(Map<String, String> clients) {
    return KafkaDeadLetters.topic(letters)
        .bootstrapServers(broker.bootstrapServers())
        .properties(clients)
        .build();
  }

  private Execution start(DeliveryGuarantee guarantee) {
    return start(guarantee, letters(PATIENT), NEVER, PATIENT);
  }

  private Execution start(
      DeliveryGuarantee guarantee,
      ErrorPolicy policy,
      RestartPolicy restarts,
      Map<String, String> clients) {
    String servers = broker.bootstrapServers();
    Pipeline pipeline =
        Pipeline.named(in)
            .source(
                "numbers",
                KafkaSource.topic(in)
                    .bootstrapServers(servers)
                    .schema(NUMBERS)
                    .codec(Json.codec())
                    .build())
            .sink(
                "numbers",
                KafkaSink.topic(out)
                    .bootstrapServers(servers)
                    .codec(Json.codec())
                    .properties(clients)
                    .build())
            .onError(policy)
            .delivery(guarantee)
            .build();
    return LocalRunner.create(
            RunnerOptions.builder()
                .commitInterval(Duration.ofMillis(100))
                .restarts(restarts)
                .build())
        .start(pipeline);
  }
}
