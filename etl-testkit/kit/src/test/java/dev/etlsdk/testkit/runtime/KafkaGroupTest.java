package dev.etlsdk.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionState;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.StepListener;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import dev.etlsdk.testkit.kafka.EmbeddedKafka;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The local runner in a consumer group of a real broker: whatever comes and goes, every record that
 * went in is accounted for.
 */
@KafkaTest
@Timeout(180)
class KafkaGroupTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Schema NUMBERS = Schema.parse("id BIGINT NOT NULL");
  private static final int PARTITIONS = 4;

  private final EmbeddedKafka broker;
  private final String in;
  private final String out;
  private int published;

  KafkaGroupTest(EmbeddedKafka broker) {
    this.broker = broker;
    this.in = broker.createUniqueTopic("in", PARTITIONS);
    this.out = broker.createUniqueTopic("out", 2);
  }

  @AfterEach
  void restart() {
    broker.restart();
  }

  @Test
  @Tag("faults")
  void nothingIsLostWhenExecutionsJoinAndLeave() throws Exception {
    publish(2000);
    Execution first = start(copying());
    try (Execution second = start(copying())) {
      publish(2000);
      awaitReading(second);
      publish(2000);
      first.stop();
      first.await();
      assertThat(first.state()).isEqualTo(ExecutionState.FINISHED);
      publish(2000);
      try (Execution third = start(copying())) {
        awaitReading(third);
        publish(500);
        awaitAll();
      }
    } finally {
      first.close();
    }
    assertThat(written()).isEqualTo(everything());
  }

  @Test
  void nothingIsLostWhenTheBrokerRestarts() throws Exception {
    publish(3000);
    try (Execution execution = start(copying())) {
      Await.until("it reads", DEADLINE, () -> execution.counters().recordsIn(), n -> n > 0);
      broker.stop();
      broker.restart();
      publish(3000);
      awaitAll();
      assertThat(execution.state()).isIn(ExecutionState.RUNNING, ExecutionState.RESTARTING);
    }
    assertThat(written()).isEqualTo(everything());
  }

  @Test
  void aPausedExecutionGivesAndTakesPartitions() throws Exception {
    publish(1000);
    try (Execution first = start(copying())) {
      awaitAll();
      first.pause();
      publish(1000);
      try (Execution second = start(copying())) {
        awaitReading(second);
        long readBefore = first.counters().recordsIn();
        publish(1000);
        second.stop();
        second.await();
        // What the second left is the first one's again, which is still paused.
        Await.until(
            "the first has all partitions, and reads none of them",
            DEADLINE,
            () -> first.lag().orElse(-1),
            lag -> lag >= 1);
        assertThat(first.counters().recordsIn()).isEqualTo(readBefore);
      }
      first.resume();
      awaitAll();
    }
    assertThat(written()).isEqualTo(everything());
  }

  @Test
  @Tag("faults")
  void exactlyOnceHoldsWhileExecutionsJoinAndLeave() throws Exception {
    InMemoryStore store = InMemoryStore.create();
    publish(2000);
    Execution first = start(exactlyOnce(store), "a");
    try (Execution second = start(exactlyOnce(store), "b")) {
      awaitReading(second);
      publish(1000);
      first.close();
      publish(1000);
      Await.until("all are written", DEADLINE, () -> store.rows("out").size(), n -> n >= published);
    } finally {
      first.close();
    }
    assertThat(store.rows("out"))
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, published).mapToObj(Row::of).toList());
  }

  @Test
  void readersOfTwoBoundedSourcesDoNotWaitForEachOtherForEver() throws Exception {
    InMemoryStore store = InMemoryStore.create();
    String one = broker.createUniqueTopic("one", 1);
    String other = broker.createUniqueTopic("other", 1);
    broker.publish(one, json(0, 10));
    broker.publish(other, json(10, 20));
    Pipeline pipeline =
        Pipeline.named(in)
            .source("one", source(one).bounded().build())
            .source("other", source(other).bounded().build())
            .sink("one", store.sink("out"))
            .sink("other", store.sink("out"))
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    try (Execution execution = start(pipeline)) {
      assertThat(execution.await(DEADLINE)).isTrue();
    }
    assertThat(store.rows("out")).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void anAttemptThatBeginsAgainEndsWhereTheFirstOneDid() throws Exception {
    publish(100);
    AtomicInteger writes = new AtomicInteger();
    StepListener failsOnce =
        new StepListener() {
          @Override
          public void before(Step step) {
            if (step == Step.WRITE && writes.incrementAndGet() == 3) {
              broker.publish(in, json(100, 200));
              throw EtlException.of(EtlError.KAFKA_0005, "the broker is away").build();
            }
          }
        };
    InMemoryStore store = InMemoryStore.create();
    Pipeline pipeline =
        Pipeline.named(in)
            .source("numbers", source(in).bounded().build())
            .sink("numbers", SteppedSink.of(store.sink("out"), failsOnce))
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    RunnerOptions options =
        options().tasks(1).fetchLimits(new FetchLimits(10, 1 << 20, Duration.ZERO)).build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      assertThat(execution.await(DEADLINE)).isTrue();
      assertThat(execution.counters().restarts()).isEqualTo(1);
    }
    assertThat(store.rows("out"))
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 100).mapToObj(Row::of).toList());
  }

  @Test
  void recordsAndTombstonesWithoutKeysGoToTheDeadLettersOfACompactedTopic() throws Exception {
    String compacted = out + "-compact";
    String letters = broker.createUniqueTopic("letters", 1);
    broker.createTopic(compacted, 1, Map.of("cleanup.policy", "compact"));
    broker.publish(
        in,
        List.of(
            KafkaRecord.of("{\"id\":1}").withKey("a").withPartition(0),
            KafkaRecord.of("{\"id\":2}").withPartition(0),
            KafkaRecord.ofBytes(null).withPartition(0),
            KafkaRecord.ofBytes(null).withKey("b").withPartition(0)));
    Pipeline pipeline =
        Pipeline.named(in)
            .source(
                "numbers",
                KafkaSource.topic(in)
                    .bootstrapServers(broker.bootstrapServers())
                    .schema(NUMBERS)
                    .codec(
                        Json.codec(
                            JsonOptions.builder()
                                .tombstones(JsonOptions.Tombstones.PASS_ON)
                                .build()))
                    .bounded()
                    .build())
            .sink("numbers", sink(compacted))
            .onError(
                ErrorPolicy.deadLetter(
                    KafkaDeadLetters.topic(letters)
                        .bootstrapServers(broker.bootstrapServers())
                        .build()))
            .build();
    try (Execution execution = start(pipeline)) {
      assertThat(execution.await(DEADLINE)).isTrue();
      assertThat(execution.counters().errorsByCode()).isEqualTo(Map.of("ETL-KAFKA-0012", 2L));
      assertThat(execution.counters().rowsOut()).isEqualTo(1);
      assertThat(execution.counters().tombstonesOut()).isEqualTo(1);
      assertThat(execution.counters().restarts()).isZero();
      assertThat(execution.lag()).hasValue(0);
    }
    assertThat(broker.records(compacted))
        .extracting(ReceivedRecord::keyText)
        .containsExactly("a", "b");
    assertThat(broker.records(letters))
        .extracting(ReceivedRecord::text)
        .containsExactly("{\"id\":2}", null);
  }

  private Pipeline copying() {
    return Pipeline.named(in)
        .source("numbers", source(in).build())
        .sink("numbers", sink(out))
        .build();
  }

  private Pipeline exactlyOnce(InMemoryStore store) {
    return Pipeline.named(in)
        .source("numbers", source(in).build())
        .sink("numbers", store.sink("out"))
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }

  private KafkaSource.Builder source(String topic) {
    return KafkaSource.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .schema(NUMBERS)
        .codec(Json.codec());
  }

  private KafkaSink sink(String topic) {
    return KafkaSink.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .codec(Json.codec())
        .build();
  }

  private static RunnerOptions.Builder options() {
    Duration delay = Duration.ofMillis(200);
    return RunnerOptions.builder()
        .tasks(2)
        .commitInterval(Duration.ofMillis(100))
        .restarts(new RestartPolicy(20, delay, delay, Duration.ofMinutes(1)));
  }

  private static Execution start(Pipeline pipeline) {
    return LocalRunner.create(options().build()).start(pipeline);
  }

  private static Execution start(Pipeline pipeline, String worker) {
    return LocalRunner.create(options().workerId(worker).build()).start(pipeline);
  }

  private void publish(int count) {
    broker.publish(in, json(published, published + count));
    published += count;
  }

  private static String[] json(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "{\"id\":" + i + "}").toArray(String[]::new);
  }

  /** Records come until an execution that has joined has read some. */
  private void awaitReading(Execution joined) {
    Await.until(
        "the execution that joined reads",
        DEADLINE,
        () -> {
          publish(PARTITIONS);
          return joined.counters().recordsIn();
        },
        n -> n > 0);
  }

  private void awaitAll() {
    Await.until("all have arrived", DEADLINE, () -> written().size(), n -> n == published);
  }

  private Set<String> written() {
    return broker.records(out).stream()
        .map(ReceivedRecord::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> everything() {
    return new TreeSet<>(List.of(json(0, published)));
  }
}
