package dev.etlsdk.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class EmbeddedKafkaClusterTest {

  @Test
  @Tag("faults")
  void takesRecordsWhileAnyOneOfItsBrokersIsAway() {
    try (EmbeddedKafkaCluster cluster = EmbeddedKafkaCluster.start()) {
      cluster.createTopic("numbers", 3);
      int published = 0;
      for (int broker = 0; broker < EmbeddedKafkaCluster.BROKERS; broker++) {
        cluster.stop(broker);
        cluster.publish("numbers", "a" + broker, "b" + broker, "c" + broker);
        published += 3;
        assertThat(cluster.awaitRecords("numbers", published, Duration.ofSeconds(30)))
            .hasSize(published);
        cluster.restart(broker);
      }
      assertThat(cluster.endOffsets("numbers")).hasSize(3);
    }
  }

  @Test
  void refusesWhatThreeBrokersCantShare() {
    assertThatThrownBy(
            () -> EmbeddedKafkaCluster.start(EmbeddedKafkaOptions.defaults().withPort(9092)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                EmbeddedKafkaCluster.start(
                    EmbeddedKafkaOptions.defaults().withDirectory(Path.of("target/cluster"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
