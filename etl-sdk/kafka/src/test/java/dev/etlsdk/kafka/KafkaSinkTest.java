package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.Writing.header;
import static dev.etlsdk.kafka.Writing.record;
import static dev.etlsdk.kafka.Writing.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

@KafkaTest
@ArrowTest
class KafkaSinkTest {

  private static final long TIME = 1_700_000_000_000L;

  @Test
  void carriesKeyHeadersAndTimestamp(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (Task task = new Task(allocator, topic)) {
      Batch batch =
          texts(
              allocator,
              List.of(
                  record(0, 0, TIME, "k", header("a", "1"), header("a", "2")),
                  record(0, 1, -1, null)),
              new int[] {0, 0, 1},
              "x",
              "y",
              "z");
      assertThat(Writing.write(sink(broker, topic).build(), batch, task).isEmpty()).isTrue();
    }
    List<ReceivedRecord> records = broker.records(topic);
    assertThat(records).extracting(ReceivedRecord::text).containsExactly("x", "y", "z");
    assertThat(records).extracting(ReceivedRecord::keyText).containsExactly("k", "k", null);
    assertThat(records.get(1).headers()).extracting(Object::toString).hasSize(2);
    assertThat(records.get(1).headerText("a")).isEqualTo("2");
    assertThat(records.get(0).timestamp()).isEqualTo(Instant.ofEpochMilli(TIME));
    assertThat(records.get(2).timestamp())
        .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
  }

  @Test
  void leavesOutWhatIsNotWanted(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (Task task = new Task(allocator, topic)) {
      Batch batch =
          texts(allocator, List.of(record(0, 0, TIME, "k", header("a", "1"))), new int[] {0}, "x");
      KafkaSink sink = sink(broker, topic).withoutKey().withoutHeaders().withoutTimestamp().build();
      Writing.write(sink, batch, task);
    }
    ReceivedRecord record = broker.records(topic).get(0);
    assertThat(record.key()).isNull();
    assertThat(record.headers()).isEmpty();
    assertThat(record.timestamp()).isAfter(Instant.ofEpochMilli(TIME).plusSeconds(3600));
  }

  @Test
  void takesKeyAndHeadersFromColumns(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (Task task = new Task(allocator, topic)) {
      Batch batch =
          BatchBuilder.of("id BIGINT, trace VARCHAR, text VARCHAR", allocator)
              .row(7L, "t1", "x")
              .row(null, null, "y")
              .build();
      KafkaSink sink = sink(broker, topic).keyFrom("ID").headerFrom("trace-id", "trace").build();
      Writing.write(sink, batch, task);
    }
    List<ReceivedRecord> records = broker.records(topic);
    assertThat(records).extracting(ReceivedRecord::text).containsExactly("x", "y");
    assertThat(ByteBuffer.wrap(records.get(0).key()).getLong()).isEqualTo(7);
    assertThat(records.get(1).key()).isNull();
    assertThat(records.get(0).headerText("trace-id")).isEqualTo("t1");
    assertThat(records.get(1).headerText("trace-id")).isNull();
  }

  @Test
  void keepsColumnsThatBecameKey(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (Task task = new Task(allocator, topic)) {
      Batch batch = BatchBuilder.of("id INTEGER, text VARCHAR", allocator).row(7, "x").build();
      Writing.write(sink(broker, topic).keyFrom("id").keepColumns().build(), batch, task);
    }
    assertThat(broker.records(topic).get(0).text()).isEqualTo("7,x");
  }

  @Test
  void keepsPartitioningByKey(
      KafkaBroker broker, @Topic(partitions = 4) String topic, BufferAllocator allocator) {
    try (Task task = new Task(allocator, topic)) {
      KafkaSink sink = sink(broker, topic).build();
      for (int round = 0; round < 2; round++) {
        Batch batch =
            texts(
                allocator,
                IntStream.range(0, 20).mapToObj(i -> record(0, i, TIME, "key" + i)).toList(),
                IntStream.range(0, 20).toArray(),
                KafkaSourceTest.texts(0, 20));
        Writing.write(sink, batch, task);
      }
    }
    Map<String, List<Integer>> partitions =
        broker.records(topic).stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    ReceivedRecord::keyText,
                    java.util.stream.Collectors.mapping(
                        ReceivedRecord::partition, java.util.stream.Collectors.toList())));
    assertThat(partitions).hasSize(20);
    assertThat(partitions.values())
        .allSatisfy(both -> assertThat(both.get(0)).isEqualTo(both.get(1)));
  }

  @Test
  void carriesPartitions(
      KafkaBroker broker, @Topic(partitions = 4) String topic, BufferAllocator allocator) {
    try (Task task = new Task(allocator, topic)) {
      Batch batch =
          texts(
              allocator,
              List.of(record(3, 0, TIME, "k"), record(1, 0, TIME, "k")),
              new int[] {0, 1},
              "x",
              "y");
      Writing.write(sink(broker, topic).carryPartition().build(), batch, task);
    }
    assertThat(broker.records(topic)).extracting(ReceivedRecord::partition).containsExactly(1, 3);
  }

  @Test
  void aRecordWhosePartitionIsNotThereCostsItsOwnRow(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    try (Task task = new Task(allocator, topic)) {
      Batch batch =
          texts(
                  allocator,
                  List.of(
                      record(1, 0, TIME, "k"), record(5, 0, TIME, "k"), record(2, 0, TIME, "k")),
                  new int[] {0, 1},
                  "x",
                  "y")
              .withTombstones(new int[] {2});
      RowErrors errors = Writing.write(sink(broker, topic).carryPartition().build(), batch, task);
      assertThat(errors.errors())
          .extracting(error -> error.row() + " " + error.code().id())
          .containsExactly("1 ETL-KAFKA-0014", "2 ETL-KAFKA-0014");
      assertThat(errors.errors().get(0).message())
          .contains("partition 5")
          .contains("2 partitions")
          .contains("carryPartition()");
    }
    assertThat(broker.records(topic)).extracting(ReceivedRecord::text).containsExactly("x");
  }

  @Test
  void writesTombstonesWhereTheyStood(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    KafkaSink sink = sink(broker, topic).build();
    assertThat(sink.capabilities()).contains(SinkCapability.TOMBSTONES);
    try (Task task = new Task(allocator, topic)) {
      Batch rows =
          texts(
              allocator,
              IntStream.range(0, 6).mapToObj(i -> record(0, i, TIME, "k" + i)).toList(),
              new int[] {1, 1, 3},
              "a",
              "b",
              "c");
      Writing.write(sink, rows.withTombstones(new int[] {0, 2, 4, 5}), task);
    }
    assertThat(broker.records(topic))
        .extracting(record -> record.keyText() + "=" + record.text())
        .containsExactly("k0=null", "k1=a", "k1=b", "k2=null", "k3=c", "k4=null", "k5=null");
  }

  @Test
  void doesNotClaimTombstonesWhereTheKeyComesFromAColumn(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    KafkaSink sink = sink(broker, topic).keyFrom("text").keepColumns().build();
    assertThat(sink.capabilities()).doesNotContain(SinkCapability.TOMBSTONES);
    try (Task task = new Task(allocator, topic)) {
      Batch batch =
          texts(allocator, List.of(record(0, 0, TIME, "k")), new int[0])
              .withTombstones(new int[] {0});
      assertThatThrownBy(() -> Writing.write(sink, batch, task))
          .hasMessageContaining("ETL-PIPELINE-0009");
    }
  }

  @Test
  void choosesTheTopicByColumn(
      KafkaBroker broker, @Topic String one, @Topic String two, BufferAllocator allocator) {
    RowErrors errors;
    try (Task task = new Task(allocator, one)) {
      Batch batch =
          BatchBuilder.of("target VARCHAR, text VARCHAR", allocator)
              .row(one, "x")
              .row(two, "y")
              .row("no-such-topic", "z")
              .row(null, "w")
              .row(one, "v")
              .build();
      KafkaSink sink =
          KafkaSink.topicFrom("target")
              .bootstrapServers(broker.bootstrapServers())
              .codec(new TextCodec())
              .build();
      errors = Writing.write(sink, batch, task);
    }
    assertThat(broker.records(one)).extracting(ReceivedRecord::text).containsExactly("x", "v");
    assertThat(broker.records(two)).extracting(ReceivedRecord::text).containsExactly("y");
    assertThat(errors.errors())
        .extracting(error -> error.row() + " " + error.code().id())
        .containsExactly("2 ETL-KAFKA-0002", "3 ETL-VALUE-0005");
  }

  @Test
  void withholdsRowsThatFailedElsewhere(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (Task task = new Task(allocator, topic)) {
      RowErrors errors =
          Writing.write(
              sink(broker, topic).build(), texts(allocator, "a", "unspeakable", "b"), task);
      assertThat(errors.size()).isEqualTo(1);
    }
    assertThat(broker.records(topic)).extracting(ReceivedRecord::text).containsExactly("a", "b");
  }

  @Test
  void createsTheTopicIfAsked(KafkaBroker broker, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("seed", 1) + "-made";
    KafkaSink sink =
        sink(broker, topic).createTopic(3, 1, Map.of("max.message.bytes", "2000")).build();
    try (Task task = new Task(allocator, topic)) {
      RowErrors errors = Writing.write(sink, texts(allocator, "a", "b".repeat(3000)), task);
      assertThat(errors.errors()).extracting(error -> error.row()).containsExactly(1);
      // The second time it is there.
      Writing.write(sink, texts(allocator, "c"), task);
    }
    assertThat(broker.endOffsets(topic)).hasSize(3);
    assertThat(broker.records(topic))
        .extracting(ReceivedRecord::text)
        .containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void sharesOneProducerAmongTheSinksOfATask(
      KafkaBroker broker, @Topic String one, @Topic String two, BufferAllocator allocator) {
    try (Task task = new Task(allocator, one)) {
      Writing.write(sink(broker, one).build(), texts(allocator, "a"), task);
      Writing.write(sink(broker, two).build(), texts(allocator, "b"), task);
      KafkaDeadLetters.topic(one)
          .bootstrapServers(broker.bootstrapServers())
          .build()
          .writer(task.sink())
          .close();
      assertThat(task.resources()).isEqualTo(1);
    }
  }

  @Test
  void checksColumnsWhenThePipelineIsBuilt() {
    Schema stream = Schema.parse("order_id BIGINT, at DATE, text VARCHAR");
    assertThatThrownBy(() -> offline().keyFrom("oder_id").build().checkSchema(stream))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-PIPELINE-0004")
        .hasMessageContaining("did you mean 'order_id'?");
    assertThatThrownBy(() -> offline().headerFrom("h", "at").build().checkSchema(stream))
        .hasMessageContaining("the column 'at' is DATE")
        .hasMessageContaining("CAST(at AS VARCHAR)");
    assertThatThrownBy(() -> offline().keyFrom("id").build().checkSchema(Schema.parse("id BIGINT")))
        .hasMessageContaining("no column is left");
    assertThatThrownBy(
            () ->
                KafkaSink.topicFrom("order_id")
                    .bootstrapServers("broker:9092")
                    .codec(new TextCodec())
                    .build()
                    .checkSchema(stream))
        .hasMessageContaining("BIGINT, and has to be VARCHAR");
  }

  @Test
  void describesItselfWithoutSecrets() {
    assertThat(offline().property("ssl.key.password", "hush").build())
        .hasToString("kafka out on broker:9092, text");
  }

  @Test
  void failsAtTheStartWhenTheTopicIsMissing(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (Task task = new Task(allocator, topic);
        Batch batch = texts(allocator, "a")) {
      assertThatThrownBy(
              () -> sink(broker, topic + "x").build().writer(batch.schema(), task.sink()))
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0002))
          .hasMessageContaining("pipeline '" + topic + "', stage 'output'")
          .hasMessageContaining("did you mean '" + topic + "'")
          .hasMessageContaining("createTopic(partitions, replication)");
    }
  }

  @Test
  void failsAtTheStartWhenNoBrokerAnswers(BufferAllocator allocator) {
    KafkaSink sink =
        KafkaSink.topic("out")
            .bootstrapServers("localhost:1")
            .codec(new TextCodec())
            .connectTimeout(Duration.ofMillis(500))
            .build();
    try (Task task = new Task(allocator, "p");
        Batch batch = texts(allocator, "a")) {
      assertThatThrownBy(() -> sink.writer(batch.schema(), task.sink()))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-KAFKA-0001")
          .hasMessageContaining("localhost:1 within 500 ms");
    }
  }

  private static KafkaSink.Builder offline() {
    return KafkaSink.topic("out").bootstrapServers("broker:9092").codec(new TextCodec());
  }

  private static KafkaSink.Builder sink(KafkaBroker broker, String topic) {
    return KafkaSink.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .codec(new TextCodec());
  }
}
