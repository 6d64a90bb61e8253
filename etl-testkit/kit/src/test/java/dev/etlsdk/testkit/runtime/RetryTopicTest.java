package dev.etlsdk.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.Retry;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.DeadLetterHeaders;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionState;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records that fail for a reason that may pass wait in a topic, and hold up nothing. */
@KafkaTest
@Timeout(120)
class RetryTopicTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration BACKOFF = Duration.ofMillis(400);
  private static final Schema NUMBERS = Schema.parse("id BIGINT NOT NULL");

  private final KafkaBroker broker;
  private final String in;
  private final String retry;
  private final String copies;
  private final String out;
  private final String letters;

  /** The times at which the record 2 was tried. */
  private final List<Long> tries = Collections.synchronizedList(new ArrayList<>());

  private volatile int failures;

  record Number(long id) {}

  RetryTopicTest(KafkaBroker broker) {
    this.broker = broker;
    this.in = broker.createUniqueTopic("in", 1);
    this.retry = broker.createUniqueTopic("retry", 2);
    this.copies = broker.createUniqueTopic("copies", 1);
    this.out = broker.createUniqueTopic("out", 1);
    this.letters = broker.createUniqueTopic("letters", 1);
  }

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void recordIsTriedAgainLaterAndHoldsUpNothing(DeliveryGuarantee guarantee) {
    failures = 2;
    publish();
    try (Execution execution = start(guarantee, retries(5))) {
      assertThat(broker.awaitRecords(out, 3, DEADLINE))
          .extracting(ReceivedRecord::text)
          .containsExactly("{\"id\":1}", "{\"id\":3}", "{\"id\":2}");
      assertThat(execution.counters().restarts()).isZero();
    }
    assertThat(tries).hasSize(3);
    assertThat(tries.get(1) - tries.get(0)).isGreaterThanOrEqualTo(BACKOFF.toNanos());
    // What is written of it elsewhere isn't written again, and its headers are its own.
    assertThat(broker.records(copies)).hasSize(3);
    assertThat(broker.records(out))
        .filteredOn(row -> row.text().contains("2"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.keyText()).isEqualTo("k2");
              assertThat(row.headers()).extracting("name").containsExactly("trace");
            });
    assertThat(broker.records(letters)).isEmpty();
  }

  @Tag("faults")
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void whatStillFailsGoesToDeadLettersWithItsFirstPlace(DeliveryGuarantee guarantee) {
    failures = 100;
    publish();
    try (Execution execution = start(guarantee, retries(2))) {
      List<ReceivedRecord> letter = broker.awaitRecords(letters, 1, DEADLINE);
      assertThat(header(letter.get(0), "attempt")).isEqualTo("3");
      assertThat(header(letter.get(0), "topic")).isEqualTo(in);
      assertThat(header(letter.get(0), "offset")).isEqualTo("1");
      assertThat(header(letter.get(0), "stream")).isEqualTo("checked");
      assertThat(letter.get(0).text()).isEqualTo("{\"id\":2}");
      assertThat(letter.get(0).headers())
          .extracting("name", String.class)
          .contains("trace")
          .noneMatch(name -> name.startsWith("__etl.retry") || name.startsWith("__etl.redrive"));
      assertThat(execution.counters().deadLetters()).isEqualTo(1);
    }
    assertThat(tries).hasSize(3);
    assertThat(broker.records(out)).hasSize(2);
    assertThat(broker.records(copies)).hasSize(3);
  }

  @Tag("faults")
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void recordThatWaitsIsTriedAgainAfterARestart(DeliveryGuarantee guarantee) {
    failures = 1;
    publish();
    try (Execution first = start(guarantee, retries(5))) {
      broker.awaitRecords(retry, 1, DEADLINE);
      broker.awaitRecords(out, 2, DEADLINE);
    }
    try (Execution second = start(guarantee, retries(5))) {
      broker.awaitRecords(out, 3, DEADLINE);
      Await.until(
          "nothing waits any more",
          DEADLINE,
          () ->
              broker.committedOffsets(in + ":numbers", retry).values().stream()
                  .anyMatch(n -> n >= 1),
          done -> done);
    }
    assertThat(broker.records(out))
        .extracting(ReceivedRecord::text)
        .containsExactly("{\"id\":1}", "{\"id\":3}", "{\"id\":2}");
    assertThat(broker.records(letters)).isEmpty();
  }

  /** What fails meanwhile comes to stand behind the ends that such a run began with. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void boundedRunEndsWhenNothingWaitsAnyMore(DeliveryGuarantee guarantee) throws Exception {
    failures = 2;
    publish();
    try (Execution execution = start(guarantee, retries(5), true)) {
      assertThat(execution.await(DEADLINE)).as("it has ended").isTrue();
      assertThat(execution.state()).isEqualTo(ExecutionState.FINISHED);
      assertThat(execution.lag()).hasValue(0);
    }
    assertThat(broker.records(out))
        .extracting(ReceivedRecord::text)
        .containsExactly("{\"id\":1}", "{\"id\":3}", "{\"id\":2}");
    assertThat(broker.records(letters)).isEmpty();
  }

  @Tag("faults")
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void boundedRunSendsWhatStillFailsToDeadLetters(DeliveryGuarantee guarantee) throws Exception {
    failures = 100;
    publish();
    try (Execution execution = start(guarantee, retries(2), true)) {
      assertThat(execution.await(DEADLINE)).as("it has ended").isTrue();
      assertThat(execution.counters().deadLetters()).isEqualTo(1);
    }
    assertThat(broker.records(letters)).hasSize(1);
    assertThat(broker.records(out)).hasSize(2);
  }

  /** The one that reads what waits needn't be the one in which it failed. */
  @Tag("faults")
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void boundedRunsOfAGroupEndTogether(DeliveryGuarantee guarantee) throws Exception {
    failures = 2;
    publish();
    try (Execution one = start(guarantee, retries(5), true);
        Execution other = start(guarantee, retries(5), true)) {
      assertThat(one.await(DEADLINE)).as("the first has ended").isTrue();
      assertThat(other.await(DEADLINE)).as("the second has ended").isTrue();
    }
    assertThat(broker.records(out)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(broker.records(out))
        .extracting(ReceivedRecord::text)
        .contains("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
    assertThat(broker.records(letters)).isEmpty();
  }

  @Tag("faults")
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void boundedRunThatIsStoppedLeavesWhatWaitsToTheNext(DeliveryGuarantee guarantee)
      throws Exception {
    failures = 1;
    publish();
    Duration hour = Duration.ofHours(1);
    try (Execution first = start(guarantee, retries(5).backoff(hour, hour), true)) {
      broker.awaitRecords(retry, 1, DEADLINE);
      assertThat(first.await(BACKOFF)).as("it has ended by itself").isFalse();
      first.stop();
      assertThat(first.await(Duration.ofSeconds(20))).as("it has stopped").isTrue();
    }
    assertThat(broker.records(out)).hasSize(2);
    try (Execution second = start(guarantee, retries(5), true)) {
      Await.until("it knows of what waits", DEADLINE, () -> second.lag().orElse(0), lag -> lag > 0);
      assertThat(second.await(BACKOFF)).as("it has ended by itself").isFalse();
    }
  }

  @Test
  void sourceThatCannotReadWhatWaitsIsRefused() {
    KafkaSource pattern =
        KafkaSource.topicPattern(Pattern.compile(in))
            .bootstrapServers(broker.bootstrapServers())
            .schema(NUMBERS)
            .codec(Json.codec())
            .build();
    assertThatThrownBy(
            () ->
                Pipeline.named(in)
                    .source("numbers", pattern)
                    .sink("numbers", sink(out))
                    .onError(retries(3).thenSkip())
                    .build())
        .isInstanceOfSatisfying(
            EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.PIPELINE_0006))
        .hasMessageContaining("read topics by name");
  }

  private static String header(ReceivedRecord letter, String name) {
    return letter.headerText(DeadLetterHeaders.PREFIX + name);
  }

  private void publish() {
    broker.publish(
        in,
        List.of(
            KafkaRecord.of("{\"id\":1}").withKey("k1"),
            KafkaRecord.of("{\"id\":2}").withKey("k2").withHeader("trace", "t2"),
            KafkaRecord.of("{\"id\":3}").withKey("k3")));
  }

  private Retry retries(int attempts) {
    return ErrorPolicy.retry(attempts)
        .backoff(BACKOFF, BACKOFF)
        .jitter(0)
        .through(KafkaRetryTopic.topic(retry).bootstrapServers(broker.bootstrapServers()).build());
  }

  private KafkaSink sink(String topic) {
    return KafkaSink.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .codec(Json.codec())
        .build();
  }

  private Execution start(DeliveryGuarantee guarantee, Retry retries) {
    return start(guarantee, retries, false);
  }

  private Execution start(DeliveryGuarantee guarantee, Retry retries, boolean bounded) {
    Pipeline pipeline =
        Pipeline.named(in)
            .source(
                "numbers",
                KafkaSource.topic(in)
                    .bootstrapServers(broker.bootstrapServers())
                    .schema(NUMBERS)
                    .codec(Json.codec())
                    .build())
            .transform(
                "checked",
                "numbers",
                Number.class,
                Number.class,
                (number, rows) -> {
                  if (number.id() == 2) {
                    tries.add(System.nanoTime());
                    if (tries.size() <= failures) {
                      throw EtlException.of(EtlError.TRANSFORM_0006, "away").build();
                    }
                  }
                  rows.emit(number);
                })
            .sink("numbers", sink(copies))
            .sink("checked", sink(out))
            .onError(
                "checked",
                retries.thenDeadLetter(
                    KafkaDeadLetters.topic(letters)
                        .bootstrapServers(broker.bootstrapServers())
                        .build()))
            .delivery(guarantee)
            .build();
    return LocalRunner.create(
            RunnerOptions.builder().tasks(2).commitInterval(Duration.ofMillis(100)).build())
        .start(bounded ? pipeline.untilEnd() : pipeline);
  }
}
