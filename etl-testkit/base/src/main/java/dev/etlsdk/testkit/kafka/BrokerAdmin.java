package dev.etlsdk.testkit.kafka;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.testkit.await.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The administrative half of {@link KafkaBroker}, over one Kafka admin client that it owns. */
final class BrokerAdmin implements AutoCloseable {

  static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private final Admin admin;

  BrokerAdmin(String bootstrapServers) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  void createTopic(String topic, int partitions, Map<String, String> configs) {
    NewTopic request =
        new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(configs);
    get("create the topic '" + topic + "'", admin.createTopics(List.of(request)).all());
    awaitLeaders(topic, partitions);
  }

  void deleteTopic(String topic) {
    get("delete the topic '" + topic + "'", admin.deleteTopics(List.of(topic)).all());
    Await.until(
        "the topic '" + topic + "' is gone",
        ANSWER_LIMIT,
        this::topics,
        names -> !names.contains(topic));
  }

  void growTopic(String topic, int total) {
    get(
        "grow the topic '" + topic + "' to " + total + " partitions",
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total))).all());
    awaitLeaders(topic, total);
  }

  List<String> topics() {
    return get("list the topics", admin.listTopics().names()).stream().sorted().toList();
  }

  /** Partitions of all topics, Kafka's own included, that some replica hasn't caught up with. */
  List<String> outOfSync() {
    Set<String> all =
        get(
            "list the topics",
            admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    List<String> found = new ArrayList<>();
    get("describe the topics", admin.describeTopics(all).allTopicNames())
        .forEach(
            (topic, description) ->
                description.partitions().stream()
                    .filter(
                        partition ->
                            partition.leader() == null
                                || partition.isr().size() < partition.replicas().size())
                    .forEach(partition -> found.add(topic + "-" + partition.partition())));
    return found;
  }

  void deleteRecordsBefore(String topic, int partition, long offset) {
    TopicPartition target = new TopicPartition(topic, partition);
    get(
        "delete the records of " + target + " before offset " + offset,
        admin.deleteRecords(Map.of(target, RecordsToDelete.beforeOffset(offset))).all());
  }

  Map<Integer, Long> offsets(String topic, OffsetSpec which) {
    List<TopicPartition> partitions =
        partitions(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    Map<TopicPartition, OffsetSpec> request = new HashMap<>();
    partitions.forEach(partition -> request.put(partition, which));
    Map<Integer, Long> offsets = new TreeMap<>();
    get("read the offsets of '" + topic + "'", admin.listOffsets(request).all())
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return offsets;
  }

  Map<Integer, Long> committedOffsets(String group, String topic) {
    Map<Integer, Long> offsets = new TreeMap<>();
    get(
            "read the offsets that the group '" + group + "' has committed",
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, committed) -> {
              // Kafka lists a partition whose commit was deleted with null.
              if (committed != null && partition.topic().equals(topic)) {
                offsets.put(partition.partition(), committed.offset());
              }
            });
    return offsets;
  }

  /**
   * Lets a user do something with what has this name, or begins with it where it ends in a star.
   */
  void allow(String user, String kind, String name, List<String> operations) {
    boolean prefix = name.endsWith("*") && name.length() > 1;
    ResourcePattern pattern =
        new ResourcePattern(
            ResourceType.valueOf(kind),
            prefix ? name.substring(0, name.length() - 1) : name,
            prefix ? PatternType.PREFIXED : PatternType.LITERAL);
    List<AclBinding> bindings =
        operations.stream()
            .map(AclOperation::valueOf)
            .map(
                operation ->
                    new AclBinding(
                        pattern,
                        new AccessControlEntry(
                            "User:" + user, "*", operation, AclPermissionType.ALLOW)))
            .toList();
    get("let '" + user + "' use " + pattern, admin.createAcls(bindings).all());
  }

  private Collection<TopicPartitionInfo> partitions(String topic) {
    return get("describe the topic '" + topic + "'", describe(topic));
  }

  private KafkaFuture<List<TopicPartitionInfo>> describe(String topic) {
    return Objects.requireNonNull(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
        .thenApply(description -> description.partitions());
  }

  /**
   * The controller confirms a topic before the broker's own metadata has it, and the metadata has
   * it before the partition can be written to. A producer that sends several batches between would
   * have the first of a partition refused and the second taken as the first: the broker then
   * refuses that one as out of order for ever. Offsets are told by a partition that can be written
   * to.
   */
  private void awaitLeaders(String topic, int partitions) {
    Await.until(
        "all partitions of '" + topic + "' have a leader",
        ANSWER_LIMIT,
        () -> partitionsWithLeader(topic),
        count -> count >= partitions);
    // Of several brokers, one that hasn't heard of the topic yet may be asked.
    Await.until(
        "all partitions of '" + topic + "' can be written to",
        ANSWER_LIMIT,
        () -> partitionsWithOffset(topic),
        count -> count >= partitions);
  }

  private int partitionsWithOffset(String topic) {
    try {
      return offsets(topic, OffsetSpec.latest()).size();
    } catch (EtlException failure) {
      if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
        return 0;
      }
      throw failure;
    }
  }

  private long partitionsWithLeader(String topic) {
    try {
      return describe(topic).get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS).stream()
          .filter(partition -> partition.leader() != null)
          .count();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
        return 0;
      }
      throw BrokerFailure.of("describe the topic '" + topic + "'", failure);
    } catch (InterruptedException | TimeoutException failure) {
      throw BrokerFailure.of("describe the topic '" + topic + "'", failure);
    }
  }

  private static <T> T get(String what, KafkaFuture<T> answer) {
    try {
      return answer.get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException failure) {
      throw BrokerFailure.of(what, failure);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
