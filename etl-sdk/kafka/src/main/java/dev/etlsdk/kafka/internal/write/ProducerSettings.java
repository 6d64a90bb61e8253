package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.sink.CommitPointListener;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.kafka.internal.settings.AdminClients;
import dev.etlsdk.kafka.internal.settings.ClientNames;
import dev.etlsdk.kafka.internal.settings.ClientProperties;
import dev.etlsdk.kafka.internal.settings.KafkaCluster;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import dev.etlsdk.kafka.internal.settings.ProducerDefaults;
import dev.etlsdk.kafka.internal.settings.Secrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

  /** The same, making no topics. */
  ProducerSettings withoutCreation() {
    return new ProducerSettings(servers, connectTimeout, Optional.empty(), properties);
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
    CommitPointListener points =
        context.substitutes().find(CommitPointListener.class).orElse(CommitPointListener.NONE);
    return context
        .resources()
        .shared(
            key(effective),
            TaskProducer.class,
            () ->
                TaskProducer.open(
                    KafkaClients.of(context.substitutes())::producer,
                    effective,
                    !context.workerId().isEmpty(),
                    failures,
                    connectTimeout,
                    point -> points.at(context.task(), point)));
  }

  /** The largest record that the producer takes, as far as that is written as a number. */
  long largestRecord() {
    return Math.min(
        number(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        number(ProducerConfig.BUFFER_MEMORY_CONFIG));
  }

  /** How long the brokers leave a transaction open; empty if a provider says that. */
  public Optional<Duration> longestTransaction(String workerId) {
    String value = properties.get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
    if (value == null) {
      return Optional.of(
          Duration.ofMillis(
              workerId.isEmpty()
                  ? ProducerDefaults.TIMEOUT_WITHOUT_WORKER_ID
                  : ProducerDefaults.TRANSACTION_TIMEOUT));
    }
    try {
      return Optional.of(Duration.ofMillis(Long.parseLong(value.trim())));
    } catch (NumberFormatException indirect) {
      return Optional.empty();
    }
  }

  private long number(String property) {
    Object usual = ProducerDefaults.VALUES.getOrDefault(property, Long.MAX_VALUE);
    try {
      return Long.parseLong(properties.getOrDefault(property, usual.toString()));
    } catch (NumberFormatException indirect) {
      return Long.MAX_VALUE; // what a reference or a configuration provider leads to
    }
  }

  private Map<String, Object> effective(SinkContext context) {
    String prefix = properties.getOrDefault(ProducerConfig.CLIENT_ID_CONFIG, context.pipeline());
    String worker = context.workerId().isEmpty() ? "" : "-" + context.workerId();
    Map<String, Object> fixed = new HashMap<>();
    fixed.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    fixed.put(ProducerConfig.ACKS_CONFIG, "all");
    fixed.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    fixed.put(ProducerConfig.CLIENT_ID_CONFIG, prefix + worker + "-" + context.task());
    Map<String, Object> defaults = new HashMap<>(ProducerDefaults.VALUES);
    if (context.guarantee() == DeliveryGuarantee.EXACTLY_ONCE) {
      fixed.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(context));
      if (context.workerId().isEmpty()) {
        defaults.put(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, ProducerDefaults.TIMEOUT_WITHOUT_WORKER_ID);
      }
    } else {
      defaults.put(
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          ProducerDefaults.IN_FLIGHT_WITHOUT_TRANSACTIONS);
    }
    return ClientProperties.merge(defaults, properties, fixed);
  }

  /** Of a worker without a stable name nobody takes the place, so any name will do. */
  String transactionalId(SinkContext context) {
    String worker = context.workerId();
    if (worker.isEmpty()) {
      worker = context.resources().shared(RunName.class, RunName.class, RunName::random).name();
    }
    return ClientNames.transaction(context.pipeline(), worker, context.task());
  }

  /** Equal for sinks whose writers share a producer. */
  public Object commitGroup() {
    return new CommitGroup(cluster(), properties);
  }

  /** The brokers. */
  public KafkaCluster cluster() {
    return KafkaCluster.of(servers);
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

  /** A name that no other run has. */
  private record RunName(String name) implements AutoCloseable {
    static RunName random() {
      return new RunName(UUID.randomUUID().toString());
    }

    @Override
    public void close() {}
  }

  /** The same however the addresses are written: two producers would shut each other out. */
  private ProducerKey key(Map<String, Object> effective) {
    Map<String, Object> others = new HashMap<>(effective);
    others.remove(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG);
    return new ProducerKey(cluster(), others);
  }

  /** Private to this connector, so that no other finds the producer. */
  private record ProducerKey(KafkaCluster cluster, Map<String, Object> others) {}
}
