package dev.etlsdk.kafka;

import dev.etlsdk.api.codec.Codec;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.Boundedness;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.api.source.SourceReader;
import dev.etlsdk.api.source.SplitEnumerator;
import dev.etlsdk.kafka.internal.read.KafkaEnumerator;
import dev.etlsdk.kafka.internal.read.KafkaReader;
import dev.etlsdk.kafka.internal.read.SourceAudit;
import dev.etlsdk.kafka.internal.read.SourceSettings;
import dev.etlsdk.kafka.internal.read.StartChecks;
import dev.etlsdk.kafka.internal.read.TopicSelection;
import dev.etlsdk.kafka.internal.settings.ClientProperties;
import dev.etlsdk.kafka.internal.settings.KafkaCluster;
import dev.etlsdk.kafka.internal.settings.KafkaPlaces;
import dev.etlsdk.kafka.internal.settings.Problems;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of Kafka topics as a consumer group. Immutable and thread-safe.
 *
 * <pre>{@code
 * KafkaSource orders = KafkaSource.topic("orders")
 *     .bootstrapServers("broker:9092")
 *     .schema(Schema.parse("id BIGINT NOT NULL, amount DECIMAL(10, 2)"))
 *     .codec(codec)
 *     .build();
 * }</pre>
 *
 * <p>Progress is kept in the offsets that the group commits, after the output has arrived. Each
 * task of a pipeline is a member of the group; partitions, new ones included, are divided among
 * them by Kafka.
 */
public final class KafkaSource implements Source {

  private final SourceSettings settings;
  private final Schema schema;
  private final Codec codec;

  private KafkaSource(SourceSettings settings, Schema schema, Codec codec) {
    this.settings = settings;
    this.schema = schema;
    this.codec = codec;
  }

  /** Reads one topic. */
  public static Builder topic(String topic) {
    return topics(topic);
  }

  /** Reads several topics, whose records have one schema. */
  public static Builder topics(String... topics) {
    return new Builder(new TopicSelection.Names(List.of(topics)));
  }

  /**
   * Reads every topic whose whole name matches, also those that are created later; never Kafka's
   * own, whose names begin with {@code __}.
   */
  public static Builder topicPattern(Pattern pattern) {
    return new Builder(new TopicSelection.Matching(pattern, false));
  }

  @Override
  public String kind() {
    return "kafka";
  }

  /** The topics that are read; empty where a pattern says which. */
  public List<String> topicNames() {
    return settings.topics() instanceof TopicSelection.Names names ? names.names() : List.of();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Optional<Codec> codec() {
    return Optional.of(codec);
  }

  @Override
  public Optional<Duration> longestSilence() {
    return settings.longestSilence();
  }

  @Override
  public Boundedness boundedness() {
    return settings.bounded() ? Boundedness.BOUNDED : Boundedness.UNBOUNDED;
  }

  @Override
  public Optional<Source> untilEnd() {
    return Optional.of(
        settings.bounded() ? this : new KafkaSource(settings.untilEnd(), schema, codec));
  }

  /** The topics that are named; those of a pattern aren't known. */
  @Override
  public Set<String> places() {
    return settings.topics() instanceof TopicSelection.Names names
        ? KafkaPlaces.of(names.names(), settings.servers())
        : Set.of();
  }

  @Override
  public boolean mayHaveGiven(String topic) {
    return settings.topics().selects(topic);
  }

  @Override
  public List<EtlException> audit(SourceContext context) {
    return SourceAudit.of(settings, context);
  }

  @Override
  public SplitAssignment assignment() {
    return SplitAssignment.SOURCE;
  }

  @Override
  public ProgressStore progressStore() {
    return ProgressStore.SOURCE;
  }

  /** The cluster whose brokers keep the group's offsets. */
  @Override
  public Optional<Object> progressGroup() {
    return Optional.of(KafkaCluster.of(settings.servers()));
  }

  @Override
  public List<EtlException> obstaclesToExactlyOnce() {
    return SourceAudit.obstaclesToExactlyOnce(settings);
  }

  @Override
  public SplitEnumerator enumerator(SourceContext context) {
    return KafkaEnumerator.open(settings, context);
  }

  @Override
  public SourceReader reader(SourceContext context) {
    return KafkaReader.open(settings, context);
  }

  /** Topics, brokers and group; no properties, as some of them are secret. */
  @Override
  public String toString() {
    return "kafka "
        + settings.topics()
        + " on "
        + settings.servers()
        + (settings.groupId() == null ? "" : ", group " + settings.groupId())
        + ", from "
        + settings.start()
        + (settings.bounded() ? ", bounded" : "")
        + ", "
        + codec.name();
  }

  /**
   * The same source, which reads records as well that wait in a topic; empty if it can't.
   *
   * @param made whether the topic is made at the start if it is missing
   */
  Optional<KafkaSource> withRetryTopic(String topic, boolean made) {
    return settings
        .withRetryTopic(topic, made)
        .map(changed -> new KafkaSource(changed, schema, codec));
  }

  SourceSettings settings() {
    return settings;
  }

  /** Collects the settings of a {@link KafkaSource}. Not thread-safe. */
  public static final class Builder {

    private TopicSelection topics;
    private final Map<String, String> properties = new TreeMap<>();
    private String servers = "";
    private @Nullable Schema schema;
    private @Nullable Codec codec;
    private @Nullable String groupId;
    private KafkaStart start = KafkaStart.earliest();
    private LostOffsets lost = LostOffsets.FAIL;
    private boolean bounded;
    private Duration connectTimeout = Duration.ofSeconds(30);
    private Duration outageTimeout = Duration.ofMinutes(2);

    private Builder(TopicSelection topics) {
      this.topics = topics;
    }

    /** Brokers to begin with, {@code host:port}, several separated by commas. Required. */
    public Builder bootstrapServers(String newServers) {
      this.servers = newServers;
      return this;
    }

    /** The columns of the records. Required. */
    public Builder schema(Schema newSchema) {
      this.schema = newSchema;
      return this;
    }

    /** How the records' bytes are read. Required. */
    public Builder codec(Codec newCodec) {
      this.codec = newCodec;
      return this;
    }

    /**
     * The consumer group whose committed offsets are the progress. Without it, it is made of the
     * names of pipeline and stream, {@code <pipeline>:<stream>}, so that two sources of one
     * pipeline never share the partitions of a topic by accident. The pipeline's version is no part
     * of it: after a change of the SQL reading goes on where it stopped. For a pipeline that is to
     * process everything anew, name another group.
     */
    public Builder groupId(String newGroupId) {
      this.groupId = newGroupId;
      return this;
    }

    /**
     * Where to begin in partitions for which nothing was ever committed. {@link
     * KafkaStart#earliest()} by default.
     */
    public Builder start(KafkaStart newStart) {
      this.start = newStart;
      return this;
    }

    /**
     * Ends at the offsets that the topics have when an execution begins; a task that begins again
     * ends there, too. Where records wait in a {@link KafkaRetryTopic} to be tried again, it ends
     * when none is left there.
     */
    public Builder bounded() {
      this.bounded = true;
      return this;
    }

    /**
     * What to do when the next offset to read no longer exists. {@link LostOffsets#FAIL} by
     * default.
     */
    public Builder onLostOffsets(LostOffsets newLost) {
      this.lost = newLost;
      return this;
    }

    /** Lets a pattern begin with no topic that matches; otherwise that is an error. */
    public Builder topicsMayAppear() {
      if (!(topics instanceof TopicSelection.Matching matching)) {
        throw new IllegalStateException(
            "topicsMayAppear is for topicPattern; the topics "
                + topics
                + " are named and have to exist");
      }
      this.topics = new TopicSelection.Matching(matching.pattern(), true);
      return this;
    }

    /**
     * How long brokers may take to answer, at the start and in every request, before that is an
     * error; 30 s by default.
     */
    public Builder connectTimeout(Duration newConnectTimeout) {
      this.connectTimeout = positive("connectTimeout", newConnectTimeout);
      return this;
    }

    /**
     * How long no broker may have been heard of while reading, before that is an error; 2 minutes
     * by default, as long as a producer tries to deliver.
     */
    public Builder outageTimeout(Duration newOutageTimeout) {
      this.outageTimeout = positive("outageTimeout", newOutageTimeout);
      return this;
    }

    private static Duration positive(String name, Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(name + ": more than zero, not " + duration);
      }
      return duration;
    }

    /**
     * A property of Kafka's consumer, under Kafka's name. Properties that would break a guarantee
     * are refused by {@link #build()}. {@code bootstrap.servers} and {@code group.id} are taken as
     * the settings of this builder. What stands under {@code plugin.} is passed on without that
     * prefix, for plug-ins of the client that have properties of their own.
     */
    public Builder property(String key, String value) {
      switch (key) {
        case "bootstrap.servers" -> servers = value;
        case "group.id" -> groupId = value;
        default -> properties.put(key, value);
      }
      return this;
    }

    /** Several properties; see {@link #property}. */
    public Builder properties(Map<String, String> more) {
      more.forEach(this::property);
      return this;
    }

    /**
     * The source.
     *
     * @throws dev.etlsdk.api.error.EtlException naming everything that is wrong: {@code
     *     ETL-CONFIG-0001} for an unknown property, {@code ETL-CONFIG-0002} for a value that can't
     *     be read, {@code ETL-KAFKA-0003} for a property that is refused, {@code ETL-KAFKA-0009}
     *     for a setting that is missing
     */
    public KafkaSource build() {
      Problems problems = new Problems("Kafka source of " + topics);
      checkTopics(problems);
      require(!servers.isBlank(), "bootstrapServers", "host:port of a broker", problems);
      Schema columns = schema;
      Codec format = codec;
      require(columns != null, "schema", "the columns of the records", problems);
      require(format != null, "codec", "the format of the records", problems);
      require(
          groupId == null || !groupId.isBlank(), "groupId", "a name that isn't empty", problems);
      StartChecks.check(start, topics, problems);
      ClientProperties.check(ClientProperties.Role.CONSUMER, properties, problems);
      problems.throwIfAny();
      if (columns == null || format == null) {
        throw new AssertionError("reported above");
      }
      return new KafkaSource(
          new SourceSettings(
              topics,
              servers,
              groupId,
              start,
              bounded,
              lost,
              connectTimeout,
              outageTimeout,
              properties,
              Set.of(),
              Set.of()),
          columns,
          format);
    }

    private void checkTopics(Problems problems) {
      if (topics instanceof TopicSelection.Names names) {
        require(
            !names.names().isEmpty() && names.names().stream().noneMatch(String::isBlank),
            "topic",
            "at least one name, none empty",
            problems);
        require(
            new HashSet<>(names.names()).size() == names.names().size(),
            "topics",
            "each name once",
            problems);
      }
    }

    private static void require(boolean holds, String setting, String what, Problems problems) {
      if (!holds) {
        problems.add(
            EtlError.KAFKA_0009,
            "the setting " + setting + " is missing or not valid",
            "call " + setting + "(…) with " + what);
      }
    }
  }
}
