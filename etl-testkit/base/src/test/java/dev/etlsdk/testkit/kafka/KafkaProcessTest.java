package dev.etlsdk.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaProcessTest {

  private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC");

  @Test
  void servesFromAProcessOfItsOwnAndEndsWithIt() {
    long pid;
    try (KafkaProcess broker = KafkaProcess.start(EmbeddedKafkaOptions.defaults(), SMALL)) {
      pid = broker.pid();
      assertThat(pid).isNotEqualTo(ProcessHandle.current().pid());
      broker.createTopic("topic", 1);
      broker.publish("topic", "one");
      assertThat(broker.awaitRecords("topic", 1, Duration.ofSeconds(20)))
          .extracting(ReceivedRecord::text)
          .containsExactly("one");
    }
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void keepsItsDataOverAKill(@TempDir Path directory) {
    EmbeddedKafkaOptions options =
        EmbeddedKafkaOptions.defaults()
            .withDirectory(directory)
            // A broker that was killed may come back when its last session has run out.
            .withBrokerProperty("broker.session.timeout.ms", "2000")
            .withBrokerProperty("broker.heartbeat.interval.ms", "500");
    try (KafkaProcess broker = KafkaProcess.start(options, SMALL)) {
      broker.createTopic("topic", 1);
      broker.publish("topic", "before the kill");
      broker.kill();
    }
    try (KafkaProcess broker = KafkaProcess.start(options, SMALL)) {
      assertThat(broker.records("topic"))
          .extracting(ReceivedRecord::text)
          .containsExactly("before the kill");
    }
  }

  @Test
  void saysWhatAProcessThatDoesNotStartWroteLast() {
    assertThatThrownBy(
            () -> KafkaProcess.start(EmbeddedKafkaOptions.defaults(), List.of("-XX:NoSuchFlag")))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-TESTKIT-0001")
        .hasMessageContaining("It wrote last:\n")
        .hasMessageContaining("NoSuchFlag")
        .hasMessageContaining("correct the setting or the JVM's flag");
  }

  @Test
  void saysTheReasonOfABrokerThatDoesNotStartInItsProcess() {
    EmbeddedKafkaOptions wrong =
        EmbeddedKafkaOptions.defaults().withBrokerProperty("num.io.threads", "none");
    assertThatThrownBy(() -> KafkaProcess.start(wrong, SMALL))
        .hasMessageContaining("num.io.threads");
  }

  @Test
  void readsArgumentsByName() {
    EmbeddedKafkaOptions options =
        EmbeddedKafkaMain.parse("port=9092", "directory=/data", "message.max.bytes=100");
    assertThat(options.port()).isEqualTo(9092);
    assertThat(options.directory()).contains(Path.of("/data"));
    assertThat(options.brokerProperties()).containsEntry("message.max.bytes", "100").hasSize(1);
    assertThatThrownBy(() -> EmbeddedKafkaMain.parse("--port"))
        .hasMessageContaining("Cannot read the argument '--port'");
  }
}
