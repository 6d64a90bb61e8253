package dev.etlsdk.kafka.internal.letters;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.kafka.internal.settings.AdminClients;
import dev.etlsdk.kafka.internal.settings.ClientProperties;
import dev.etlsdk.kafka.internal.settings.ConsumerDefaults;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The topic of dead letters, and how to reach it.
 *
 * @param name of the topic
 * @param mayBeMissing whether it is made when the first letter comes
 * @param servers addresses of brokers
 * @param connectTimeout how long brokers may take to answer
 * @param properties the user's for the producer, of which the connection's are taken
 * @param clientId what the clients call themselves
 */
public record LetterTopic(
    String name,
    boolean mayBeMissing,
    String servers,
    Duration connectTimeout,
    Map<String, String> properties,
    String clientId) {

  /** Copies what could change. */
  public LetterTopic {
    properties = Map.copyOf(properties);
  }

  /** A consumer without a group, of what is committed. */
  Consumer<byte[], byte[]> consumer(Substitutes substitutes, KafkaFailures failures) {
    Map<String, Object> fixed = new HashMap<>();
    fixed.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    fixed.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    fixed.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    fixed.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // No progress is kept: what retention takes while letters are read was to be gone.
    fixed.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    try {
      return KafkaClients.of(substitutes)
          .consumer(
              ClientProperties.merge(
                  ConsumerDefaults.VALUES, ClientProperties.forAdmin(properties), fixed));
    } catch (RuntimeException failure) {
      throw failures.of(EtlError.KAFKA_0009, "making a Kafka consumer", connectTimeout, failure);
    }
  }

  /** What tells where the topic ends. */
  TopicClient topics(Substitutes substitutes, KafkaFailures failures) {
    return AdminClients.open(
        servers, properties, clientId + "-admin", connectTimeout, substitutes, failures);
  }
}
