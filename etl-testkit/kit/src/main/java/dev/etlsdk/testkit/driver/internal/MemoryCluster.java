package dev.etlsdk.testkit.driver.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;

/** A Kafka cluster in memory: topics and consumer groups. Used by one thread. */
public final class MemoryCluster {

  private final Clock clock;
  private final int partitionsOfMissing;
  private final Map<String, MemoryTopic> topics = new TreeMap<>();
  private final Map<String, MemoryGroup> groups = new HashMap<>();
  private final Map<String, MemoryProducer> producers = new HashMap<>();

  /**
   * A cluster without topics.
   *
   * @param partitionsOfMissing how many partitions a topic gets that is made when it is first asked
   *     for; 0 for none, so that it is an error
   */
  public MemoryCluster(Clock clock, int partitionsOfMissing) {
    this.clock = clock;
    this.partitionsOfMissing = partitionsOfMissing;
  }

  /** A topic, or null if it doesn't exist. */
  @Nullable MemoryTopic find(String name) {
    MemoryTopic topic = topics.get(name);
    if (topic == null && partitionsOfMissing > 0) {
      return create(name, partitionsOfMissing, Map.of());
    }
    return topic;
  }

  /** A topic that has to exist. */
  MemoryTopic topic(String name) {
    MemoryTopic topic = find(name);
    if (topic == null) {
      throw new UnknownTopicOrPartitionException("the topic '" + name + "' does not exist");
    }
    return topic;
  }

  MemoryLog log(TopicPartition partition) {
    return topic(partition.topic()).log(partition.partition());
  }

  MemoryTopic create(String name, int partitions, Map<String, String> settings) {
    Topic.validate(name);
    if (topics.containsKey(name)) {
      throw new TopicExistsException("Topic '" + name + "' already exists.");
    }
    if (partitions < 1) {
      throw new InvalidPartitionsException("Number of partitions must be larger than 0.");
    }
    MemoryTopic topic = new MemoryTopic(name, partitions, settings, clock);
    topics.put(name, topic);
    return topic;
  }

  void delete(String name) {
    topics.remove(topic(name).name());
    groups.values().forEach(group -> group.forget(name));
  }

  Collection<MemoryTopic> topics() {
    return topics.values();
  }

  Set<String> names() {
    return topics.keySet();
  }

  /** A producer takes up transactions under an id, and shuts out the one that had it. */
  void take(String transactionalId, MemoryProducer producer) {
    MemoryProducer former = producers.put(transactionalId, producer);
    if (former != null && former != producer) {
      former.giveUp();
    }
  }

  /** Whether a producer is the one under an id. */
  boolean holds(String transactionalId, MemoryProducer producer) {
    return producers.get(transactionalId) == producer;
  }

  MemoryGroup group(String id) {
    return groups.computeIfAbsent(id, ignored -> new MemoryGroup());
  }
}
