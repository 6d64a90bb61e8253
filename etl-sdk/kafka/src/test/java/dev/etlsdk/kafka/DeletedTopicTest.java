package dev.etlsdk.kafka;

import static dev.etlsdk.kafka.KafkaSourceTest.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.Topic;
import dev.etlsdk.testkit.memory.ArrowTest;
import java.util.regex.Pattern;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A topic that is deleted while it is read doesn't go unnoticed. */
@KafkaTest
@ArrowTest
class DeletedTopicTest {

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void aTopicThatIsDeletedWhileItIsReadIsAnError(
      String protocol, KafkaBroker broker, BufferAllocator allocator) {
    String topic = broker.createUniqueTopic("deleted-" + protocol, 1);
    broker.publish(topic, texts(0, 3));
    KafkaSource source =
        complete(broker, KafkaSource.topic(topic)).property("group.protocol", protocol).build();
    try (Reading reading = Reading.start(source, new Task(allocator, topic).source())) {
      reading.untilValues(3);
      broker.deleteTopic(topic);
      assertThatThrownBy(() -> reading.until("it is noticed", () -> false))
          .hasMessageContaining("ETL-KAFKA-0002")
          .hasMessageContaining("the topic '" + topic + "' was deleted while being read");
    }
  }

  @Test
  void aBoundedSourceDoesNotWaitForATopicThatIsGone(
      KafkaBroker broker, @Topic(partitions = 1) String kept, BufferAllocator allocator) {
    String deleted = broker.createUniqueTopic("deleted-bounded", 1);
    broker.publish(deleted, texts(0, 3));
    KafkaSource source = complete(broker, KafkaSource.topics(kept, deleted)).bounded().build();
    try (Reading reading = Reading.start(source, new Task(allocator, kept).source())) {
      reading.reader.pause();
      reading.untilSplits(2);
      broker.deleteTopic(deleted);
      assertThatThrownBy(() -> reading.until("it is noticed", () -> reading.reader.finished()))
          .hasMessageContaining("ETL-KAFKA-0002");
    }
  }

  @Test
  void topicsOfAPatternMayGo(KafkaBroker broker, BufferAllocator allocator) {
    String kept = broker.createUniqueTopic("come-and-go", 1);
    String gone = kept + "-gone";
    broker.createTopic(gone, 1);
    Pattern pattern = Pattern.compile(Pattern.quote(kept) + ".*");
    KafkaSource source = complete(broker, KafkaSource.topicPattern(pattern)).build();
    try (Reading reading = Reading.start(source, new Task(allocator, kept).source())) {
      reading.untilSplits(2);
      broker.deleteTopic(gone);
      reading.untilSplits(1);
      broker.publish(kept, "x");
      reading.untilValues(1);
      assertThat(reading.values).containsExactly("x");
    }
  }

  @Test
  void aPatternReadsNoInternalTopics(KafkaBroker broker, BufferAllocator allocator) {
    String open = broker.createUniqueTopic("internal", 1);
    broker.createTopic("__" + open, 1);
    broker.publish("__" + open, "hidden");
    broker.publish(open, "open");
    Pattern pattern = Pattern.compile(".*" + Pattern.quote(open));
    KafkaSource source = complete(broker, KafkaSource.topicPattern(pattern)).build();
    try (Reading reading = Reading.start(source, new Task(allocator, open).source())) {
      reading.untilValues(1);
      assertThat(reading.splits).containsExactly(open + "-0");
      assertThat(reading.values).containsExactly("open");
    }
  }

  private static KafkaSource.Builder complete(KafkaBroker broker, KafkaSource.Builder builder) {
    return builder
        .bootstrapServers(broker.bootstrapServers())
        .schema(TextCodec.SCHEMA)
        .codec(new TextCodec())
        .property("metadata.max.age.ms", "300");
  }
}
