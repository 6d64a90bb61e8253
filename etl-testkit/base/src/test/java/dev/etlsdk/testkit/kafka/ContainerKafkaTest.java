package dev.etlsdk.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("container")
class ContainerKafkaTest {

  @BeforeAll
  static void needsAnEngine() {
    assumeTrue(ContainerEngine.answers(), "no container engine answers");
  }

  @Test
  void servesFromAContainer() {
    try (KafkaBroker broker = BrokerKind.CONTAINER.open(Map.<String, String>of()::get)) {
      String topic = broker.createUniqueTopic("container", 2);
      broker.publish(topic, "a", "b");
      assertThat(broker.awaitRecords(topic, 2, Duration.ofSeconds(20)))
          .extracting(ReceivedRecord::text)
          .containsExactly("a", "b");
    }
  }

  @Test
  void isChosenWhereAnEngineAnswers() {
    try (KafkaBroker broker = BrokerKind.AUTO.open(Map.<String, String>of()::get)) {
      assertThat(broker).isInstanceOf(ContainerKafka.class);
    }
  }

  @Test
  void fallsBackToTheEmbeddedBrokerWhereTheImageCannotRun() {
    Map<String, String> properties =
        Map.of(BrokerKind.IMAGE_PROPERTY, "localhost:1/no/such-image:0");
    try (KafkaBroker broker = BrokerKind.AUTO.open(properties::get)) {
      assertThat(broker).isInstanceOf(EmbeddedKafka.class);
    }
  }
}
