package dev.etlsdk.kafka.internal.client;

import dev.etlsdk.api.substitute.Substitutes;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Makes the clients of a cluster; whoever asks for one closes it. Thread-safe.
 *
 * <p>The properties are those that Kafka's own client would get.
 */
public interface KafkaClients {

  /** Those that stand in for Kafka's own, or Kafka's own. */
  static KafkaClients of(Substitutes substitutes) {
    return substitutes.find(KafkaClients.class).orElse(NetworkClients.INSTANCE);
  }

  /**
   * A consumer.
   *
   * @throws org.apache.kafka.common.KafkaException if a property is wrong
   */
  Consumer<byte[], byte[]> consumer(Map<String, Object> properties);

  /**
   * A producer.
   *
   * @throws org.apache.kafka.common.KafkaException if a property is wrong
   */
  Producer<byte[], byte[]> producer(Map<String, Object> properties);

  /**
   * What answers questions about topics.
   *
   * @throws org.apache.kafka.common.KafkaException if a property is wrong
   */
  TopicClient topics(Map<String, Object> properties);
}
