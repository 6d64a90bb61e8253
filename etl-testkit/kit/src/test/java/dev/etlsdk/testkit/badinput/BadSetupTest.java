package dev.etlsdk.testkit.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines that can't run, end to end: each mistake has its code, its place and its remedy. */
@KafkaTest
class BadSetupTest {

  private static final String UNREACHABLE = "localhost:1";

  @Test
  void namesAMissingTopicOfASource(KafkaBroker broker) {
    Shop shop = new Shop(broker.bootstrapServers(), "no-source");
    broker.createTopic(shop.output(), 1);
    broker.createTopic("no-sourc-in", 1);
    EtlException failure = failureOf(() -> Shop.run(shop.pipeline()));
    assertThatItIs(failure, EtlError.KAFKA_0002, "orders");
    assertThat(failure.problem()).contains("'no-source-in' doesn't exist");
    assertThat(failure.fix()).contains("no-sourc-in").contains("Create what is missing");
  }

  @Test
  void namesAMissingTopicOfASink(KafkaBroker broker) {
    Shop shop = new Shop(broker.bootstrapServers(), "no-sink");
    broker.createTopic(shop.input(), 1);
    EtlException failure = failureOf(() -> Shop.run(shop.pipeline()));
    assertThatItIs(failure, EtlError.KAFKA_0002, "checked");
    assertThat(failure.problem()).contains("'no-sink-out' doesn't exist");
    assertThat(failure.fix())
        .contains("createTopic(partitions, replication)")
        .contains("<stream>.sink.create-topic");
  }

  @Test
  void namesAMissingTopicOfDeadLettersBeforeAnythingFails(KafkaBroker broker) {
    Shop shop = new Shop(broker.bootstrapServers(), "no-dead");
    broker.createTopic(shop.input(), 1);
    broker.createTopic(shop.output(), 1);
    EtlException failure = failureOf(() -> Shop.run(shop.pipeline().onError(shop.deadLetter())));
    assertThatItIs(failure, EtlError.KAFKA_0002, "orders");
    assertThat(failure.problem()).contains("'no-dead-dead' doesn't exist");
    assertThat(failure.fix())
        .contains("createTopic(partitions, replication)")
        .contains("dead-letters.create-topic");
  }

  @Test
  void tellsOffsetsThatAreGoneWithTheSizeOfTheGap(KafkaBroker broker) throws InterruptedException {
    Shop shop = new Shop(broker.bootstrapServers(), "gone");
    broker.createTopic(shop.input(), 1);
    broker.createTopic(shop.output(), 1);
    broker.publish(shop.input(), "{\"id\":1,\"amount\":1}");
    Shop.run(shop.pipeline());
    for (int i = 0; i < 9; i++) {
      broker.publish(shop.input(), "{\"id\":2,\"amount\":1}");
    }
    broker.deleteRecordsBefore(shop.input(), 0, 8);
    EtlException failure = failureOf(() -> Shop.run(shop.pipeline()));
    assertThatItIs(failure, EtlError.KAFKA_0004, "orders");
    assertThat(failure.problem())
        .contains("partition 0 of topic 'gone-in'")
        .contains("7 offsets are lost");
    assertThat(failure.fix())
        .contains("onLostOffsets(LostOffsets.ACCEPT)")
        .contains("'orders.source.on-lost-offsets' is accept");
  }

  @Test
  void tellsASourcesBrokerThatCannotBeReachedWithinTheLimit(KafkaBroker broker) {
    Shop far = new Shop(UNREACHABLE, "far");
    Shop near = new Shop(broker.bootstrapServers(), "near");
    broker.createTopic(near.output(), 1);
    assertUnreachable(
        "orders",
        () ->
            Shop.run(
                near.pipeline(
                    far.source().connectTimeout(Duration.ofSeconds(2)).build(),
                    near.sink().build())));
  }

  @Test
  void tellsASinksBrokerThatCannotBeReachedWithinTheLimit(KafkaBroker broker) {
    Shop far = new Shop(UNREACHABLE, "far");
    Shop near = new Shop(broker.bootstrapServers(), "near-sink");
    broker.createTopic(near.input(), 1);
    assertUnreachable(
        "checked",
        () ->
            Shop.run(
                near.pipeline(
                    near.source().build(),
                    far.sink().connectTimeout(Duration.ofSeconds(2)).build())));
  }

  private static void assertUnreachable(String stage, ThrowingCallable run) {
    long started = System.nanoTime();
    EtlException failure = failureOf(run);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
    assertThatItIs(failure, EtlError.KAFKA_0001, stage);
    assertThat(failure.problem()).contains("no Kafka broker answered at localhost:1 within 2 s");
    assertThat(failure.fix()).contains("check that a broker listens there");
  }

  @Test
  void namesTheNearestConfigurationKey() {
    Shop shop = new Shop(UNREACHABLE, "keys");
    EtlException source = failureOf(() -> shop.source().property("fetch.min.byte", "1").build());
    assertThat(source.code()).isEqualTo(EtlError.CONFIG_0001);
    assertThat(source.getMessage()).contains("fetch.min.byte").contains("fetch.min.bytes");
    EtlException sink = failureOf(() -> shop.sink().property("linger", "1").build());
    assertThat(sink.code()).isEqualTo(EtlError.CONFIG_0001);
    assertThat(sink.getMessage()).contains("linger.ms");
  }

  @Test
  void refusesTwoSourcesUnderOneName() {
    Shop shop = new Shop(UNREACHABLE, "twins");
    EtlException failure =
        failureOf(() -> shop.pipeline().source("orders", shop.source().build()).build());
    assertThatItIs(failure, EtlError.PIPELINE_0001, "orders");
    assertThat(failure.fix()).isNotEmpty();
  }

  @Test
  void refusesASourceThatNothingReads() {
    Shop shop = new Shop(UNREACHABLE, "unread");
    EtlException failure =
        failureOf(() -> shop.pipeline().source("returns", shop.source().build()).build());
    assertThatItIs(failure, EtlError.PIPELINE_0003, "returns");
    assertThat(failure.fix()).isNotEmpty();
  }

  @Test
  void refusesASinkThatTheQueryDoesNotFit() {
    Shop shop = new Shop(UNREACHABLE, "misfit");
    EtlException failure =
        failureOf(
            () ->
                shop.pipeline(shop.source().build(), shop.sink().keyFrom("amuont").build())
                    .build());
    assertThatItIs(failure, EtlError.PIPELINE_0004, "checked");
    assertThat(failure.getMessage()).contains("amuont").contains("amount");
  }

  /**
   * A topic has no schema, so a Kafka sink takes any columns that its codec can write. What it
   * can't take are columns that it was told to use for something else than the value, and types
   * without a form in the format.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key    | SELECT id, CAST(amount AS DOUBLE) AS share FROM orders | PIPELINE_0004 | keyFrom:"
            + " the column 'share' is DOUBLE",
        "topic  | SELECT id, amount AS share FROM orders                 | PIPELINE_0004 |"
            + " topicFrom: the column 'share' is INTEGER, and has to be VARCHAR",
        "header | SELECT id, amount > 1 AS share FROM orders             | PIPELINE_0004 |"
            + " headerFrom: the column 'share' is BOOLEAN",
        "value  | SELECT amount AS share FROM orders                     | PIPELINE_0004 | no"
            + " column is left for the record's value",
        "format | SELECT MAP[ARRAY[id], id] AS share FROM orders         | FORMAT_0001   | share",
      })
  void refusesASinkThatTheTypesOfAQueryDoNotFit(
      String misfit, String sql, EtlError code, String message) {
    Shop shop = new Shop(UNREACHABLE, "types");
    KafkaSink.Builder sink =
        switch (misfit) {
          case "key", "value" -> shop.sink().keyFrom("share");
          case "topic" ->
              KafkaSink.topicFrom("share").bootstrapServers(UNREACHABLE).codec(Json.codec());
          case "header" -> shop.sink().headerFrom("share", "share");
          default -> shop.sink();
        };
    EtlException failure =
        failureOf(
            () ->
                Pipeline.named("shop")
                    .source("orders", shop.source().build())
                    .sql("checked", sql)
                    .sink("checked", sink.build())
                    .build());
    assertThatItIs(failure, code, "checked");
    assertThat(failure.problem()).contains(message);
    assertThat(failure.fix()).isNotEmpty();
  }

  @Test
  void refusesTombstonesThatTheSinkCannotWrite() {
    Shop shop = new Shop(UNREACHABLE, "tombstones");
    JsonOptions passing = JsonOptions.builder().tombstones(JsonOptions.Tombstones.PASS_ON).build();
    EtlException failure =
        failureOf(
            () ->
                shop.pipeline(
                        shop.source().codec(Json.codec(passing)).build(),
                        shop.sink().withoutKey().build())
                    .build());
    assertThatItIs(failure, EtlError.PIPELINE_0009, "checked");
    assertThat(failure.fix()).contains("tombstones");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT id FROM orders WHERE                  | SQL_0001 | 28 |",
        "SELECT id FROM ordres                        | SQL_0002 | 16 | orders",
        "SELECT id, amuont FROM orders                | SQL_0003 | 12 | amount",
        "SELECT id, CHECKD(amount) AS a FROM orders   | SQL_0004 | 12 | CHECKED",
        "SELECT id, note * 2 AS n FROM orders         | SQL_0005 | 12 |",
        "SELECT sum(amount) AS total FROM orders      | SQL_0006 |  0 |",
        "SELECT id FROM orders WHERE amount           | SQL_0007 | 29 |",
        "SELECT id, amount AS id FROM orders          | SQL_0008 | 12 |",
      })
  void pointsAtTheMistakeInTheSql(String sql, EtlError code, int position, String hint) {
    Shop shop = new Shop(UNREACHABLE, "sql");
    EtlException failure =
        failureOf(
            () ->
                Pipeline.named("shop")
                    .source("orders", shop.source().build())
                    .sql("checked", sql)
                    .sink("checked", shop.sink().build())
                    .build());
    assertThatItIs(failure, code, "checked");
    if (position > 0) {
      assertThat(failure.location().line()).isEqualTo(1);
      assertThat(failure.location().position()).isEqualTo(position);
      assertThat(failure.problem()).contains(sql).contains("^");
    }
    if (hint != null) {
      assertThat(failure.getMessage()).contains(hint);
    }
    assertThat(failure.fix()).isNotEmpty();
  }

  private static EtlException failureOf(ThrowingCallable action) {
    EtlException failure = catchThrowableOfType(EtlException.class, action);
    assertThat(failure).as("the failure").isNotNull();
    return failure;
  }

  private static void assertThatItIs(EtlException failure, EtlError code, String stage) {
    assertThat(failure).hasMessageStartingWith(code.id());
    assertThat(failure.location().pipeline()).isEqualTo("shop");
    assertThat(failure.location().stage()).isEqualTo(stage);
  }
}
