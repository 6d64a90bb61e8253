package dev.etlsdk.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@KafkaTest
class EmbeddedKafkaTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @Test
  void keepsPortAndDataOverARestart(EmbeddedKafka broker, @Topic String topic) {
    broker.publish(topic, "before");
    String address = broker.bootstrapServers();

    broker.stop();
    assertThat(broker.isRunning()).isFalse();
    broker.restart();

    assertThat(broker.isRunning()).isTrue();
    assertThat(broker.bootstrapServers()).isEqualTo(address);
    broker.publish(topic, "after");
    assertThat(broker.awaitRecords(topic, 2, DEADLINE))
        .extracting(ReceivedRecord::text)
        .containsExactly("before", "after");
  }

  @Test
  void clientsSurviveARestart(EmbeddedKafka broker, @Topic String topic) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Producer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "before")).get();
      broker.stop();
      broker.restart();
      producer.send(new ProducerRecord<>(topic, "after")).get();
    }
    assertThat(broker.awaitRecords(topic, 2, DEADLINE))
        .extracting(ReceivedRecord::text)
        .containsExactly("before", "after");
  }

  @Test
  void hidesUncommittedTransactionsUnlessAskedForAll(EmbeddedKafka broker, @Topic String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "transactional.id",
            "hides-uncommitted");
    try (Producer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "aborted"));
      producer.flush();
      assertThat(broker.records(topic)).isEmpty();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "committed"));
      producer.commitTransaction();
    }
    assertThat(broker.awaitRecords(topic, 1, DEADLINE))
        .extracting(ReceivedRecord::text)
        .containsExactly("committed");
    assertThat(broker.records(topic, Visibility.ALL))
        .extracting(ReceivedRecord::text)
        .containsExactly("aborted", "committed");
    // Two records and two transaction markers.
    assertThat(broker.endOffsets(topic)).containsEntry(0, 4L);
  }

  @Test
  void deletesItsTemporaryDirectoryAndKeepsANamedOne(@TempDir Path directory) throws Exception {
    try (EmbeddedKafka broker =
        EmbeddedKafka.start(EmbeddedKafkaOptions.defaults().withDirectory(directory))) {
      broker.createTopic("kept", 1);
      broker.publish("kept", "still here");
    }
    assertThat(Files.exists(directory.resolve("meta.properties"))).isTrue();
    try (EmbeddedKafka broker =
        EmbeddedKafka.start(EmbeddedKafkaOptions.defaults().withDirectory(directory))) {
      assertThat(broker.records("kept"))
          .extracting(ReceivedRecord::text)
          .containsExactly("still here");
    }
    Path temporary;
    try (EmbeddedKafka broker = EmbeddedKafka.start()) {
      temporary = broker.directory();
      assertThat(temporary).isDirectory().isNotEqualTo(directory);
    }
    assertThat(temporary).doesNotExist();
  }

  @Test
  void appliesBrokerProperties() {
    EmbeddedKafkaOptions options =
        EmbeddedKafkaOptions.defaults().withBrokerProperty("message.max.bytes", "100");
    try (EmbeddedKafka broker = EmbeddedKafka.start(options)) {
      broker.createTopic("small", 1);
      assertThatThrownBy(() -> broker.publish("small", "x".repeat(200)))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("refused to take a record for 'small'")
          .hasMessageContaining("publish a smaller record");
      assertThatThrownBy(() -> broker.createTopic("small", 1))
          .hasMessageContaining("refused to create the topic 'small'")
          .hasMessageContaining("createUniqueTopic makes one");
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      EmbeddedKafkaOptions options = EmbeddedKafkaOptions.defaults().withPort(taken.getLocalPort());
      assertThatThrownBy(() -> EmbeddedKafka.start(options))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining(EtlError.TESTKIT_0001.id())
          .hasMessageContaining("did not start on port " + taken.getLocalPort())
          .hasMessageContaining("give another port, or none");
    }
  }

  @Test
  void refusesToRestartWhenClosed() {
    EmbeddedKafka broker = EmbeddedKafka.start();
    broker.close();
    broker.close();
    assertThatThrownBy(broker::restart).hasMessageContaining("is closed");
  }

  @Test
  void keepsRecordsOfLongAgo(EmbeddedKafka broker, @Topic String topic) {
    Instant longAgo = Instant.parse("2001-02-03T04:05:06.789Z");
    broker.publish(topic, List.of(KafkaRecord.of("old").withTimestamp(longAgo)));
    assertThat(broker.records(topic))
        .extracting(ReceivedRecord::timestamp)
        .containsExactly(longAgo);
  }
}
