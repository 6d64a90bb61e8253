package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.KafkaSourceTest.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Offsets that the topic no longer has. */
@KafkaTest
@ArrowTest
class LostOffsetsTest {

  @Test
  void failsWithTheSizeOfTheGap(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    loseRecordsAfterTen(broker, topic, allocator);
    KafkaSource source = source(broker, topic).build();
    try (Reading reading = Reading.start(source, context(topic, allocator))) {
      assertThatThrownBy(() -> reading.untilValues(1))
          .isInstanceOfSatisfying(
              EtlException.class,
              failure -> assertThat(failure.code()).isEqualTo(EtlError.KAFKA_0004))
          .hasMessageContaining("partition 0 of topic '" + topic + "'")
          .hasMessageContaining("15 offsets are lost")
          .hasMessageContaining("offset 10 is next to be read")
          .hasMessageContaining("begins at 25")
          .hasMessageContaining("onLostOffsets(LostOffsets.ACCEPT)")
          .hasMessageContaining(".source.on-lost-offsets' is accept");
    }
    assertThat(broker.committedOffsets(topic + ":input", topic)).containsEntry(0, 10L);
  }

  @Test
  void failsWhateverTheStart(KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    loseRecordsAfterTen(broker, topic, allocator);
    KafkaSource source = source(broker, topic).start(KafkaStart.latest()).build();
    try (Reading reading = Reading.start(source, context(topic, allocator))) {
      assertThatThrownBy(() -> reading.untilValues(1)).hasMessageContaining("ETL-KAFKA-0004");
    }
  }

  @Test
  void goesOnAndCountsIfTheLossIsAccepted(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    loseRecordsAfterTen(broker, topic, allocator);
    KafkaSource source = source(broker, topic).onLostOffsets(LostOffsets.ACCEPT).build();
    try (Reading reading = Reading.start(source, context(topic, allocator))) {
      reading.untilValues(5);
      assertThat(reading.values).containsExactly(texts(25, 30));
      assertThat(reading.reader.acceptedLoss()).isEqualTo(15);
    }
    // What was accepted once isn't lost again.
    try (Reading again = Reading.start(source, context(topic, allocator))) {
      again.untilSplits(1);
      assertThat(again.reader.acceptedLoss()).isZero();
    }
  }

  @Test
  void failsWhenRecordsExpireBeforeTheyAreRead(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 30));
    KafkaSource source =
        source(broker, topic)
            .property("max.poll.records", "10")
            .property("max.partition.fetch.bytes", "1")
            .property("fetch.max.bytes", "1")
            .build();
    try (Reading reading = Reading.start(source, context(topic, allocator))) {
      reading.limits = new FetchLimits(10, 1 << 20, Duration.ZERO);
      reading.untilSplits(1);
      reading.reader.pause();
      reading.poll();
      int read = reading.values.size();
      broker.publish(topic, texts(30, 60));
      broker.deleteRecordsBefore(topic, 0, 60);
      broker.publish(topic, texts(60, 61));
      reading.reader.resume();
      assertThat(read).isLessThan(61);
      assertThatThrownBy(() -> reading.untilValues(61))
          .hasMessageContaining("the topic begins at 60");
    }
  }

  @Test
  void failsWhenTheOffsetLiesBeyondTheEnd(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, "a", "b", "c");
    KafkaSource source = source(broker, topic).build();
    Position beyond = Position.of(topic + "-0", "10");
    try (Reading reading = Reading.start(source, context(topic, allocator), beyond)) {
      assertThatThrownBy(() -> reading.untilValues(1))
          .hasMessageContaining("ETL-KAFKA-0004")
          .hasMessageContaining("offset 10 is next to be read, but the topic ends at 3")
          .hasMessageContaining("deleted and made anew");
    }
  }

  @Test
  void readsATopicThatWasMadeAnewFromItsStartIfTheLossIsAccepted(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, "a", "b", "c");
    KafkaSource source = source(broker, topic).onLostOffsets(LostOffsets.ACCEPT).build();
    Position beyond = Position.of(topic + "-0", "10");
    try (Reading reading = Reading.start(source, context(topic, allocator), beyond)) {
      reading.untilValues(3);
      assertThat(reading.values).containsExactly("a", "b", "c");
      assertThat(reading.reader.acceptedLoss()).isZero();
    }
    assertThat(broker.committedOffsets(topic + ":input", topic)).containsEntry(0, 3L);
  }

  @Test
  void aBoundedSourceDoesNotTakeATopicThatWasMadeAnewForRead(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 20));
    KafkaSource source = source(broker, topic).bounded().build();
    Position beyond = Position.of(topic + "-0", "500");
    try (Reading reading = Reading.start(source, context(topic, allocator), beyond)) {
      // The client would complain, too, if it were given the time to fetch.
      reading.wait = Duration.ZERO;
      assertThatThrownBy(() -> reading.until("it is finished", reading.reader::finished))
          .hasMessageContaining("ETL-KAFKA-0004")
          .hasMessageContaining("offset 500 is next to be read, but the topic ends at 20");
    }
    KafkaSource accepting =
        source(broker, topic).bounded().onLostOffsets(LostOffsets.ACCEPT).build();
    try (Reading reading = Reading.start(accepting, context(topic, allocator), beyond)) {
      reading.until("it is finished", reading.reader::finished);
      assertThat(reading.values).containsExactly(texts(0, 20));
    }
  }

  @Test
  void aBoundedSourceCountsWhatExpiredUpToItsEnd(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    loseRecordsAfterTen(broker, topic, allocator);
    broker.deleteRecordsBefore(topic, 0, 30);
    KafkaSource source = source(broker, topic).bounded().build();
    try (Reading reading = Reading.start(source, context(topic, allocator))) {
      reading.wait = Duration.ZERO;
      assertThatThrownBy(() -> reading.until("it is finished", reading.reader::finished))
          .hasMessageContaining("20 offsets are lost");
    }
    KafkaSource accepting =
        source(broker, topic).bounded().onLostOffsets(LostOffsets.ACCEPT).build();
    try (Reading reading = Reading.start(accepting, context(topic, allocator))) {
      reading.until("it is finished", reading.reader::finished);
      assertThat(reading.reader.acceptedLoss()).isEqualTo(20);
    }
  }

  @Test
  void takesAnOffsetWithinAnOpenTransactionForOneThatIsThere(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (Producer<String, String> producer = transactional(broker, topic)) {
      producer.beginTransaction();
      for (String text : texts(0, 3)) {
        producer.send(new ProducerRecord<>(topic, text));
      }
      producer.flush();
      Position within = Position.of(topic + "-0", "2");
      try (Reading reading =
          Reading.start(source(broker, topic).build(), context(topic, allocator), within)) {
        reading.untilSplits(1);
        producer.commitTransaction();
        reading.untilValues(1);
        assertThat(reading.values).containsExactly(texts(2, 3));
      }
    }
  }

  @Test
  void failsWhenTheOffsetLiesBeyondAnOpenTransaction(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    try (Producer<String, String> producer = transactional(broker, topic)) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "open"));
      producer.flush();
      Position beyond = Position.of(topic + "-0", "2");
      try (Reading reading =
          Reading.start(source(broker, topic).build(), context(topic, allocator), beyond)) {
        assertThatThrownBy(() -> reading.untilSplits(1))
            .hasMessageContaining("ETL-KAFKA-0004")
            .hasMessageContaining("offset 2 is next to be read, but the topic ends at 1");
      }
      producer.abortTransaction();
    }
  }

  private static Producer<String, String> transactional(KafkaBroker broker, String id) {
    Producer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", id),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  /** Ten records are read and committed, fifteen deleted before they were, five are left. */
  private static void loseRecordsAfterTen(
      KafkaBroker broker, String topic, BufferAllocator allocator) {
    broker.publish(topic, texts(0, 10));
    try (Reading reading =
        Reading.start(source(broker, topic).build(), context(topic, allocator))) {
      reading.untilValues(10);
    }
    broker.publish(topic, texts(10, 30));
    broker.deleteRecordsBefore(topic, 0, 25);
  }

  private static KafkaSource.Builder source(KafkaBroker broker, String topic) {
    return KafkaSource.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec());
  }

  private static SourceContext context(String pipeline, BufferAllocator allocator) {
    return new Task(allocator, pipeline).source();
  }
}
