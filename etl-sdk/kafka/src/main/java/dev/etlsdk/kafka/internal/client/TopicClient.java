package dev.etlsdk.kafka.internal.client;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;

/**
 * What the connector asks about topics: the part of Kafka's admin client that it needs. Futures
 * fail as those of the admin client do.
 */
public interface TopicClient extends AutoCloseable {

  /** The partitions of a topic, and what may be done with it. */
  KafkaFuture<TopicDescription> describe(String topic);

  /** The partitions of several topics, in one request if that can be. */
  default Map<String, KafkaFuture<TopicDescription>> describe(Collection<String> topics) {
    return topics.stream().collect(Collectors.toMap(Function.identity(), this::describe));
  }

  /** The settings of several topics, in one request if that can be. */
  default Map<String, KafkaFuture<Config>> config(Collection<String> topics) {
    return topics.stream().collect(Collectors.toMap(Function.identity(), this::config));
  }

  /** Makes a topic. */
  KafkaFuture<Void> create(NewTopic topic);

  /**
   * Looks whether a topic could be made, and makes none; fails as {@link #create} would. What can't
   * tell says yes.
   */
  default KafkaFuture<Void> couldCreate(NewTopic topic) {
    return KafkaFuture.completedFuture(null);
  }

  /**
   * Looks at the transactions of a producer's name; fails with {@code
   * TransactionalIdNotFoundException} if nobody has used it yet, and with an {@code
   * AuthorizationException} if they may not be looked at, and so not be written either.
   */
  default KafkaFuture<Void> transactions(String transactionalId) {
    return KafkaFuture.completedFuture(null);
  }

  /**
   * Completes when every partition of a topic can be written to, which is a moment after it has a
   * leader.
   */
  default KafkaFuture<Void> served(String topic, int partitions) {
    return KafkaFuture.completedFuture(null);
  }

  /** The settings of a topic. */
  KafkaFuture<Config> config(String topic);

  /** The names of all topics that are not Kafka's own. */
  KafkaFuture<Set<String>> names();

  /** Behind the last record of each partition, those of open transactions included. */
  KafkaFuture<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions);

  /**
   * What may be done with a consumer group; fails with {@code GroupIdNotFoundException} if nobody
   * has used it yet. Empty if that can't be told.
   */
  default KafkaFuture<Set<AclOperation>> groupOperations(String group) {
    return KafkaFuture.completedFuture(Set.of());
  }

  /** Gives up what is under way. */
  @Override
  void close();
}
