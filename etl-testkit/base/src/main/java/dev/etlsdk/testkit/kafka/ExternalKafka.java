package dev.etlsdk.testkit.kafka;

import org.jspecify.annotations.Nullable;

/** A broker that somebody else runs. */
final class ExternalKafka extends ClientBackedBroker {

  private ExternalKafka(String bootstrapServers) {
    super(bootstrapServers);
  }

  /**
   * Connects, and asks the broker something, so that a wrong address is found before the first
   * test.
   *
   * @throws IllegalStateException when no address is given or nobody answers there
   */
  static ExternalKafka connect(@Nullable String bootstrapServers) {
    if (bootstrapServers == null || bootstrapServers.isBlank()) {
      throw new IllegalStateException(
          "An external broker is asked for but its address is missing. Set -D"
              + BrokerKind.BOOTSTRAP_SERVERS_PROPERTY
              + "=host:port.");
    }
    ExternalKafka broker = new ExternalKafka(bootstrapServers);
    try {
      broker.topics();
      return broker;
    } catch (IllegalStateException failure) {
      broker.close();
      throw new IllegalStateException(
          "Nobody answers as a Kafka broker at "
              + bootstrapServers
              + ", the address in "
              + BrokerKind.BOOTSTRAP_SERVERS_PROPERTY
              + ". "
              + failure.getMessage(),
          failure);
    }
  }
}
