package dev.etlsdk.kafka;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.RetryTopic;
import dev.etlsdk.api.sink.RetryWriter;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.kafka.internal.read.SourceSettings;
import dev.etlsdk.kafka.internal.settings.KafkaPlaces;
import dev.etlsdk.kafka.internal.settings.Problems;
import dev.etlsdk.kafka.internal.write.FailedRecords;
import dev.etlsdk.kafka.internal.write.KafkaDeadLetterWriter;
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
 * A Kafka topic in which source records wait that failed for a reason that may pass. The pipeline
 * reads it with its own consumer group. Immutable and thread-safe.
 *
 * <pre>{@code
 * ErrorPolicy policy = ErrorPolicy.retry(8)
 *     .backoff(Duration.ofMinutes(1), Duration.ofHours(1))
 *     .through(KafkaRetryTopic.topic("orders.retry").bootstrapServers("broker:9092").build())
 *     .thenDeadLetter(letters);
 * }</pre>
 *
 * <p>The topic is on the brokers that the source reads from, and exists unless {@link
 * Builder#createTopic} is said, with {@code cleanup.policy=delete} and a retention longer than
 * records wait. It belongs to one pipeline. What waits in a partition waits at least as long as
 * what stands before it.
 */
public final class KafkaRetryTopic implements RetryTopic {

  private final String topic;
  private final ProducerSettings settings;

  private KafkaRetryTopic(String topic, ProducerSettings settings) {
    this.topic = topic;
    this.settings = settings;
  }

  /** Records wait in this topic. */
  public static Builder topic(String topic) {
    return new Builder(topic);
  }

  @Override
  public String kind() {
    return "kafka";
  }

  /** The topic in which records wait. */
  public String topicName() {
    return topic;
  }

  @Override
  public Source reading(Source source) {
    return Optional.of(source)
        .filter(KafkaSource.class::isInstance)
        .map(KafkaSource.class::cast)
        .filter(kafka -> kafka.progressGroup().equals(progressGroup()))
        .flatMap(kafka -> kafka.withRetryTopic(topic, settings.creation().isPresent()))
        .orElseThrow(
            () ->
                EtlException.of(
                        EtlError.PIPELINE_0006,
                        "records that wait in " + this + " can't be read by the source " + source)
                    .fix(
                        "read topics by name, from the same brokers, named alike; and let records"
                            + " wait in a topic of their own")
                    .build());
  }

  @Override
  public Set<SinkCapability> capabilities() {
    return Set.of(SinkCapability.TRANSACTIONAL, SinkCapability.COMMITS_PROGRESS);
  }

  /** Sinks and retry topics with the same brokers and properties share their task's producer. */
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

  @Override
  public List<EtlException> audit(SinkContext context) {
    return SinkAudit.ofFailed(topic, FailedRecords.WAITING, settings, context);
  }

  /** Looks whether the largest record of each Kafka source would fit, with the added headers. */
  @Override
  public List<EtlException> auditRoom(List<Source> sources, SinkContext context) {
    List<SourceSettings> kafka =
        sources.stream()
            .filter(KafkaSource.class::isInstance)
            .map(source -> ((KafkaSource) source).settings())
            .toList();
    return RoomAudit.of(topic, FailedRecords.WAITING, settings, kafka, context);
  }

  /** Looks at the topic's retention. */
  @Override
  public List<EtlException> auditWait(Duration longest, SinkContext context) {
    return RoomAudit.ofWait(topic, settings, longest, context);
  }

  @Override
  public RetryWriter writer(SinkContext context) {
    return KafkaDeadLetterWriter.open(topic, FailedRecords.WAITING, settings, context);
  }

  /** Topic and brokers; no properties, as some of them are secret. */
  @Override
  public String toString() {
    return "kafka " + topic + " on " + settings.servers();
  }

  /** Collects the settings of a {@link KafkaRetryTopic}. Not thread-safe. */
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
     * The retry topic.
     *
     * @throws EtlException naming everything that is wrong, with the codes of {@link
     *     KafkaSink.Builder#build()}
     */
    public KafkaRetryTopic build() {
      Problems problems = new Problems("Kafka retry topic " + topic);
      if (topic.isBlank()) {
        problems.add(
            EtlError.KAFKA_0009,
            "the topic has no name",
            "name it, as in KafkaRetryTopic.topic(\"orders.retry\")");
      }
      producer.check(problems);
      problems.throwIfAny();
      return new KafkaRetryTopic(topic, producer.build());
    }
  }
}
