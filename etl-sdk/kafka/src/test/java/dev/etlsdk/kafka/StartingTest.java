package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.KafkaSourceTest.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Instant;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where reading begins, and that it is decided once. */
@KafkaTest
@ArrowTest
class StartingTest {

  @Test
  void beginsAtTheEarliestByDefault(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 3));
    try (Reading reading =
        Reading.start(source(broker, topic).build(), context(topic, allocator))) {
      reading.untilValues(3);
    }
  }

  @Test
  void beginsAtTheLatestAndStaysThere(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 6));
    KafkaSource source = source(broker, topic).start(KafkaStart.latest()).build();
    try (Reading first = Reading.start(source, context(topic, allocator))) {
      first.untilSplits(2);
      assertThat(first.reader.position())
          .isEqualTo(new Position(java.util.Map.of(topic + "-0", "3", topic + "-1", "3")));
      assertThat(first.values).isEmpty();
    }
    // What arrives while nobody reads belongs to the group that has begun, although it has never
    // read a record.
    broker.publish(topic, texts(6, 10));
    try (Reading second = Reading.start(source, context(topic, allocator))) {
      second.untilValues(4);
      assertThat(second.values).containsExactlyInAnyOrder(texts(6, 10));
    }
  }

  @Test
  void beginsAtATime(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    Instant time = Instant.parse("2026-01-01T00:00:00Z");
    broker.publish(
        topic,
        List.of(
            KafkaRecord.of("old").withPartition(0).withTimestamp(time.minusMillis(1)),
            KafkaRecord.of("new").withPartition(0).withTimestamp(time),
            KafkaRecord.of("older").withPartition(1).withTimestamp(time.minusSeconds(1))));
    KafkaSource source = source(broker, topic).start(KafkaStart.at(time)).build();
    try (Reading reading = Reading.start(source, context(topic, allocator))) {
      reading.untilValues(1);
      assertThat(reading.values).containsExactly("new");
      assertThat(reading.reader.position().of(topic + "-1")).contains("1");
    }
  }

  @Test
  void beginsAtOffsets(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    for (int partition = 0; partition < 2; partition++) {
      int at = partition;
      broker.publish(
          topic,
          List.of(0, 1, 2).stream()
              .map(i -> KafkaRecord.of(at + "/" + i).withPartition(at))
              .toList());
    }
    KafkaSource source = source(broker, topic).start(KafkaStart.offset(topic, 1, 2)).build();
    try (Reading reading = Reading.start(source, context(topic, allocator))) {
      reading.untilValues(4);
      assertThat(reading.values).containsExactlyInAnyOrder("0/0", "0/1", "0/2", "1/2");
    }
  }

  @Test
  void refusesAStartInAPartitionThatIsNotThere(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic).start(KafkaStart.offset(topic, 2, 7)).build();
    SourceContext context = context(topic, allocator);
    assertThatThrownBy(() -> source.reader(context))
        .hasMessageContaining("ETL-KAFKA-0009")
        .hasMessageContaining("topic '" + topic + "' has no partition 2, it has 2");
  }

  @ParameterizedTest
  @EnumSource(LostOffsets.class)
  void refusesAStartBeyondTheEndWhateverBecomesOfLostOffsets(
      LostOffsets lost,
      KafkaBroker broker,
      @Topic(partitions = 2) String topic,
      BufferAllocator allocator) {
    broker.publish(topic, List.of(KafkaRecord.of("a").withPartition(1)));
    KafkaSource source =
        source(broker, topic)
            .start(KafkaStart.offset(topic, 0, 0).and(topic, 1, 1000))
            .onLostOffsets(lost)
            .build();
    try (Reading reading = Reading.start(source, context(topic, allocator))) {
      assertThatThrownBy(() -> reading.untilSplits(2))
          .hasMessageContaining("ETL-KAFKA-0009")
          .hasMessageContaining(
              "partition 1 of topic '"
                  + topic
                  + "': the source is to start at offset 1000, but the topic ends at 1")
          .hasMessageContaining("give an offset up to the topic's end, or KafkaStart.latest()")
          .message()
          .doesNotContain("partition 0", "made anew", "retention");
    }
    assertThat(broker.committedOffsets(topic + ":input", topic)).isEmpty();
  }

  @Test
  void beginsAtAnOffsetThatIsTheEnd(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, "before");
    KafkaSource source = source(broker, topic).start(KafkaStart.offset(topic, 0, 1)).build();
    try (Reading reading = Reading.start(source, context(topic, allocator))) {
      reading.untilSplits(1);
      broker.publish(topic, "after");
      reading.untilValues(1);
      assertThat(reading.values).containsExactly("after");
    }
  }

  @Test
  void goesOnAtCommittedOffsetsWhateverTheStart(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 5));
    try (Reading first = Reading.start(source(broker, topic).build(), context(topic, allocator))) {
      first.untilValues(5);
    }
    broker.publish(topic, texts(5, 8));
    KafkaSource latest = source(broker, topic).start(KafkaStart.latest()).build();
    try (Reading second = Reading.start(latest, context(topic, allocator))) {
      second.untilValues(3);
      assertThat(second.values).containsExactly(texts(5, 8));
    }
  }

  @Test
  void readsAPartitionThatIsAddedWhileRunningFromItsFirstRecord(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, "before");
    KafkaSource source =
        source(broker, topic)
            .start(KafkaStart.latest())
            .property("metadata.max.age.ms", "300")
            .build();
    try (Reading reading = Reading.start(source, context(topic, allocator))) {
      reading.untilSplits(1);
      broker.growTopic(topic, 2);
      broker.publish(topic, List.of(KafkaRecord.of("in the new one").withPartition(1)));
      reading.untilSplits(2);
      reading.untilValues(1);
      assertThat(reading.values).containsExactly("in the new one");
    }
  }

  @Test
  void readsAPartitionThatWasAddedWhileNobodyReadFromItsFirstRecord(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic).start(KafkaStart.latest()).build();
    try (Reading first = Reading.start(source, context(topic, allocator))) {
      first.untilSplits(1);
    }
    broker.growTopic(topic, 2);
    broker.publish(topic, List.of(KafkaRecord.of("in the new one").withPartition(1)));
    try (Reading second = Reading.start(source, context(topic, allocator))) {
      second.untilValues(1);
      assertThat(second.values).containsExactly("in the new one");
    }
  }

  @Test
  void takesPositionsFromASinkThatKeepsThem(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 5));
    KafkaSource source = source(broker, topic).build();
    Position from = Position.of(topic + "-0", "3");
    try (Reading reading = Reading.start(source, context(topic, allocator), from)) {
      reading.untilValues(2);
      assertThat(reading.values).containsExactly(texts(3, 5));
    }
  }

  @Test
  void keepsProgressUnderPipelineAndStreamWhateverTheVersion(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic).build();
    for (String version : List.of("1", "2")) {
      broker.publish(topic, "for " + version);
      try (Reading reading = Reading.start(source, context(topic, version, "a", allocator))) {
        reading.untilValues(1);
        assertThat(reading.values).containsExactly("for " + version);
      }
    }
    try (Reading other = Reading.start(source, context(topic, "1", "b", allocator))) {
      other.untilValues(2);
    }
    KafkaSource named = source(broker, topic).groupId(topic + "-group").build();
    try (Reading other = Reading.start(named, context(topic, "1", "a", allocator))) {
      other.untilValues(2);
    }
    for (String group : List.of(":a", ":b", "-group")) {
      assertThat(broker.committedOffsets(topic + group, topic)).containsEntry(0, 2L);
    }
  }

  @Test
  void failsAtTheStartWhenATopicIsMissing(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic, topic + "x").build();
    SourceContext context = context(topic, allocator);
    assertThatThrownBy(() -> source.reader(context))
        .hasMessageContaining("ETL-KAFKA-0002")
        .hasMessageContaining("pipeline '" + topic + "', stage 'input'")
        .hasMessageContaining("'" + topic + "x' doesn't exist")
        .hasMessageContaining("did you mean '" + topic + "'");
    assertThatThrownBy(() -> source.enumerator(context)).hasMessageContaining("ETL-KAFKA-0002");
  }

  private static KafkaSource.Builder source(KafkaBroker broker, String... topics) {
    return KafkaSource.topics(topics)
        .bootstrapServers(broker.bootstrapServers())
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec());
  }

  private static SourceContext context(
      String pipeline, String version, String stream, BufferAllocator allocator) {
    return new SourceContext(
        pipeline, version, stream, "", 0, allocator, java.time.Clock.systemUTC());
  }

  private static SourceContext context(String pipeline, BufferAllocator allocator) {
    return new Task(allocator, pipeline).source();
  }
}
