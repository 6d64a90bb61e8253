package dev.etlsdk.kafka.internal.settings;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the classes of Kafka's clients, about half a second's worth, while something else is waited
 * for. Connects nowhere. What the benchmark {@code startup} says of it stands in
 * docs/performance.md.
 */
public final class ClientWarmUp {

  private static final Logger LOG = LoggerFactory.getLogger(ClientWarmUp.class);

  /** An address that needs no look-up; a consumer connects only when it polls. */
  private static final String NOWHERE = "127.0.0.1:1";

  /** Made with threads that would connect at once, so only their classes are loaded. */
  private static final List<String> OF_SENDING =
      List.of(
          "org.apache.kafka.clients.admin.KafkaAdminClient",
          "org.apache.kafka.clients.producer.KafkaProducer",
          "org.apache.kafka.clients.producer.internals.RecordAccumulator",
          "org.apache.kafka.clients.producer.internals.Sender",
          "org.apache.kafka.clients.producer.internals.TransactionManager",
          "org.apache.kafka.common.record.MemoryRecordsBuilder",
          "org.apache.kafka.common.requests.ProduceRequest",
          "org.apache.kafka.common.requests.ProduceResponse");

  private ClientWarmUp() {}

  /** Of a consumer. */
  public static void consumer() {
    Map<String, Object> properties = new HashMap<>(ConsumerDefaults.VALUES);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, NOWHERE);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
    protocol();
  }

  /** Of a producer and an admin client. */
  public static void producer() {
    ProducerConfig.configDef();
    AdminClientConfig.configDef();
    for (String name : OF_SENDING) {
      try {
        Class.forName(name, true, ApiKeys.class.getClassLoader());
      } catch (ClassNotFoundException moved) {
        LOG.debug("the client has no class {} to load in advance", name, moved);
      }
    }
    protocol();
  }

  /** The schemas of requests and responses. */
  private static void protocol() {
    for (ApiKeys key : ApiKeys.clientApis()) {
      key.messageType.requestSchemas();
    }
  }
}
