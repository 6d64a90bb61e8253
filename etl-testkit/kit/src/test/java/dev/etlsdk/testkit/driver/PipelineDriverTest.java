package dev.etlsdk.testkit.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.transform.AsyncOptions;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.TestTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.arrow.memory.ArrowBuf;
import org.junit.jupiter.api.Test;

class PipelineDriverTest {

  private static final String UNUSED = "nowhere:9092";

  // tag::driver[]
  @Test
  void labelsOrdersAndKeepsTheBadOne() {
    try (Pipeline pipeline = Orders.pipeline("unused:9092");
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      TestTopic orders = driver.createTopic("orders", 3);
      TestTopic labels = driver.createTopic("labels", 3);
      TestTopic failed = driver.createTopic("orders-failed", 1);

      orders.publish(
          KafkaRecord.of("{\"id\":1,\"amount\":4}").withKey("anna"),
          KafkaRecord.of("{\"id\":2,\"amount\":0}").withKey("anna"),
          KafkaRecord.of("{\"id\":3,\"amount\":5}").withKey("anna"));
      driver.run();

      assertThat(labels.texts())
          .containsExactly("{\"id\":1,\"share\":25}", "{\"id\":3,\"share\":20}");
      assertThat(failed.records())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.text()).isEqualTo("{\"id\":2,\"amount\":0}");
                assertThat(letter.headerText(KafkaDeadLetters.HEADER_PREFIX + "code"))
                    .isEqualTo("ETL-VALUE-0002");
              });
      assertThat(driver.counters().deadLetters()).isEqualTo(1);
    }
  }

  // end::driver[]

  @Test
  void standsStillUnlessTheClockIsMoved() {
    Instant start = Instant.parse("2030-05-06T07:08:09Z");
    try (Pipeline pipeline = copy(false);
        PipelineDriver driver = PipelineDriver.builder(pipeline).startAt(start).build()) {
      TestTopic in = driver.createTopic("in", 1);
      TestTopic out = driver.createTopic("out", 1);
      in.publish("{\"id\":1}");
      driver.run();
      driver.advance(Duration.ofSeconds(5));
      in.publish("{\"id\":2}");
      driver.run();
      assertThat(out.records())
          .extracting(ReceivedRecord::timestamp)
          .containsExactly(start, start.plusSeconds(5));
      assertThat(driver.clock().instant()).isEqualTo(start.plusSeconds(5));
    }
  }

  @Test
  void goesOnWhereItCommittedAfterARestart() {
    try (Pipeline pipeline = Orders.pipeline(UNUSED);
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      topics(driver);
      driver.topic("orders").publish("{\"id\":1,\"amount\":1}", "{\"id\":2,\"amount\":1}");
      driver.run();
      assertThat(driver.topic("orders").committedOffsets(Orders.GROUP))
          .isEqualTo(Map.of(0, 1L, 1, 1L, 2, 0L));
      driver.restart();
      driver.topic("orders").publish("{\"id\":3,\"amount\":1}");
      driver.run();
      assertThat(driver.topic("labels").texts()).hasSize(3).doesNotHaveDuplicates();
      assertThat(driver.counters().recordsIn()).isEqualTo(1);
    }
  }

  @Test
  void tellsMissingTopicsAsABrokerWould() {
    try (Pipeline pipeline = Orders.pipeline(UNUSED);
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.createTopic("orders", 1);
      driver.createTopic("lables", 1);
      assertThatThrownBy(driver::run)
          .hasMessageContaining("ETL-KAFKA-0002")
          .hasMessageContaining("'labels' doesn't exist")
          .hasMessageContaining("lables");
      assertThat(driver.failure()).isPresent();
      assertThatThrownBy(driver::run).hasMessageContaining("restart()");
    }
  }

  @Test
  void refusesToPublishToATopicThatIsMissing() {
    try (Pipeline pipeline = Orders.pipeline(UNUSED);
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.createTopic("orders", 1);
      assertThatThrownBy(() -> driver.topic("order").publish("{}"))
          .hasMessageContaining(EtlError.TESTKIT_0002.id())
          .hasMessageContaining("'order' does not exist")
          .hasMessageContaining("orders");
    }
  }

  @Test
  void makesMissingTopicsIfAsked() {
    try (Pipeline pipeline = Orders.pipeline(UNUSED);
        PipelineDriver driver = PipelineDriver.builder(pipeline).createMissingTopics(2).build()) {
      driver.topic("orders").publish("{\"id\":1,\"amount\":1}");
      driver.run();
      assertThat(driver.topic("labels").endOffsets()).containsOnlyKeys(0, 1);
    }
  }

  @Test
  void failsInRunAndBeginsAgainAfterARestart() {
    try (Pipeline pipeline = Orders.builder(UNUSED).build();
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      topics(driver);
      driver
          .topic("orders")
          .publish(
              KafkaRecord.of("{\"id\":1,\"amount\":1}").withPartition(1),
              KafkaRecord.of("{\"id\":2,\"amount\":0}").withPartition(1));
      assertThatThrownBy(driver::run)
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> assertThat(failure.code()).isEqualTo(EtlError.RUN_0001))
          .hasMessageContaining("partition 1 offset 1");
      assertThat(driver.topic("labels").records()).isEmpty();
      driver.restart();
      assertThatThrownBy(driver::run).hasMessageContaining("partition 1 offset 1");
    }
  }

  @Test
  void keepsKeyHeadersAndTimestamp() {
    Instant created = Instant.parse("2025-12-31T23:59:59.123Z");
    try (Pipeline pipeline = copy(false);
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.createTopic("in", 1);
      TestTopic out = driver.createTopic("out", 7);
      driver
          .topic("in")
          .publish(
              KafkaRecord.of("{\"id\":1}")
                  .withKey("k")
                  .withHeader("trace", "abc")
                  .withTimestamp(created));
      driver.run();
      assertThat(out.records())
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.keyText()).isEqualTo("k");
                assertThat(record.headerText("trace")).isEqualTo("abc");
                assertThat(record.timestamp()).isEqualTo(created);
              });
    }
  }

  @Test
  void readsABoundedSourceToItsEnd() {
    try (Pipeline pipeline = copy(true);
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      TestTopic in = driver.createTopic("in", 4);
      TestTopic out = driver.createTopic("out", 1);
      in.publish(
          IntStream.range(0, 20_000).mapToObj(i -> KafkaRecord.of("{\"id\":" + i + "}")).toList());
      driver.run();
      assertThat(out.endOffsets()).isEqualTo(Map.of(0, 20_000L));
    }
  }

  @Test
  void tellsOffsetsThatAreGone() {
    try (Pipeline pipeline = Orders.pipeline(UNUSED);
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      topics(driver);
      driver.run();
      driver.restart();
      for (int i = 0; i < 30; i++) {
        driver.topic("orders").publish(KafkaRecord.of("{\"id\":1,\"amount\":1}").withPartition(0));
      }
      driver.broker().deleteRecordsBefore("orders", 0, 20);
      assertThatThrownBy(driver::run)
          .hasMessageContaining("ETL-KAFKA-0004")
          .hasMessageContaining("20 offsets are lost");
    }
  }

  @Test
  void refusesARecordThatTheTopicWouldRefuse() {
    try (Pipeline pipeline = Orders.pipeline(UNUSED);
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.createTopic("orders", 1);
      driver.createTopic("labels", 1, Map.of("max.message.bytes", "120"));
      TestTopic failed = driver.createTopic("orders-failed", 1);
      driver
          .topic("orders")
          .publish(
              KafkaRecord.of("{\"id\":1,\"amount\":1}").withKey("k".repeat(100)),
              KafkaRecord.of("{\"id\":2,\"amount\":1}"));
      driver.run();
      assertThat(driver.topic("labels").texts()).containsExactly("{\"id\":2,\"share\":100}");
      assertThat(failed.records())
          .singleElement()
          .satisfies(
              letter ->
                  assertThat(letter.headerText(KafkaDeadLetters.HEADER_PREFIX + "message"))
                      .contains("max.message.bytes"));
    }
  }

  @Test
  void takesNewPartitionsAndTopicsWhileItRuns() {
    try (Pipeline pipeline =
            Pipeline.named("pattern")
                .source(
                    "in",
                    KafkaSource.topicPattern(java.util.regex.Pattern.compile("in-.*"))
                        .bootstrapServers(UNUSED)
                        .schema(Schema.parse("id INTEGER"))
                        .codec(Json.codec())
                        .build())
                .sink(
                    "in",
                    KafkaSink.topic("out")
                        .bootstrapServers(UNUSED)
                        .codec(Json.codec())
                        .createTopic(1, 3)
                        .build())
                .build();
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      TestTopic first = driver.createTopic("in-1", 1);
      first.publish("{\"id\":1}");
      driver.run();
      driver.createTopic("in-2", 1).publish("{\"id\":2}");
      driver.broker().growTopic("in-1", 2);
      first.publish(KafkaRecord.of("{\"id\":3}").withPartition(1));
      driver.run();
      assertThat(driver.topic("out").texts())
          .containsExactlyInAnyOrder("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
    }
  }

  @Test
  void completesAsynchronousTransformsWithinRun() {
    try (Pipeline pipeline =
            Pipeline.named("async")
                .source("in", source(false))
                .transformAsync(
                    "later",
                    "in",
                    Id.class,
                    Id.class,
                    row ->
                        CompletableFuture.supplyAsync(
                            () -> new Id(row.id() + 100),
                            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS)),
                    AsyncOptions.DEFAULT)
                .sink("later", sink())
                .build();
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.createTopic("in", 1).publish("{\"id\":1}", "{\"id\":2}");
      driver.createTopic("out", 1);
      driver.run();
      assertThat(driver.topic("out").texts()).containsExactly("{\"id\":101}", "{\"id\":102}");
    }
  }

  @Test
  void sharesATopicBetweenTwoSourcesOfOneGroup() {
    try (Pipeline pipeline =
            Pipeline.named("shared")
                .source("a", source(false, "one-group"))
                .source("b", source(false, "one-group"))
                .sql("both", "SELECT id FROM a UNION ALL SELECT id FROM b")
                .sink("both", sink())
                .build();
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      TestTopic in = driver.createTopic("in", 4);
      driver.createTopic("out", 1);
      in.publish(
          IntStream.range(0, 100).mapToObj(i -> KafkaRecord.of("{\"id\":" + i + "}")).toList());
      driver.run();
      assertThat(driver.topic("out").texts()).hasSize(100).doesNotHaveDuplicates();
    }
  }

  @Test
  void runsSourcesAndSinksThatAreNotKafkas() {
    InMemoryStore store = InMemoryStore.create();
    InMemorySource rows =
        InMemorySource.builder("rows", Schema.parse("id BIGINT NOT NULL"))
            .split(Row.of(1L), Row.of(2L))
            .split(Row.of(3L))
            .unbounded()
            .build();
    try (Pipeline pipeline =
            Pipeline.named("memory")
                .source("rows", rows)
                .sink("rows", store.sink("rows"))
                .delivery(DeliveryGuarantee.EXACTLY_ONCE)
                .build();
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.run();
      driver.restart();
      rows.append(rows.addSplit(), Row.of(4L));
      driver.run();
      assertThat(store.rows("rows"))
          .containsExactlyInAnyOrder(Row.of(1L), Row.of(2L), Row.of(3L), Row.of(4L));
    }
  }

  @Test
  void tellsWhichStageLeavesMemory() {
    try (Pipeline pipeline =
        Pipeline.named("leaking")
            .source("in", source(false))
            .transform("leak", "in", Id.class, Id.class, new Leaking())
            .sink("leak", sink())
            .build()) {
      PipelineDriver driver = PipelineDriver.of(pipeline);
      driver.createTopic("in", 1).publish("{\"id\":1}");
      driver.createTopic("out", 1);
      driver.run();
      assertThatThrownBy(driver::close)
          .hasMessageContaining("ETL-RUN-0006")
          .hasMessageContaining("'transform leak'");
    }
  }

  /** Passes rows on, and keeps a buffer. */
  private static final class Leaking implements RowTransform<Id, Id> {

    @Override
    public void open(TransformContext context) {
      ArrowBuf unused = context.allocator().buffer(64);
      unused.writeInt(1);
    }

    @Override
    public void process(Id row, RowOutput<Id> out) {
      out.emit(row);
    }
  }

  /** A row. */
  record Id(int id) {}

  private static void topics(PipelineDriver driver) {
    driver.createTopic("orders", 3);
    driver.createTopic("labels", 3);
    driver.createTopic("orders-failed", 1);
  }

  private static Pipeline copy(boolean bounded) {
    return Pipeline.named("copy").source("in", source(bounded)).sink("in", sink()).build();
  }

  private static KafkaSource source(boolean bounded) {
    return source(bounded, "group");
  }

  private static KafkaSource source(boolean bounded, String group) {
    KafkaSource.Builder source =
        KafkaSource.topic("in")
            .bootstrapServers(UNUSED)
            .schema(Schema.parse("id INTEGER NOT NULL"))
            .groupId(group)
            .codec(Json.codec());
    return (bounded ? source.bounded() : source).build();
  }

  private static KafkaSink sink() {
    return KafkaSink.topic("out").bootstrapServers(UNUSED).codec(Json.codec()).build();
  }
}
