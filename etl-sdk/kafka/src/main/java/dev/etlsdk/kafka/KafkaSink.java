package dev.etlsdk.kafka;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkContext;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.kafka.internal.settings.KafkaPlaces;
import dev.etlsdk.kafka.internal.settings.Problems;
import dev.etlsdk.kafka.internal.write.KafkaWriter;
import dev.etlsdk.kafka.internal.write.ProducerBuilder;
import dev.etlsdk.kafka.internal.write.SinkAudit;
import dev.etlsdk.kafka.internal.write.SinkSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as records of a Kafka topic: at least once, or exactly once, by transactions, in a
 * pipeline that asks for it and reads from the same cluster. Immutable and thread-safe.
 *
 * <pre>{@code
 * KafkaSink checked = KafkaSink.topic("orders-checked")
 *     .bootstrapServers("broker:9092")
 *     .codec(codec)
 *     .createTopic(4, 3)
 *     .build();
 * }</pre>
 *
 * <p>Key, headers and timestamp of the source record go on with each of its rows unless the
 * settings say otherwise, and the key decides the partition. A record that the topic would refuse
 * for its size or its timestamp is a row error before anything is sent.
 */
public final class KafkaSink implements Sink {

  private final SinkSettings settings;

  private KafkaSink(SinkSettings settings) {
    this.settings = settings;
  }

  /** Writes all rows to one topic. */
  public static Builder topic(String topic) {
    return new Builder(Optional.of(topic), Optional.empty());
  }

  /**
   * Writes each row to the topic that a VARCHAR column names; a row whose topic doesn't exist is a
   * row error.
   */
  public static Builder topicFrom(String column) {
    return new Builder(Optional.empty(), Optional.of(column));
  }

  @Override
  public String kind() {
    return "kafka";
  }

  /** The topic that all rows go to; empty where a column says which. */
  public Optional<String> topicName() {
    return settings.topic();
  }

  /** How rows become the records' values. */
  public Codec codec() {
    return settings.codec();
  }

  /**
   * Transactions that hold the source's offsets; and tombstones, if keys are carried and there is
   * one topic: a tombstone has no row to take them from.
   */
  @Override
  public Set<SinkCapability> capabilities() {
    return settings.takesTombstones()
        ? Set.of(
            SinkCapability.TRANSACTIONAL,
            SinkCapability.COMMITS_PROGRESS,
            SinkCapability.TOMBSTONES)
        : Set.of(SinkCapability.TRANSACTIONAL, SinkCapability.COMMITS_PROGRESS);
  }

  /** Sinks and dead letters with the same brokers and properties share their task's producer. */
  @Override
  public Optional<Object> commitGroup() {
    return Optional.of(settings.producer().commitGroup());
  }

  /** The cluster that is written to. */
  @Override
  public Optional<Object> progressGroup() {
    return Optional.of(settings.producer().cluster());
  }

  @Override
  public Optional<Duration> longestTransaction(String workerId) {
    return settings.producer().longestTransaction(workerId);
  }

  @Override
  public void checkSchema(Schema stream) {
    KafkaWriter.checkSchema(settings, stream);
  }

  /** The topic, if all rows go to one. */
  @Override
  public Set<String> places() {
    return settings.topic().isPresent()
        ? KafkaPlaces.of(List.of(settings.topic().get()), settings.producer().servers())
        : Set.of();
  }

  /**
   * Looks at the topic, if all rows go to one, and makes none; and where exactly once is promised
   * whether transactions can be written.
   */
  @Override
  public List<EtlException> audit(Schema schema, SinkContext context) {
    return SinkAudit.ofSink(settings.topic(), settings.producer(), context);
  }

  @Override
  public SinkWriter writer(Schema schema, SinkContext context) {
    return KafkaWriter.open(settings, schema, context);
  }

  /** Looks at the topics as a writer does, and makes none. */
  @Override
  public Optional<SinkWriter> rehearsal(Schema schema, SinkContext context) {
    return Optional.of(KafkaWriter.open(settings.rehearsed(), schema, rehearsed(context)));
  }

  /** Opening a producer's transactions would shut out a worker's. */
  private static SinkContext rehearsed(SinkContext context) {
    return new SinkContext(
        context.pipeline(),
        context.version(),
        context.stream(),
        context.workerId(),
        context.task(),
        DeliveryGuarantee.AT_LEAST_ONCE,
        context.allocator(),
        context.resources(),
        context.clock(),
        context.substitutes());
  }

  /** Topic and brokers; no properties, as some of them are secret. */
  @Override
  public String toString() {
    return "kafka "
        + settings.topic().orElseGet(() -> "topic by column " + settings.topicColumn().orElse(""))
        + " on "
        + settings.producer().servers()
        + ", "
        + settings.codec().name();
  }

  /** How long brokers may take to answer. */
  Duration connectTimeout() {
    return settings.producer().connectTimeout();
  }

  /** Collects the settings of a {@link KafkaSink}. Not thread-safe. */
  public static final class Builder {

    private final ProducerBuilder producer = new ProducerBuilder();
    private final Optional<String> topic;
    private final Optional<String> topicColumn;
    private final List<SinkSettings.HeaderColumn> headers = new ArrayList<>();
    private SinkSettings.KeyOrigin key = new SinkSettings.KeyOrigin.Carried();
    private @Nullable Codec codec;
    private boolean carryHeaders = true;
    private boolean carryTimestamp = true;
    private boolean carryPartition;
    private boolean keepColumns;

    private Builder(Optional<String> topic, Optional<String> topicColumn) {
      this.topic = topic;
      this.topicColumn = topicColumn;
    }

    /** Brokers to begin with, {@code host:port}, several separated by commas. Required. */
    public Builder bootstrapServers(String servers) {
      producer.servers(servers);
      return this;
    }

    /** How rows become the records' values. Required. */
    public Builder codec(Codec newCodec) {
      this.codec = newCodec;
      return this;
    }

    /**
     * Takes the key from a column rather than from the source record: VARCHAR as UTF-8, BINARY as
     * it is, INTEGER and BIGINT as 4 and 8 bytes, the highest first. The column is left out of the
     * value, unless {@link #keepColumns}. Any expression can be a key: select it under a name.
     */
    public Builder keyFrom(String column) {
      this.key = new SinkSettings.KeyOrigin.Column(column);
      return this;
    }

    /** Writes records without keys. */
    public Builder withoutKey() {
      this.key = new SinkSettings.KeyOrigin.None();
      return this;
    }

    /**
     * Adds a header whose value is a column's, in the form of {@link #keyFrom}, behind those that
     * are carried.
     */
    public Builder headerFrom(String header, String column) {
      headers.add(new SinkSettings.HeaderColumn(header, column));
      return this;
    }

    /** Leaves out the source record's headers. */
    public Builder withoutHeaders() {
      this.carryHeaders = false;
      return this;
    }

    /** Leaves out the source record's timestamp: records get the time at which they are sent. */
    public Builder withoutTimestamp() {
      this.carryTimestamp = false;
      return this;
    }

    /**
     * Writes each record to the partition that its source record came from, whatever its key; the
     * topic needs at least as many partitions as the source's. Without it, the key decides as with
     * any other producer of Kafka.
     */
    public Builder carryPartition() {
      this.carryPartition = true;
      return this;
    }

    /** Keeps the columns that became key, header or topic in the value as well. */
    public Builder keepColumns() {
      this.keepColumns = true;
      return this;
    }

    /** Makes the topic at the start if it doesn't exist; without it, that is an error. */
    public Builder createTopic(int partitions, int replication) {
      return createTopic(partitions, replication, Map.of());
    }

    /**
     * Makes the topic at the start if it doesn't exist, with settings under Kafka's names, such as
     * {@code cleanup.policy}.
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

    /**
     * A property of Kafka's producer, under Kafka's name. Properties that would break a guarantee
     * are refused by {@link #build()}. {@code bootstrap.servers} is taken as the setting of this
     * builder. What stands under {@code plugin.} is passed on without that prefix, for plug-ins of
     * the client that have properties of their own.
     */
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
     * The sink.
     *
     * @throws dev.etlsdk.api.error.EtlException naming everything that is wrong: {@code
     *     ETL-CONFIG-0001} for an unknown property, {@code ETL-CONFIG-0002} for a value that can't
     *     be read, {@code ETL-KAFKA-0003} for a property that is refused, {@code ETL-KAFKA-0009}
     *     for a setting that is missing
     */
    public KafkaSink build() {
      Problems problems = new Problems("Kafka sink of " + topic.or(() -> topicColumn).orElse(""));
      if (topic.or(() -> topicColumn).orElse("").isBlank()) {
        problems.add(
            EtlError.KAFKA_0009,
            "the topic has no name",
            "name it, as in KafkaSink.topic(\"orders\")");
      }
      Codec format = codec;
      if (format == null) {
        problems.add(
            EtlError.KAFKA_0009,
            "the setting codec is missing",
            "call codec(…) with the format of the records");
      }
      producer.check(problems);
      problems.throwIfAny();
      if (format == null) {
        throw new AssertionError("reported above");
      }
      return new KafkaSink(
          new SinkSettings(
              producer.build(),
              topic,
              topicColumn,
              format,
              key,
              carryHeaders,
              headers,
              carryTimestamp,
              carryPartition,
              keepColumns));
    }
  }
}
