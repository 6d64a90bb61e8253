package dev.etlsdk.kafka.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaClusterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"b:1,a:9092", " a:9092 , b:1", "A:9092,B:1", "a:9092,b:1,a:9092", "a:9092,b:1,"})
  void addressesThatMeanTheSameNameOneCluster(String servers) {
    assertThat(KafkaCluster.of(servers)).isEqualTo(KafkaCluster.of("a:9092,b:1"));
  }

  @Test
  void otherAddressesNameAnother() {
    assertThat(KafkaCluster.of("a:9092")).isNotEqualTo(KafkaCluster.of("a:9093"));
    assertThat(KafkaCluster.of("b:1,A:9092")).hasToString("a:9092,b:1");
  }
}
