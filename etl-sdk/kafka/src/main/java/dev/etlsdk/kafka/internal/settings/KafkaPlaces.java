package dev.etlsdk.kafka.internal.settings;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Topics as places, for people and to be compared. */
public final class KafkaPlaces {

  private KafkaPlaces() {}

  /** One for each topic; the order of the brokers' addresses makes no difference. */
  public static Set<String> of(Collection<String> topics, String servers) {
    KafkaCluster brokers = KafkaCluster.of(servers);
    return topics.stream()
        .map(topic -> "kafka topic '" + topic + "' on " + brokers)
        .collect(Collectors.toSet());
  }
}
