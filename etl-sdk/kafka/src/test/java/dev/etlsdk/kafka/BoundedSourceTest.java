package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.KafkaSourceTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A source that ends where its topics ended when reading began. */
@KafkaTest
@ArrowTest
class BoundedSourceTest {

  @Test
  void endsAtTheOffsetsOfTheStart(
      KafkaBroker broker, @Topic(partitions = 3) String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 30));
    KafkaSource source = source(broker, topic);
    assertThat(source.boundedness()).isEqualTo(Boundedness.BOUNDED);
    try (Reading reading = Reading.start(source, new Task(allocator, topic).source())) {
      assertThat(reading.reader.finished()).isFalse();
      broker.publish(topic, texts(30, 60));
      finish(reading);
      assertThat(reading.values).containsExactlyInAnyOrder(texts(0, 30));
    }
    assertThat(broker.committedOffsets(topic + ":input", topic).values())
        .containsExactly(10L, 10L, 10L);
  }

  @Test
  void aSecondRunReadsWhatCameInBetween(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 5));
    for (int run = 0; run < 2; run++) {
      try (Reading reading =
          Reading.start(source(broker, topic), new Task(allocator, topic).source())) {
        finish(reading);
        assertThat(reading.values).containsExactly(texts(5 * run, 5 * run + 5));
      }
      broker.publish(topic, texts(5 * run + 5, 5 * run + 10));
    }
  }

  @Test
  void endsAtOnceOnAnEmptyTopic(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    try (Reading reading =
        Reading.start(source(broker, topic), new Task(allocator, topic).source())) {
      finish(reading);
      assertThat(reading.values).isEmpty();
    }
  }

  @Test
  void doesNotEndBeforeWhatItHasIsPassedOn(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 20));
    try (Reading reading =
        Reading.start(source(broker, topic), new Task(allocator, topic).source())) {
      reading.limits = new dev.etlsdk.api.source.FetchLimits(7, 1 << 20, java.time.Duration.ZERO);
      reading.untilValues(7);
      assertThat(reading.reader.finished()).isFalse();
      finish(reading);
      assertThat(reading.values).hasSize(20);
    }
  }

  @Test
  void isBehindByWhatItWillStillRead(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 20));
    try (Reading reading =
        Reading.start(source(broker, topic), new Task(allocator, topic).source())) {
      reading.limits = new dev.etlsdk.api.source.FetchLimits(7, 1 << 20, java.time.Duration.ZERO);
      reading.untilValues(7);
      broker.publish(topic, texts(20, 30));
      assertThat(reading.reader.lag())
          .containsOnlyKeys(topic + "-0", topic + "-1")
          .satisfies(lag -> assertThat(sum(lag)).isEqualTo(20 - reading.values.size()));
      finish(reading);
      assertThat(reading.reader.lag()).isEqualTo(Map.of(topic + "-0", 0L, topic + "-1", 0L));
    }
  }

  private static long sum(Map<String, Long> lag) {
    return lag.values().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void endsBehindTheMarkersOfTransactions(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    publishInTransactions(broker, topic);
    try (Reading reading =
        Reading.start(source(broker, topic), new Task(allocator, topic).source())) {
      finish(reading);
      assertThat(reading.values).containsExactly("committed");
      assertThat(reading.reader.lag()).containsEntry(topic + "-0", 0L);
    }
    // One record, its marker, a record that was taken back, its marker.
    assertThat(broker.committedOffsets(topic + ":input", topic)).containsEntry(0, 4L);
  }

  @Test
  void readersWithoutPartitionsWaitForTheOthers(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 10));
    KafkaSource source = source(broker, topic);
    List<Reading> readings = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        readings.add(Reading.start(source, new Task(allocator, topic, "", i).source()));
      }
      Await.until(
          "all readers are finished",
          Reading.LIMIT,
          () -> {
            readings.forEach(Reading::poll);
            return readings.stream().map(reading -> reading.reader.finished()).toList();
          },
          finished -> finished.stream().allMatch(each -> each));
      assertThat(readings.stream().mapToInt(reading -> reading.values.size()).sum()).isEqualTo(10);
    } finally {
      readings.forEach(Reading::close);
    }
  }

  @Test
  void everyReaderOfAnExecutionEndsWhereItBegan(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 10));
    KafkaSource source = source(broker, topic);
    List<Split> found;
    try (SplitEnumerator enumerator = source.enumerator(new Task(allocator, topic).source())) {
      found = enumerator.discover();
    }
    broker.publish(topic, texts(10, 20));
    try (Reading late = Reading.begin(source, new Task(allocator, topic).source())) {
      late.discovered = Optional.of(found);
      late.reader.start(Position.none(), late);
      finish(late);
      assertThat(late.values).containsExactlyInAnyOrder(texts(0, 10));
    }
  }

  private static void finish(Reading reading) {
    reading.until("the reader is finished", reading.reader::finished);
  }

  private static void publishInTransactions(KafkaBroker broker, String topic) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", broker.bootstrapServers());
    properties.put("transactional.id", topic);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "committed"));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "taken back"));
      producer.flush();
      producer.abortTransaction();
    }
  }

  private static KafkaSource source(KafkaBroker broker, String topic) {
    return KafkaSource.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec())
        .bounded()
        .build();
  }
}
