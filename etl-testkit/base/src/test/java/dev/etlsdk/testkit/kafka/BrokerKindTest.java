package dev.etlsdk.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlException;
import java.util.Map;
import org.junit.jupiter.api.Test;

@KafkaTest
class BrokerKindTest {

  @Test
  void readsTheKindFromTheProperty() {
    assertThat(BrokerKind.parse(null)).isEqualTo(BrokerKind.AUTO);
    assertThat(BrokerKind.parse("")).isEqualTo(BrokerKind.AUTO);
    assertThat(BrokerKind.parse("embedded")).isEqualTo(BrokerKind.EMBEDDED);
    assertThat(BrokerKind.parse("external")).isEqualTo(BrokerKind.EXTERNAL);
  }

  @Test
  void namesTheKindsWhenItIsAskedForAnother() {
    assertThatThrownBy(() -> BrokerKind.parse("docker"))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-TESTKIT-0003: the system property etl.testkit.broker is 'docker'\n  -> set it to auto, embedded, container or external");
  }

  @Test
  void usesAnExternalBroker(KafkaBroker running, @Topic String topic) {
    Map<String, String> properties =
        Map.of(BrokerKind.BOOTSTRAP_SERVERS_PROPERTY, running.bootstrapServers());
    try (KafkaBroker external = BrokerKind.EXTERNAL.open(properties::get)) {
      assertThat(external.topics()).contains(topic);
    }
    assertThat(running.topics()).contains(topic);
  }

  @Test
  void wantsTheAddressOfAnExternalBroker() {
    assertThatThrownBy(() -> BrokerKind.EXTERNAL.open(Map.<String, String>of()::get))
        .hasMessageContaining("set -Detl.testkit.bootstrap.servers=host:port");
  }
}
