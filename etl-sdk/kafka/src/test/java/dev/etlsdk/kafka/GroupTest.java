package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.KafkaSourceTest.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Split;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several readers, and topics that come and go. */
@KafkaTest
@ArrowTest
class GroupTest {

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void dividesPartitionsAndLosesNothingWhenTheyMove(
      String protocol, KafkaBroker broker, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("moving-" + protocol, 4);
    KafkaSource source = source(broker, topic).property("group.protocol", protocol).build();
    broker.publish(topic, texts(0, 400));
    List<String> values = new ArrayList<>();
    try (Reading first = Reading.start(source, task(allocator, topic, "", 0).source())) {
      first.untilSplits(4);
      try (Reading second = Reading.start(source, task(allocator, topic, "", 1).source())) {
        Await.until(
            "each reader has two partitions",
            Reading.LIMIT,
            () -> {
              first.poll();
              second.poll();
              return first.splits + " " + second.splits;
            },
            seen -> first.splits.size() == 2 && second.splits.size() == 2);
        assertThat(first.splits).doesNotContainAnyElementsOf(second.splits);
        assertThat(first.reader.splits()).containsExactlyInAnyOrderElementsOf(first.splits);
        broker.publish(topic, texts(400, 800));
        Await.until(
            "everything was read",
            Reading.LIMIT,
            () -> {
              first.poll();
              second.poll();
              return first.values.size() + second.values.size();
            },
            seen -> seen >= 800);
        values.addAll(second.values);
      }
      first.untilSplits(4);
      broker.publish(topic, texts(800, 900));
      first.until("the rest was read", () -> first.values.size() + values.size() >= 900);
      values.addAll(first.values);
    }
    assertThat(values).containsExactlyInAnyOrder(texts(0, 900));
  }

  @Test
  void acknowledgesWithinTheRevocation(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic).build();
    broker.publish(topic, texts(0, 20));
    Reading first = Reading.start(source, task(allocator, topic, "", 0).source());
    first.acknowledging = false;
    first.onRevoked = () -> first.reader.acknowledge(first.read);
    try (first) {
      first.untilValues(20);
      try (Reading second = Reading.start(source, task(allocator, topic, "", 1).source())) {
        Await.until(
            "each reader has a partition",
            Reading.LIMIT,
            () -> {
              first.poll();
              second.poll();
              return first.splits + " " + second.splits;
            },
            seen -> first.splits.size() == 1 && second.splits.size() == 1);
        assertThat(first.events).contains("revoked 1");
        String moved = second.splits.first();
        assertThat(second.reader.position().of(moved)).isEqualTo(first.read.of(moved));
        assertThat(second.values).isEmpty();
      }
    }
  }

  @Test
  void givesWhatWasNotPassedOnToTheNextOwner(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic).build();
    broker.publish(topic, texts(0, 100));
    try (Reading first = Reading.start(source, task(allocator, topic, "", 0).source())) {
      first.limits = new dev.etlsdk.api.source.FetchLimits(10, 1 << 20, java.time.Duration.ZERO);
      // The client has read all hundred; ten were passed on, and only they may be committed.
      first.untilValues(10);
    }
    assertThat(broker.committedOffsets(topic + ":input", topic)).containsEntry(0, 10L);
    try (Reading second = Reading.start(source, task(allocator, topic, "", 1).source())) {
      second.untilValues(90);
      assertThat(second.values).containsExactly(texts(10, 100));
    }
  }

  @Test
  void passesAFailureOfTheListenerOn(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic).build();
    Reading reading = Reading.start(source, task(allocator, topic, "", 0).source());
    reading.onAssigned =
        () -> {
          throw new IllegalStateException("the task is broken");
        };
    try (reading) {
      assertThatThrownBy(() -> reading.untilValues(1)).hasMessageContaining("the task is broken");
    }
  }

  @Test
  void aStaticMemberComesBackToItsPartitions(
      KafkaBroker broker, @Topic(partitions = 2) String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic).build();
    try (Reading first = Reading.start(source, task(allocator, topic, "w", 0).source())) {
      first.untilSplits(2);
    }
    try (Reading again = Reading.start(source, task(allocator, topic, "w", 0).source())) {
      again.untilSplits(2);
    }
  }

  /**
   * Partitions move in two steps: who has them gives them up, and asks for the next division. The
   * group doesn't divide anew for a static member that comes back in between.
   */
  @Test
  void partitionsThatWereMovingWhenAStaticMemberDiedFindAnOwner(
      KafkaBroker broker, @Topic(partitions = 4) String topic, BufferAllocator allocator)
      throws Exception {
    KafkaSource source = source(broker, topic).build();
    CountDownLatch stands = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Reading dead = Reading.start(source, task(allocator, topic, "w", 0).source());
    dead.untilSplits(4);
    dead.onRevoked =
        () -> {
          stands.countDown();
          try {
            over.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    Thread dying = new Thread(() -> pollUntil(dead, over));
    dying.start();
    try (Reading other = Reading.start(source, task(allocator, topic, "v", 0).source())) {
      other.until("the first gives partitions up", () -> stands.getCount() == 0);
      try (Reading again = Reading.start(source, task(allocator, topic, "w", 0).source())) {
        Await.until(
            "every partition has an owner",
            Reading.LIMIT,
            () -> {
              other.poll();
              again.poll();
              return other.splits + " " + again.splits;
            },
            seen -> other.splits.size() == 2 && again.splits.size() == 2);
      }
    } finally {
      over.countDown();
      dying.join();
      dead.close();
    }
  }

  private static void pollUntil(Reading reading, CountDownLatch over) {
    try {
      while (over.getCount() > 0) {
        reading.poll();
      }
    } catch (EtlException shutOut) {
      assertThat(shutOut.code()).isEqualTo(EtlError.KAFKA_0010);
    }
  }

  @Test
  void twoWorkersOfOneIdAreAnError(
      KafkaBroker broker, @Topic String topic, BufferAllocator allocator) {
    KafkaSource source = source(broker, topic).build();
    try (Reading first = Reading.start(source, task(allocator, topic, "w", 0).source())) {
      first.untilSplits(1);
      try (Reading second = Reading.start(source, task(allocator, topic, "w", 0).source())) {
        second.untilSplits(1);
        assertThatThrownBy(() -> first.until("it is shut out", () -> false))
            .hasMessageContaining("ETL-KAFKA-0010")
            .hasMessageContaining("give each worker an id of its own");
      }
    }
  }

  @Test
  void readsAllTopicsOfAPattern(KafkaBroker broker, BufferAllocator allocator) {
    String one = broker.createUniqueTopic("pattern-a", 1);
    Pattern pattern = Pattern.compile(Pattern.quote(one) + "(-[a-z]+)?");
    KafkaSource source =
        complete(broker, KafkaSource.topicPattern(pattern))
            .property("metadata.max.age.ms", "300")
            .start(KafkaStart.latest())
            .build();
    try (Reading reading = Reading.start(source, task(allocator, one, "", 0).source())) {
      reading.untilSplits(1);
      broker.createTopic(one + "-later", 2);
      broker.createTopic(one + "-0", 1);
      broker.publish(one + "-later", "x", "y");
      reading.untilSplits(3).untilValues(2);
      assertThat(reading.values).containsExactlyInAnyOrder("x", "y");
    }
  }

  @Test
  void aPatternThatMatchesNothingIsAnErrorUnlessTopicsMayAppear(
      KafkaBroker broker, BufferAllocator allocator) {
    String name = broker.createUniqueTopic("nothing", 1) + "-matches";
    KafkaSource.Builder builder =
        complete(broker, KafkaSource.topicPattern(Pattern.compile(name)))
            .property("metadata.max.age.ms", "300");
    Task task = task(allocator, name, "", 0);
    assertThatThrownBy(() -> builder.build().reader(task.source()))
        .hasMessageContaining("ETL-KAFKA-0002")
        .hasMessageContaining("topicsMayAppear()");
    try (Reading reading = Reading.start(builder.topicsMayAppear().build(), task.source())) {
      reading.poll();
      broker.createTopic(name, 1);
      broker.publish(name, "x");
      reading.untilValues(1);
    }
  }

  @Test
  void listsPartitionsAsSplits(
      KafkaBroker broker, @Topic(partitions = 3) String topic, BufferAllocator allocator) {
    try (SplitEnumerator enumerator =
        source(broker, topic).build().enumerator(task(allocator, topic, "", 0).source())) {
      assertThat(enumerator.discover())
          .extracting(Split::id)
          .containsExactly(topic + "-0", topic + "-1", topic + "-2");
      broker.growTopic(topic, 4);
      assertThat(enumerator.discover()).hasSize(4);
    }
  }

  private static Task task(BufferAllocator allocator, String pipeline, String worker, int number) {
    return new Task(allocator, pipeline, worker, number);
  }

  private static KafkaSource.Builder source(KafkaBroker broker, String topic) {
    return complete(broker, KafkaSource.topic(topic));
  }

  private static KafkaSource.Builder complete(KafkaBroker broker, KafkaSource.Builder builder) {
    return builder
        .bootstrapServers(broker.bootstrapServers())
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec());
  }
}
