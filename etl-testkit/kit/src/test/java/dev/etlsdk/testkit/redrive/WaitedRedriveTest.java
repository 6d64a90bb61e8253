package dev.etlsdk.testkit.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.DeadLetterHeaders;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.redrive.Redrive;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that waited in a retry topic, became dead letters all the same, and are sent again. */
@KafkaTest
@Timeout(120)
@Tag("faults")
class WaitedRedriveTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Instant LATELY =
      Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);

  private final KafkaBroker broker;
  private final String in;
  private final String all;
  private final String priced;
  private final String retry;
  private final String letters;
  private volatile boolean away = true;

  record Order(long id) {}

  WaitedRedriveTest(KafkaBroker broker) {
    this.broker = broker;
    this.in = broker.createUniqueTopic("orders", 3);
    this.all = broker.createUniqueTopic("all", 1);
    this.priced = broker.createUniqueTopic("priced", 1);
    this.retry = broker.createUniqueTopic("retry", 2);
    this.letters = broker.createUniqueTopic("letters", 2);
  }

  /**
   * A chain of two stages, of which the second fails.
   *
   * @param forks whether the first is written as well
   */
  private Pipeline pipeline(boolean forks) {
    String servers = broker.bootstrapServers();
    PipelineBuilder builder =
        Pipeline.named(in)
            .source(
                "orders",
                KafkaSource.topic(in)
                    .bootstrapServers(servers)
                    .schema(RecordSchemas.of(Order.class))
                    .codec(Json.codec())
                    .build())
            .transform(
                "checked", "orders", Order.class, Order.class, (order, rows) -> rows.emit(order))
            .transform(
                "priced",
                "checked",
                Order.class,
                Order.class,
                (order, rows) -> {
                  if (away && order.id() == 2) {
                    throw EtlException.of(EtlError.TRANSFORM_0006, "no prices").build();
                  }
                  rows.emit(order);
                })
            .sink("priced", sink(priced));
    if (forks) {
      builder.sink("checked", sink(all));
    }
    return builder
        .onError(
            ErrorPolicy.retry(2)
                .backoff(Duration.ofMillis(50), Duration.ofMillis(50))
                .through(KafkaRetryTopic.topic(retry).bootstrapServers(servers).build())
                .thenDeadLetter(KafkaDeadLetters.topic(letters).bootstrapServers(servers).build()))
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }

  private KafkaSink sink(String topic) {
    return KafkaSink.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .codec(Json.codec())
        .build();
  }

  private List<StoredLetter> list(boolean forks) {
    try (Pipeline pipeline = pipeline(forks)) {
      return Redrive.of(pipeline).list();
    }
  }

  private Execution start(Pipeline pipeline) {
    return LocalRunner.create(RunnerOptions.builder().commitInterval(Duration.ofMillis(50)).build())
        .start(pipeline);
  }

  private static String header(ReceivedRecord letter, String name) {
    return letter.headerText(DeadLetterHeaders.PREFIX + name);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void letterTellsWhereItsRecordCameFromFirstAndGoesBackThere(boolean forks) {
    broker.publish(in, List.of(order(1, 0), order(2, 2), order(3, 2)));
    try (Pipeline pipeline = pipeline(forks);
        Execution execution = start(pipeline)) {
      ReceivedRecord letter = broker.awaitRecords(letters, 1, DEADLINE).get(0);
      assertThat(header(letter, "topic")).isEqualTo(in);
      assertThat(header(letter, "partition")).isEqualTo("2");
      assertThat(header(letter, "offset")).isEqualTo("0");
      assertThat(header(letter, "timestamp")).isEqualTo(Long.toString(LATELY.toEpochMilli()));
      assertThat(header(letter, "attempt")).isEqualTo("3");
      assertThat(header(letter, "stream")).isEqualTo("priced");
      assertThat(letter.headerText("__connect.errors.topic")).isEqualTo(in);
      assertThat(letter.headerText("__connect.errors.offset")).isEqualTo("0");
      assertThat(execution.counters().restarts()).isZero();
    }
    assertThat(list(forks))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.redrives()).isZero();
              assertThat(letter.attempt()).isEqualTo(3);
              KeptRecord record = letter.record().orElseThrow();
              assertThat(record.timestamp()).isEqualTo(LATELY.toEpochMilli());
              assertThat(record.headers()).extracting("name").containsExactly("trace");
            });

    sendAndFailAgain(forks);

    away = false;
    try (Pipeline pipeline = pipeline(forks)) {
      assertThat(Redrive.of(pipeline).dryRun()).hasToString("1 of 1 now pass");
      assertThat(Redrive.of(pipeline).send().sent()).isEqualTo(1);
      try (Execution execution = start(pipeline)) {
        broker.awaitRecords(priced, 3, DEADLINE);
      }
    }
    assertThat(texts(priced)).containsExactly("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
    assertThat(texts(all)).hasSize(forks ? 3 : 0);
    assertThat(list(forks)).as("marks are no letters").isEmpty();
  }

  /** It waits again, with its own attempts, and the count of redrives is kept. */
  private void sendAndFailAgain(boolean forks) {
    try (Pipeline pipeline = pipeline(forks)) {
      assertThat(Redrive.of(pipeline).send().sent()).isEqualTo(1);
      assertThat(broker.records(in, Visibility.COMMITTED))
          .filteredOn(record -> record.headerText(RedriveHeaders.COUNT) != null)
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.partition()).isEqualTo(2);
                assertThat(record.timestamp()).isEqualTo(LATELY);
                assertThat(record.headerText(RedriveHeaders.STREAM)).isEqualTo("priced");
              });
      try (Execution execution = start(pipeline)) {
        // The first letter, a mark, and the second.
        broker.awaitRecords(letters, 3, DEADLINE);
        assertThat(execution.counters().restarts()).isZero();
      }
    }
    assertThat(list(forks))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.redrives()).isEqualTo(1);
              assertThat(letter.attempt()).isEqualTo(3);
              assertThat(letter.record().orElseThrow().topic()).isEqualTo(in);
              assertThat(letter.record().orElseThrow().partition()).isEqualTo(2);
              assertThat(letter.record().orElseThrow().offset()).isEqualTo(2);
            });
  }

  private List<String> texts(String topic) {
    return broker.records(topic, Visibility.COMMITTED).stream()
        .map(ReceivedRecord::text)
        .sorted()
        .toList();
  }

  private static KafkaRecord order(long id, int partition) {
    return KafkaRecord.of("{\"id\":" + id + "}")
        .withKey("k" + id)
        .withHeader("trace", "t" + id)
        .withPartition(partition)
        .withTimestamp(LATELY);
  }
}
