package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.kafka.internal.settings.ClientProperties;
import dev.etlsdk.kafka.internal.settings.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings that all builders of sinks have in common. Not thread-safe. */
public final class ProducerBuilder {

  private final Map<String, String> properties = new TreeMap<>();
  private String servers = "";
  private Duration connectTimeout = Duration.ofSeconds(30);
  private Optional<TopicCreation> creation = Optional.empty();

  /** Addresses of brokers. */
  public void servers(String newServers) {
    this.servers = newServers;
  }

  /** How long to wait for brokers at the start. */
  public void connectTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("connectTimeout: more than zero, not " + timeout);
    }
    this.connectTimeout = timeout;
  }

  /** How to make a topic that is missing. */
  public void createTopic(int partitions, int replication, Map<String, String> configs) {
    this.creation = Optional.of(new TopicCreation(partitions, replication, configs));
  }

  /** A property of the producer. */
  public void property(String name, String value) {
    if (name.equals("bootstrap.servers")) {
      servers = value;
    } else {
      properties.put(name, value);
    }
  }

  /** Notes what is wrong. */
  public void check(Problems problems) {
    if (servers.isBlank()) {
      problems.add(
          EtlError.KAFKA_0009,
          "the setting bootstrapServers is missing",
          "call bootstrapServers(…) with host:port of a broker");
    }
    ClientProperties.check(ClientProperties.Role.PRODUCER, properties, problems);
  }

  /** The settings. */
  public ProducerSettings build() {
    return new ProducerSettings(servers, connectTimeout, creation, properties);
  }
}
