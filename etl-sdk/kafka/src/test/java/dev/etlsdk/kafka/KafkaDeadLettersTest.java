package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.Writing.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.DeadLetterWriter;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

@KafkaTest
@ArrowTest
class KafkaDeadLettersTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final RowError ERROR =
      new RowError(0, EtlError.DECODE_0002, "amount", "expected a number, got \"x\"", null);

  @Test
  void saysWhyOfARowThatHasNoSourceRecord(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    write(broker, topic, allocator, letter(SourceRecords.NONE, ERROR));
    ReceivedRecord record = broker.records(topic).get(0);
    assertThat(record.keyText()).isNull();
    assertThat(record.value()).isNull();
    assertThat(error(record, "code")).isEqualTo("ETL-DECODE-0002");
    assertThat(record.headers()).hasSize(12);
  }

  @Test
  void refusesACompactedTopic(KafkaBroker broker, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("letters", 1) + "-compact";
    broker.createTopic(topic, 1, Map.of("cleanup.policy", "compact"));
    assertThatThrownBy(() -> write(broker, topic, allocator, letter(SourceRecords.NONE, ERROR)))
        .hasMessageContaining("ETL-KAFKA-0009")
        .hasMessageContaining("'" + topic + "' is compacted");
  }

  @Test
  void repeatsTheRecordAndSaysWhy(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    SourceRecords records =
        InMemoryRecords.of(
            List.of(
                new InMemoryRecords.Entry(
                    "orders",
                    3,
                    42,
                    1234,
                    Writing.bytes("k"),
                    new byte[] {1, 2, (byte) 0xff},
                    List.of(header("trace", "t1")))));
    write(broker, topic, allocator, letter(records, ERROR));
    ReceivedRecord record = broker.records(topic).get(0);
    assertThat(record.keyText()).isEqualTo("k");
    assertThat(record.value()).containsExactly(1, 2, 0xff);
    assertThat(record.timestamp()).isEqualTo(TIME);
    assertThat(record.headerText("trace")).isEqualTo("t1");
    assertThat(error(record, "code")).isEqualTo("ETL-DECODE-0002");
    assertThat(error(record, "message")).isEqualTo("expected a number, got \"x\"");
    assertThat(error(record, "column")).isEqualTo("amount");
    assertThat(error(record, "stage")).isEqualTo("decode");
    assertThat(error(record, "stream")).isEqualTo("valid");
    assertThat(error(record, "pipeline")).isEqualTo("p");
    assertThat(error(record, "version")).isEqualTo("7");
    assertThat(error(record, "time")).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(error(record, "topic")).isEqualTo("orders");
    assertThat(error(record, "partition")).isEqualTo("3");
    assertThat(error(record, "offset")).isEqualTo("42");
    assertThat(error(record, "timestamp")).isEqualTo("1234");
    assertThat(error(record, "attempt")).isEqualTo("3");
    assertThat(record.headers()).hasSize(20);
  }

  @Test
  void saysTheSameUnderTheNamesThatToolsKnow(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    write(broker, topic, allocator, letter(InMemoryRecords.ofValues("in", "v"), ERROR));
    ReceivedRecord record = broker.records(topic).get(0);
    assertThat(connect(record, "topic")).isEqualTo("in");
    assertThat(connect(record, "partition")).isEqualTo("0");
    assertThat(connect(record, "offset")).isEqualTo("0");
    assertThat(connect(record, "connector.name")).isEqualTo("p");
    assertThat(connect(record, "stage")).isEqualTo("decode");
    assertThat(connect(record, "exception.message"))
        .isEqualTo("ETL-DECODE-0002: expected a number, got \"x\"");
  }

  @Test
  void repeatsRecordsOfAKafkaSource(
      KafkaBroker broker, @Topic String in, @Topic String topic, BufferAllocator allocator) {
    broker.publish(in, List.of(KafkaRecord.of("v").withKey("k").withHeader("trace", "t1")));
    KafkaSource source =
        KafkaSource.topic(in)
            .bootstrapServers(broker.bootstrapServers())
            .schema(TextCodec.SCHEMA)
            .codec(new TextCodec())
            .build();
    try (Reading reading = Reading.start(source, new Task(allocator, in).source())) {
      Fetch.Records fetch = (Fetch.Records) reading.untilFetch();
      write(broker, topic, allocator, letter(fetch.records(), ERROR));
    }
    ReceivedRecord record = broker.records(topic).get(0);
    assertThat(record.text()).isEqualTo("v");
    assertThat(record.keyText()).isEqualTo("k");
    assertThat(record.headerText("trace")).isEqualTo("t1");
    assertThat(error(record, "topic")).isEqualTo(in);
  }

  @Test
  void replacesTheReasonsOfAnEarlierFailure(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    SourceRecords records =
        InMemoryRecords.of(
            List.of(
                new InMemoryRecords.Entry(
                    "orders",
                    0,
                    0,
                    -1,
                    null,
                    null,
                    List.of(
                        header(KafkaDeadLetters.HEADER_PREFIX + "code", "ETL-OLD"),
                        header("trace", "t1")))));
    write(broker, topic, allocator, letter(records, ERROR));
    ReceivedRecord record = broker.records(topic).get(0);
    assertThat(record.headers().stream().filter(h -> h.name().endsWith(".code"))).hasSize(1);
    assertThat(error(record, "code")).isEqualTo("ETL-DECODE-0002");
    assertThat(record.headerText("trace")).isEqualTo("t1");
    assertThat(record.value()).isNull();
  }

  @Test
  void shortensAnEndlessMessage(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    RowError error = new RowError(0, EtlError.UDF_0001, null, "x".repeat(5000), null);
    write(broker, topic, allocator, letter(InMemoryRecords.ofValues("in", "v"), error));
    ReceivedRecord record = broker.records(topic).get(0);
    assertThat(error(record, "message")).hasSize(1001).endsWith("…");
    assertThat(error(record, "column")).isNull();
  }

  @Test
  void failsWhenALetterIsTooLarge(KafkaBroker broker, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("seed", 1) + "-small";
    broker.createTopic(topic, 1, Map.of("max.message.bytes", "1000"));
    DeadLetter letter = letter(InMemoryRecords.ofValues("in", "v".repeat(900)), ERROR);
    assertThatThrownBy(() -> write(broker, topic, allocator, letter))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-KAFKA-0015")
        .hasMessageContaining("the dead letter of in-0@0")
        .hasMessageContaining("raise max.message.bytes of the dead-letter topic");
  }

  @Test
  void failsAtTheStartWhenTheTopicIsMissing(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (Task task = new Task(allocator, "p")) {
      assertThatThrownBy(() -> letters(broker, topic + "x").build().writer(task.sink()))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-KAFKA-0002")
          .hasMessageContaining("did you mean '" + topic + "'");
    }
  }

  @Test
  void failsWithinTheLimitWhenNoBrokerAnswers(BufferAllocator allocator) {
    KafkaDeadLetters letters =
        KafkaDeadLetters.topic("dlq")
            .bootstrapServers("127.0.0.1:1")
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    try (Task task = new Task(allocator, "p")) {
      assertThatThrownBy(() -> letters.writer(task.sink()))
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0001))
          .hasMessageContaining("no Kafka broker answered at 127.0.0.1:1 within 2 s");
    }
  }

  @Test
  void createsTheTopicIfAsked(KafkaBroker broker, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("seed", 1) + "-dlq";
    try (Task task = new Task(allocator, "p")) {
      letters(broker, topic).createTopic(2, 1).build().writer(task.sink()).close();
    }
    assertThat(broker.endOffsets(topic)).hasSize(2);
  }

  @Test
  void describesItselfWithoutSecrets() {
    assertThat(
            KafkaDeadLetters.topic("dlq")
                .bootstrapServers("broker:9092")
                .property("ssl.key.password", "hush")
                .build())
        .hasToString("kafka dlq on broker:9092");
  }

  private static void write(
      KafkaBroker broker, String topic, BufferAllocator allocator, DeadLetter letter) {
    try (Task task = new Task(allocator, "p");
        DeadLetterWriter writer = letters(broker, topic).build().writer(task.sink())) {
      writer.write(letter);
      writer.commit(writer.prepare(Position.none()));
    }
  }

  private static DeadLetter letter(SourceRecords records, RowError error) {
    return new DeadLetter(records, 0, error, "p", "7", "valid", "decode", TIME, 3);
  }

  private static String error(ReceivedRecord record, String name) {
    return record.headerText(KafkaDeadLetters.HEADER_PREFIX + name);
  }

  private static String connect(ReceivedRecord record, String name) {
    return record.headerText("__connect.errors." + name);
  }

  private static KafkaDeadLetters.Builder letters(KafkaBroker broker, String topic) {
    return KafkaDeadLetters.topic(topic).bootstrapServers(broker.bootstrapServers());
  }
}
