package dev.etlsdk.testkit.kafka;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
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
   * @throws EtlException when no address is given or nobody answers there
   */
  static ExternalKafka connect(@Nullable String bootstrapServers) {
    if (bootstrapServers == null || bootstrapServers.isBlank()) {
      throw EtlException.of(
              EtlError.TESTKIT_0003, "an external broker is asked for, but its address is missing")
          .fix("set -D" + BrokerKind.BOOTSTRAP_SERVERS_PROPERTY + "=host:port")
          .build();
    }
    ExternalKafka broker = new ExternalKafka(bootstrapServers);
    try {
      broker.topics();
      return broker;
    } catch (EtlException failure) {
      broker.close();
      throw BrokerFailure.start("no Kafka broker answers at " + bootstrapServers)
          .cause(failure)
          .fix("start it, or correct -D" + BrokerKind.BOOTSTRAP_SERVERS_PROPERTY)
          .build();
    }
  }
}
