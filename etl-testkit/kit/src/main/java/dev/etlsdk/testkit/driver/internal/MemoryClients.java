package dev.etlsdk.testkit.driver.internal;

import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Clients of a cluster in memory. They read their properties as Kafka's own clients do. */
public final class MemoryClients implements KafkaClients {

  private final MemoryCluster cluster;

  /** Clients of this cluster. */
  public MemoryClients(MemoryCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Consumer<byte[], byte[]> consumer(Map<String, Object> properties) {
    Map<String, Object> whole = new HashMap<>(properties);
    whole.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    whole.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return new MemoryConsumer(cluster, new ConsumerConfig(whole));
  }

  @Override
  public Producer<byte[], byte[]> producer(Map<String, Object> properties) {
    Map<String, Object> whole = new HashMap<>(properties);
    whole.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    whole.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return new MemoryProducer(cluster, new ProducerConfig(whole));
  }

  @Override
  public TopicClient topics(Map<String, Object> properties) {
    return new MemoryTopicClient(cluster);
  }
}
