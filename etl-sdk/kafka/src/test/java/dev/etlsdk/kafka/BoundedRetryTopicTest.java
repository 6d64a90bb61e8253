package dev.etlsdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.source.Position;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A bounded source ends when nothing is left in its retry topic either. */
@KafkaTest
@ArrowTest
class BoundedRetryTopicTest {

  /** Longer than a reader takes to look whether its group is through. */
  private static final Duration LOOKS = Duration.ofMillis(700);

  @Test
  void readsWhatComesToWaitWhileItReads(
      KafkaBroker broker, @Topic String in, @Topic String retry, BufferAllocator allocator) {
    broker.publish(in, "a", "b");
    try (Reading reading =
        Reading.start(source(broker, in, retry), new Task(allocator, in).source())) {
      reading.acknowledging = false;
      reading.untilValues(2);
      staysUnfinished(reading);
      // As a task does: it sends what failed, and then commits what it was made of.
      broker.publish(retry, "b again");
      reading.reader.acknowledge(reading.read);
      reading.untilValues(3);
      staysUnfinished(reading);
      broker.publish(retry, "b for the third time");
      reading.reader.acknowledge(reading.read);
      reading.untilValues(4);
      assertThat(reading.reader.lag()).containsOnlyKeys(in + "-0", retry + "-0");
      reading.reader.acknowledge(reading.read);
      reading.until("the reader is finished", reading.reader::finished);
      assertThat(reading.values).containsExactly("a", "b", "b again", "b for the third time");
    }
    assertThat(broker.committedOffsets(in + ":input", retry)).containsEntry(0, 2L);
  }

  @Test
  void endsWhereNothingFails(
      KafkaBroker broker,
      @Topic(partitions = 2) String in,
      @Topic(partitions = 2) String retry,
      BufferAllocator allocator) {
    broker.publish(in, "a", "b");
    try (Reading reading =
        Reading.start(source(broker, in, retry), new Task(allocator, in).source())) {
      reading.until("the reader is finished", reading.reader::finished);
      broker.publish(in, "later");
      assertThat(reading.reader.finished()).as("still finished").isTrue();
      assertThat(reading.values).containsExactlyInAnyOrder("a", "b");
    }
  }

  /** Each has one of the two partitions; a third one has none. */
  @Test
  void readersEndTogetherWhoeverReadsWhatWaits(
      KafkaBroker broker, @Topic String in, @Topic String retry, BufferAllocator allocator) {
    broker.publish(in, "a");
    KafkaSource source = source(broker, in, retry);
    try (Reading one = Reading.start(source, new Task(allocator, in, "", 0).source());
        Reading two = Reading.start(source, new Task(allocator, in, "", 1).source());
        Reading three = Reading.start(source, new Task(allocator, in, "", 2).source())) {
      List<Reading> all = List.of(one, two, three);
      all.forEach(reading -> reading.acknowledging = false);
      Map<String, Reading> owners = new HashMap<>();
      Await.until(
          "the partitions have readers of their own, and the record is read",
          Reading.LIMIT,
          () -> {
            all.forEach(Reading::poll);
            owners.clear();
            all.forEach(reading -> reading.splits.forEach(split -> owners.put(split, reading)));
            return owners.keySet();
          },
          splits ->
              splits.size() == 2
                  && all.stream().allMatch(reading -> reading.splits.size() <= 1)
                  && owners.get(in + "-0").values.contains("a"));
      staysUnfinished(one, two, three);

      broker.publish(retry, "a again");
      Reading reader = owners.get(in + "-0");
      reader.reader.acknowledge(reader.read);
      Reading waiting = owners.get(retry + "-0");
      pollUntil("what waits is read", all, () -> waiting.values.contains("a again"));
      staysUnfinished(one, two, three);
      waiting.reader.acknowledge(waiting.read);
      pollUntil(
          "all are finished",
          all,
          () -> all.stream().allMatch(reading -> reading.reader.finished()));
    }
  }

  /** What was committed with it may be known before it can be read. */
  @Test
  void waitsForWhatStandsInATransaction(
      KafkaBroker broker, @Topic String in, @Topic String retry, BufferAllocator allocator) {
    broker.publish(in, "a");
    try (Reading reading =
            Reading.start(source(broker, in, retry), new Task(allocator, in).source());
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", in),
                new StringSerializer(),
                new StringSerializer())) {
      reading.acknowledging = false;
      reading.untilValues(1);
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(retry, "a again"));
      producer.flush();
      reading.reader.acknowledge(reading.read);
      staysUnfinished(reading);
      assertThat(reading.values).containsExactly("a");
      producer.commitTransaction();
      reading.untilValues(2);
      reading.reader.acknowledge(reading.read);

      producer.beginTransaction();
      producer.send(new ProducerRecord<>(retry, "taken back"));
      producer.flush();
      producer.abortTransaction();
      reading.until("the reader is finished", reading.reader::finished);
      assertThat(reading.values).containsExactly("a", "a again");
    }
  }

  @Test
  void asksForNothingBeyondWhatWaitsWhenItBeginsElsewhere(
      KafkaBroker broker, @Topic String in, @Topic String retry, BufferAllocator allocator) {
    broker.publish(in, "a", "b");
    broker.publish(retry, "old");
    KafkaSource source = source(broker, in, retry);
    try (Reading first =
        Reading.start(
            source, new Task(allocator, in).source(), new Position(Map.of(in + "-0", "1")))) {
      first.until("the reader is finished", first.reader::finished);
      assertThat(first.values).containsExactlyInAnyOrder("b", "old");
    }
    try (Reading second = Reading.start(source, new Task(allocator, in).source())) {
      second.until("the reader is finished", second.reader::finished);
      assertThat(second.values).isEmpty();
    }
  }

  private static void pollUntil(String what, List<Reading> readings, BooleanSupplier condition) {
    Await.until(
        what,
        Reading.LIMIT,
        () -> {
          readings.forEach(Reading::poll);
          return readings.stream().map(reading -> reading.events + " " + reading.values).toList();
        },
        seen -> condition.getAsBoolean());
  }

  private static void staysUnfinished(Reading... readings) {
    long begun = System.nanoTime();
    pollUntil(
        "readers have looked whether they are through",
        List.of(readings),
        () -> {
          for (Reading reading : readings) {
            assertThat(reading.reader.finished()).as("finished").isFalse();
          }
          return System.nanoTime() - begun > LOOKS.toNanos();
        });
  }

  private static KafkaSource source(KafkaBroker broker, String topic, String retry) {
    return KafkaSource.topic(topic)
        .bootstrapServers(broker.bootstrapServers())
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec())
        .bounded()
        .build()
        .withRetryTopic(retry, false)
        .orElseThrow();
  }
}
