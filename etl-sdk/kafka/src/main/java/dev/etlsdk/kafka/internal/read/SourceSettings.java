package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.source.SourceContext;
import dev.etlsdk.kafka.KafkaStart;
import dev.etlsdk.kafka.LostOffsets;
import dev.etlsdk.kafka.internal.client.KafkaClients;
import dev.etlsdk.kafka.internal.client.TopicClient;
import dev.etlsdk.kafka.internal.settings.AdminClients;
import dev.etlsdk.kafka.internal.settings.ClientNames;
import dev.etlsdk.kafka.internal.settings.ClientProperties;
import dev.etlsdk.kafka.internal.settings.ConsumerDefaults;
import dev.etlsdk.kafka.internal.settings.KafkaFailures;
import dev.etlsdk.kafka.internal.settings.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a source.
 *
 * @param topics what is read
 * @param servers addresses of brokers
 * @param groupId the consumer group, or null for one made of the pipeline's names
 * @param start where to begin where nothing was committed
 * @param bounded whether to end at the offsets there are at the start
 * @param lost what to do where committed offsets are gone
 * @param connectTimeout how long to wait for brokers at the start and in requests
 * @param outageTimeout how long brokers may be silent while reading
 * @param properties the user's
 * @param retryTopics those of the topics in which records wait to be tried again
 * @param madeTopics those of the retry topics that are made at the start if they are missing
 */
public record SourceSettings(
    TopicSelection topics,
    String servers,
    @Nullable String groupId,
    KafkaStart start,
    boolean bounded,
    LostOffsets lost,
    Duration connectTimeout,
    Duration outageTimeout,
    Map<String, String> properties,
    Set<String> retryTopics,
    Set<String> madeTopics) {

  /** Copies what could change. */
  public SourceSettings {
    properties = Map.copyOf(properties);
    retryTopics = Set.copyOf(retryTopics);
    madeTopics = Set.copyOf(madeTopics);
  }

  /** After how long without a poll the group expels a member; empty if a provider says that. */
  public Optional<Duration> longestSilence() {
    String value = properties.getOrDefault(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "300000");
    try {
      return Optional.of(Duration.ofMillis(Long.parseLong(value.trim())));
    } catch (NumberFormatException indirect) {
      return Optional.empty();
    }
  }

  /** The same, ending at the offsets there are at the start. */
  public SourceSettings untilEnd() {
    return new SourceSettings(
        topics,
        servers,
        groupId,
        start,
        true,
        lost,
        connectTimeout,
        outageTimeout,
        properties,
        retryTopics,
        madeTopics);
  }

  /**
   * The same, reading a topic in which records wait as well; empty if it doesn't read by name, or
   * reads that topic for itself.
   *
   * @param made whether it is made at the start if it is missing
   */
  public Optional<SourceSettings> withRetryTopic(String topic, boolean made) {
    if (!(topics instanceof TopicSelection.Names selected)) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(selected.names());
    if (!retryTopics.contains(topic)) {
      if (names.contains(topic)) {
        return Optional.empty();
      }
      names.add(topic);
    }
    Set<String> waiting = new HashSet<>(retryTopics);
    waiting.add(topic);
    Set<String> missing = new HashSet<>(madeTopics);
    if (made) {
      missing.add(topic);
    }
    return Optional.of(
        new SourceSettings(
            new TopicSelection.Names(names),
            servers,
            groupId,
            start,
            bounded,
            lost,
            connectTimeout,
            outageTimeout,
            properties,
            waiting,
            missing));
  }

  /** What answers questions about topics and groups, and gives up at the connect timeout. */
  TopicClient topics(SourceContext context) {
    return AdminClients.open(
        servers,
        properties,
        clientId(context, "admin"),
        connectTimeout,
        context.substitutes(),
        failures(context));
  }

  /**
   * The consumer group: what the user gave, or the names of pipeline and stream. The stream is part
   * of it because two sources of one pipeline on one topic would otherwise share its partitions,
   * and each see half. The pipeline's version isn't: a corrected query goes on where the other
   * stopped.
   */
  String group(SourceContext context) {
    return groupId != null ? groupId : ClientNames.group(context.pipeline(), context.stream());
  }

  KafkaFailures failures(SourceContext context) {
    return new KafkaFailures(
        servers, ErrorLocation.stage(context.pipeline(), context.stream()), Secrets.of(properties));
  }

  /**
   * A consumer in the group.
   *
   * @param progress told when the member joins the group anew
   */
  Consumer<byte[], byte[]> groupConsumer(SourceContext context, GroupProgress progress) {
    Map<String, Object> fixed = new HashMap<>();
    fixed.put(WatchedAssignor.TOLD, progress);
    fixed.put(ConsumerConfig.GROUP_ID_CONFIG, group(context));
    if (!context.workerId().isEmpty()) {
      fixed.put(
          ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
          ClientNames.member(
              context.pipeline(), context.stream(), context.workerId(), context.task()));
    }
    fixed.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId(context, Integer.toString(context.task())));
    return consumer(fixed, context);
  }

  /** A consumer without a group, to look at topics with. */
  Consumer<byte[], byte[]> lookingConsumer(SourceContext context) {
    Map<String, Object> fixed = new HashMap<>();
    fixed.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId(context, "enumerator"));
    return consumer(fixed, context);
  }

  /**
   * Where partitions end, records of open transactions included; a consumer that reads what is
   * committed can't tell.
   */
  Map<TopicPartition, Long> trueEnds(Collection<TopicPartition> partitions, SourceContext context) {
    try (TopicClient topics = topics(context)) {
      return topics.ends(partitions).get(connectTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (ExecutionException | TimeoutException failure) {
      throw failures(context)
          .of(EtlError.KAFKA_0008, "reading the topics' ends", connectTimeout, failure);
    }
  }

  private String clientId(SourceContext context, String what) {
    String prefix =
        properties.getOrDefault(
            ConsumerConfig.CLIENT_ID_CONFIG,
            ClientNames.group(context.pipeline(), context.stream()));
    return ClientNames.client(prefix, context.workerId(), what);
  }

  private Consumer<byte[], byte[]> consumer(Map<String, Object> fixed, SourceContext context) {
    fixed.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    fixed.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    fixed.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    try {
      return KafkaClients.of(context.substitutes())
          .consumer(ClientProperties.merge(defaults(context), properties, fixed));
    } catch (RuntimeException failure) {
      throw failures(context)
          .of(EtlError.KAFKA_0009, "making a Kafka consumer", connectTimeout, failure);
    }
  }

  /** What holds where the user says nothing; the reasons are in docs/kafka.md. */
  private Map<String, Object> defaults(SourceContext context) {
    Map<String, Object> defaults = new HashMap<>(ConsumerDefaults.VALUES);
    if (!"consumer".equalsIgnoreCase(properties.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG))) {
      if (context.workerId().isEmpty()) {
        defaults.put(
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, ConsumerDefaults.SESSION_WITHOUT_WORKER_ID);
      }
      defaults.put(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(WatchedAssignor.class));
    }
    return defaults;
  }
}
