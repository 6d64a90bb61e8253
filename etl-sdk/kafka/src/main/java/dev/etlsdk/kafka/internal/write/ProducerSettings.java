package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.kafka.internal.settings.AdminClients;
import dev.etlsdk.kafka.internal.settings.ClientProperties;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import dev.etlsdk.kafka.internal.settings.ProducerDefaults;
import dev.etlsdk.kafka.internal.settings.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How a sink or a dead-letter sink reaches its brokers.
 *
 * @param servers addresses of brokers
 * @param connectTimeout how long to wait for brokers at the start
 * @param creation how to make topics that are missing, if that is wanted
 * @param properties the user's
 */
public record ProducerSettings(
    String servers,
    Duration connectTimeout,
    Optional<TopicCreation> creation,
    Map<String, String> properties) {

  /** Copies what could change. */
  public ProducerSettings {
    properties = Map.copyOf(properties);
  }

  KafkaFailures failures(SinkContext context) {
    return new KafkaFailures(
        servers, ErrorLocation.stage(context.pipeline(), context.stream()), Secrets.of(properties));
  }

  /**
   * The producer of a task for these brokers and properties, shared by all writers that have the
   * same.
   */
  TaskProducer producer(SinkContext context, KafkaFailures failures) {
    Map<String, Object> effective = effective(context);
    return context
        .resources()
        .shared(
            new ProducerKey(effective),
            TaskProducer.class,
            () ->
                TaskProducer.open(
                    KafkaClients.of(context.substitutes())::producer,
                    effective,
                    failures,
                    connectTimeout));
  }

  private Map<String, Object> effective(SinkContext context) {
    String prefix = properties.getOrDefault(ProducerConfig.CLIENT_ID_CONFIG, context.pipeline());
    String worker = context.workerId().isEmpty() ? "" : "-" + context.workerId();
    return ClientProperties.merge(
        ProducerDefaults.VALUES,
        properties,
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.CLIENT_ID_CONFIG,
            prefix + worker + "-" + context.task()));
  }

  /** What answers questions about topics, and gives up at the connect timeout. */
  TopicClient topics(SinkContext context, KafkaFailures failures) {
    return AdminClients.open(
        servers,
        properties,
        context.pipeline() + "-" + context.task() + "-admin",
        connectTimeout,
        context.substitutes(),
        failures);
  }

  /** Private to this connector, so that no other finds the producer. */
  private record ProducerKey(Map<String, Object> effective) {}
}
