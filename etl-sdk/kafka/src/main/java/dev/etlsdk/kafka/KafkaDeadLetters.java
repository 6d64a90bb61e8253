package dev.etlsdk.kafka;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.DeadLetterStore;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.DeadLetterWriter;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.kafka.internal.read.SourceSettings;
import dev.etlsdk.kafka.internal.settings.KafkaPlaces;
import dev.etlsdk.kafka.internal.settings.Problems;
import dev.etlsdk.kafka.internal.write.FailedRecords;
import dev.etlsdk.kafka.internal.write.KafkaDeadLetterWriter;
import dev.etlsdk.kafka.internal.write.KafkaLetterStore;
import dev.etlsdk.kafka.internal.write.ProducerBuilder;
import dev.etlsdk.kafka.internal.write.ProducerSettings;
import dev.etlsdk.kafka.internal.write.RoomAudit;
import dev.etlsdk.kafka.internal.write.SinkAudit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps source records that failed in a Kafka topic: their bytes, keys and headers as they came,
 * and the reason in headers. Immutable and thread-safe.
 *
 * <pre>{@code
 * ErrorPolicy policy = ErrorPolicy.deadLetter(
 *     KafkaDeadLetters.topic("orders.dlq").bootstrapServers("broker:9092").createTopic(1, 3).build());
 * }</pre>
 *
 * <p>{@link DeadLetterHeaders} names the headers and reads them. A record that had such headers
 * already, because it failed before, gets the new ones in place of them.
 */
public final class KafkaDeadLetters implements DeadLetterSink {

  /** What the names of the added headers begin with. */
  public static final String HEADER_PREFIX = DeadLetterHeaders.PREFIX;

  private final String topic;
  private final ProducerSettings settings;

  private KafkaDeadLetters(String topic, ProducerSettings settings) {
    this.topic = topic;
    this.settings = settings;
  }

  /** Keeps dead letters in this topic. */
  public static Builder topic(String topic) {
    return new Builder(topic);
  }

  @Override
  public String kind() {
    return "kafka";
  }

  /** The topic that the records go to. */
  public String topicName() {
    return topic;
  }

  @Override
  public Set<SinkCapability> capabilities() {
    return Set.of(SinkCapability.TRANSACTIONAL, SinkCapability.COMMITS_PROGRESS);
  }

  /** Sinks and dead letters with the same brokers and properties share their task's producer. */
  @Override
  public Optional<Object> commitGroup() {
    return Optional.of(settings.commitGroup());
  }

  /** The cluster that is written to. */
  @Override
  public Optional<Object> progressGroup() {
    return Optional.of(settings.cluster());
  }

  @Override
  public Set<String> places() {
    return KafkaPlaces.of(List.of(topic), settings.servers());
  }

  /** The topic's letters, which go back to topics on the same brokers. */
  @Override
  public Optional<DeadLetterStore> store() {
    return Optional.of(new KafkaLetterStore(topic, settings));
  }

  /** Looks at the topic; makes none. */
  @Override
  public List<EtlException> audit(SinkContext context) {
    return SinkAudit.ofFailed(topic, FailedRecords.DEAD_LETTERS, settings, context);
  }

  /** Looks whether the largest record of each Kafka source would fit, with the added headers. */
  @Override
  public List<EtlException> auditRoom(List<Source> sources, SinkContext context) {
    List<SourceSettings> kafka =
        sources.stream()
            .filter(KafkaSource.class::isInstance)
            .map(source -> ((KafkaSource) source).settings())
            .toList();
    return RoomAudit.of(topic, FailedRecords.DEAD_LETTERS, settings, kafka, context);
  }

  @Override
  public DeadLetterWriter writer(SinkContext context) {
    return KafkaDeadLetterWriter.open(topic, FailedRecords.DEAD_LETTERS, settings, context);
  }

  /** Topic and brokers; no properties, as some of them are secret. */
  @Override
  public String toString() {
    return "kafka " + topic + " on " + settings.servers();
  }

  /** How long brokers may take to answer. */
  Duration connectTimeout() {
    return settings.connectTimeout();
  }

  /** Collects the settings of {@link KafkaDeadLetters}. Not thread-safe. */
  public static final class Builder {

    private final String topic;
    private final ProducerBuilder producer = new ProducerBuilder();

    private Builder(String topic) {
      this.topic = topic;
    }

    /** Brokers to begin with, {@code host:port}, several separated by commas. Required. */
    public Builder bootstrapServers(String servers) {
      producer.servers(servers);
      return this;
    }

    /** Makes the topic at the start if it doesn't exist; without it, that is an error. */
    public Builder createTopic(int partitions, int replication) {
      return createTopic(partitions, replication, Map.of());
    }

    /**
     * Makes the topic at the start if it doesn't exist, with settings under Kafka's names, such as
     * {@code retention.ms}.
     */
    public Builder createTopic(int partitions, int replication, Map<String, String> configs) {
      producer.createTopic(partitions, replication, configs);
      return this;
    }

    /**
     * How long brokers may take to answer at the start, before that is an error; 30 s by default.
     */
    public Builder connectTimeout(Duration timeout) {
      producer.connectTimeout(timeout);
      return this;
    }

    /** A property of Kafka's producer; see {@link KafkaSink.Builder#property}. */
    public Builder property(String name, String value) {
      producer.property(name, value);
      return this;
    }

    /** Several properties; see {@link #property}. */
    public Builder properties(Map<String, String> more) {
      more.forEach(this::property);
      return this;
    }

    /**
     * The dead-letter sink.
     *
     * @throws dev.etlsdk.api.error.EtlException naming everything that is wrong, with the codes of
     *     {@link KafkaSink.Builder#build()}
     */
    public KafkaDeadLetters build() {
      Problems problems = new Problems("Kafka dead letters to " + topic);
      if (topic.isBlank()) {
        problems.add(
            EtlError.KAFKA_0009,
            "the topic has no name",
            "name it, as in KafkaDeadLetters.topic(\"orders.dlq\")");
      }
      producer.check(problems);
      problems.throwIfAny();
      return new KafkaDeadLetters(topic, producer.build());
    }
  }
}
