package dev.etlsdk.kafka.internal.client;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;

/** Asks Kafka's admin client. */
final class AdminTopicClient implements TopicClient {

  private final Admin admin;

  AdminTopicClient(Admin admin) {
    this.admin = admin;
  }

  @Override
  public KafkaFuture<TopicDescription> describe(String topic) {
    return only(describe(List.of(topic)));
  }

  @Override
  public KafkaFuture<Void> create(NewTopic topic) {
    return only(admin.createTopics(List.of(topic)).values());
  }

  @Override
  public KafkaFuture<Void> couldCreate(NewTopic topic) {
    return only(
        admin.createTopics(List.of(topic), new CreateTopicsOptions().validateOnly(true)).values());
  }

  @Override
  public KafkaFuture<Void> transactions(String transactionalId) {
    return admin
        .describeTransactions(List.of(transactionalId))
        .description(transactionalId)
        .thenApply(description -> null);
  }

  /** Offsets are told by a partition that can be written to; until then the client asks again. */
  @Override
  public KafkaFuture<Void> served(String topic, int partitions) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
    return admin.listOffsets(ends).all().thenApply(offsets -> null);
  }

  @Override
  public KafkaFuture<Config> config(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return only(admin.describeConfigs(List.of(resource)).values());
  }

  @Override
  public Map<String, KafkaFuture<TopicDescription>> describe(Collection<String> topics) {
    return admin
        .describeTopics(topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
        .topicNameValues();
  }

  @Override
  public Map<String, KafkaFuture<Config>> config(Collection<String> topics) {
    Map<String, KafkaFuture<Config>> configs = new HashMap<>();
    admin
        .describeConfigs(
            topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList())
        .values()
        .forEach((resource, config) -> configs.put(resource.name(), config));
    return configs;
  }

  @Override
  public KafkaFuture<Set<AclOperation>> groupOperations(String group) {
    DescribeConsumerGroupsOptions options =
        new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
    return only(admin.describeConsumerGroups(List.of(group), options).describedGroups())
        .thenApply(ConsumerGroupDescription::authorizedOperations);
  }

  @Override
  public KafkaFuture<Set<String>> names() {
    return admin.listTopics().names();
  }

  @Override
  public KafkaFuture<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    return admin
        .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
        .all()
        .thenApply(
            found -> {
              Map<TopicPartition, Long> ends = new HashMap<>();
              found.forEach((partition, info) -> ends.put(partition, info.offset()));
              return ends;
            });
  }

  private static <T> KafkaFuture<T> only(Map<?, KafkaFuture<T>> futures) {
    return futures.values().iterator().next();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
