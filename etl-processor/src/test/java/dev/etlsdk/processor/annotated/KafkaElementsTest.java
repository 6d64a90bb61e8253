package dev.etlsdk.processor.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlsdk.api.annotation.OnError;
import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.kafka.annotation.KafkaDeadLetters;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.testkit.driver.PipelineDriver;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every setting of Kafka's source, sinks and dead letters in annotations, and by keys. */
class KafkaElementsTest {

  /** A row that says where it goes. */
  record Note(@Nullable String name, String destination, @Nullable Instant at) {}

  /** Uses what the other samples don't. */
  // tag::elements[]
  @Pipeline("notes")
  @KafkaDeadLetters(
      value = "notes.dlq",
      createTopic = "partitions=2, replication=1",
      createTopicProperties = "retention.ms=-1",
      connectTimeout = "10s")
  interface Notes {
    @KafkaSource(
        topicPattern = "notes-.*",
        topicsMayAppear = "true",
        start = "${start:earliest}",
        onLostOffsets = "accept",
        connectTimeout = "10s",
        outageTimeout = "1m",
        formatOptions = {"unknown-fields=error", "timestamps=${time:epoch-millis}"})
    Rows<Note> notes();

    @Sql("SELECT name, destination, at FROM notes")
    @KafkaSink(
        topicFrom = "destination",
        keepColumns = "true",
        withoutKey = "true",
        headerFrom = "who=name",
        withoutHeaders = "true",
        withoutTimestamp = "true",
        carryPartition = "true",
        formatOptions = "nulls=omit",
        connectTimeout = "10s")
    Rows<Note> sorted();
  }

  // end::elements[]

  /** Has its output's topic made. */
  @Pipeline("made")
  @OnError(OnError.Action.FAIL)
  interface Made {
    @KafkaSource("notes-a")
    Rows<Note> notes();

    @Sql("SELECT name, destination, at FROM notes")
    @KafkaSink(
        value = "made",
        keyFrom = "name",
        createTopic = "partitions=3, replication=1",
        createTopicProperties = {"max.message.bytes=2000", "retention.ms=-1"})
    Rows<Note> made();
  }

  private static PipelineConfig config(String... keys) {
    Map<String, String> values = new HashMap<>(Map.of("kafka.bootstrap-servers", "nowhere:9092"));
    for (String key : keys) {
      String[] pair = key.split("=", 2);
      values.put(pair[0], pair[1]);
    }
    return PipelineConfig.of(values);
  }

  private static void notes(Consumer<PipelineDriver> test, String... keys) {
    try (var pipeline = KafkaElementsTest_NotesPipeline.create(config(keys));
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.createTopic("notes-a", 2);
      driver.createTopic("out", 2);
      test.accept(driver);
    }
  }

  private static void publish(PipelineDriver driver, String... values) {
    for (String value : values) {
      driver
          .topic("notes-a")
          .publish(
              KafkaRecord.of(value)
                  .withPartition(1)
                  .withKey("k")
                  .withHeader("trace", "t1")
                  .withTimestamp(Instant.parse("2020-01-01T00:00:00Z")));
    }
  }

  private static EtlException refused(String... keys) {
    return catchThrowableOfType(
        EtlException.class, () -> KafkaElementsTest_NotesPipeline.create(config(keys)).close());
  }

  @Test
  void elementsHaveTheirEffect() {
    notes(
        driver -> {
          publish(
              driver,
              "{\"name\":\"anna\",\"destination\":\"out\",\"at\":1000}",
              "{\"destination\":\"out\"}",
              "{\"destination\":\"out\",\"other\":1}");
          driver.run();

          assertThat(driver.topic("out").records())
              .extracting(ReceivedRecord::text)
              .containsExactly(
                  "{\"name\":\"anna\",\"destination\":\"out\",\"at\":1000}".replace("1000", AT),
                  "{\"destination\":\"out\"}");
          ReceivedRecord first = driver.topic("out").records().get(0);
          assertThat(first.key()).isNull();
          assertThat(first.partition()).isEqualTo(1);
          assertThat(first.headerText("who")).isEqualTo("anna");
          assertThat(first.headers()).hasSize(1);
          assertThat(first.timestamp()).isEqualTo(driver.clock().instant());
          assertThat(driver.topic("notes.dlq").records())
              .singleElement()
              .satisfies(
                  letter ->
                      assertThat(letter.text()).isEqualTo("{\"destination\":\"out\",\"other\":1}"));
          assertThat(driver.topic("notes.dlq").endOffsets()).hasSize(2);
        });
  }

  private static final String AT = "\"1970-01-01T00:00:01.000000Z\"";

  @Test
  void keysSayOtherwise() {
    notes(
        driver -> {
          publish(driver, "{\"destination\":\"out\",\"other\":1,\"at\":2}");
          driver.run();

          assertThat(driver.topic("out").texts())
              .containsExactly("{\"name\":null,\"destination\":\"out\",\"at\":2}");
          assertThat(driver.topic("out").records().get(0).keyText()).isEqualTo("k");
        },
        "notes.source.format.unknown-fields=ignore",
        "sorted.sink.format-options=timestamps=epoch-seconds",
        "time=epoch-seconds",
        "sorted.sink.format.nulls=write",
        "sorted.sink.without-key=false");
  }

  @Test
  void readingBeginsAtATimeOrAtOffsets() {
    for (String start :
        new String[] {"start=notes-a:1=1", "notes.source.start=2020-06-01T00:00:00Z"}) {
      notes(
          driver -> {
            publish(driver, "{\"destination\":\"out\",\"name\":\"first\"}");
            driver
                .topic("notes-a")
                .publish(
                    KafkaRecord.of("{\"destination\":\"out\",\"name\":\"second\"}")
                        .withPartition(1));
            driver.run();

            assertThat(driver.topic("out").texts())
                .as(start)
                .singleElement()
                .satisfies(text -> assertThat(text).contains("second"));
          },
          start);
    }
  }

  @Test
  void topicsAreMade() {
    try (var pipeline = KafkaElementsTest_MadePipeline.create(config());
        PipelineDriver driver = PipelineDriver.of(pipeline)) {
      driver.createTopic("notes-a", 1).publish("{\"destination\":\"out\",\"name\":\"anna\"}");
      driver.run();

      assertThat(driver.topic("made").endOffsets()).hasSize(3);
      assertThat(driver.topic("made").records())
          .singleElement()
          .satisfies(record -> assertThat(record.keyText()).isEqualTo("anna"));

      driver
          .topic("notes-a")
          .publish("{\"destination\":\"" + "x".repeat(3000) + "\",\"name\":\"anna\"}");
      assertThat(catchThrowableOfType(EtlException.class, driver::run))
          .as("max.message.bytes of the topic that was made")
          .hasMessageContaining("ETL-ENCODE-0002");
    }
  }

  @Test
  void optionsOfAFormatThatAreNoneAreToldAllAtOnceWithKeyAndNearest() {
    assertThat(
            refused(
                "notes.source.format.unkown-fields=error",
                "notes.source.format.max-depth=deep",
                "sorted.sink.format-options=nulls=leave"))
        .hasMessageContaining("the option 'unkown-fields' is unknown to the format json")
        .hasMessageContaining("'notes.source.format.unkown-fields' in")
        .hasMessageContaining("did you mean 'unknown-fields'?")
        .hasMessageContaining("'max-depth' of the format json isn't a whole number from 1 to")
        .hasMessageContaining("'notes.source.format.max-depth' in")
        .hasMessageContaining("'nulls' of the format json isn't one of write, omit")
        .hasMessageContaining("'sorted.sink.format-options' in");
  }

  @Test
  void valuesThatAreNoneAreToldByTheirKeys() {
    assertThat(refused("start=yesterday"))
        .hasMessageContaining("the value of 'start' in")
        .hasMessageContaining("for 'notes.source.start', isn't earliest, latest, a time such as");
    assertThat(refused("notes.source.on-lost-offsets=ignore"))
        .hasMessageContaining("'notes.source.on-lost-offsets'")
        .hasMessageContaining("one of [FAIL, ACCEPT]");
    assertThat(refused("notes.source.topic-pattern=("))
        .hasMessageContaining("'notes.source.topic-pattern'")
        .hasMessageContaining("a regular expression");
    assertThat(refused("sorted.sink.connect-timeout=0s"))
        .hasMessageContaining("connectTimeout isn't more than zero")
        .hasMessageContaining("'sorted.sink.'");
    assertThat(refused("dead-letters.create-topic=4"))
        .hasMessageContaining("'dead-letters.create-topic'")
        .hasMessageContaining("partitions=4, replication=3");
    assertThat(refused("dead-letters.create-topic="))
        .hasMessageContaining("createTopicProperties are for a topic that is made");
    assertThat(refused("sorted.sink.header-from=who"))
        .hasMessageContaining("headerFrom isn't header=column");
  }

  @Test
  void lineageTellsThePatternAndTheColumnWhereThereIsNoTopic() throws IOException {
    try (InputStream file = Notes.class.getResourceAsStream("/META-INF/etl/notes.json")) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s", ""))
          .contains("\"topicPattern\":[\"notes-.*\"]")
          .contains("\"topicFrom\":[\"destination\"]")
          .doesNotContain("[\"\"]", "\"topics\"");
    }
  }

  @Test
  void whatExcludesEachOtherIsRefused() {
    assertThat(refused("notes.source.topics=notes-a"))
        .hasMessageContaining("both topics, [notes-a], and a topicPattern");
    assertThat(refused("notes.source.topic-pattern="))
        .hasMessageContaining("topicsMayAppear is for a topicPattern");
    assertThat(refused("sorted.sink.topic=out")).hasMessageContaining("a column topicFrom");
    assertThat(refused("sorted.sink.key-from=name"))
        .hasMessageContaining("set one of keyFrom and withoutKey");
  }
}
