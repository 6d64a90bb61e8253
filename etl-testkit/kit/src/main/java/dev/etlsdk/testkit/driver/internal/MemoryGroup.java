package dev.etlsdk.testkit.driver.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group: what it has committed, and who of its members has which partition. Partitions
 * are dealt out to the members in the order in which these joined; one that moves is given back
 * before it is given on.
 */
final class MemoryGroup {

  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private final List<MemoryConsumer> members = new ArrayList<>();
  private final Map<TopicPartition, MemoryConsumer> owners = new HashMap<>();

  void join(MemoryConsumer member) {
    members.add(member);
  }

  void leave(MemoryConsumer member) {
    members.remove(member);
    owners.values().removeIf(owner -> owner == member);
  }

  /** The partitions that a member should have. */
  Set<TopicPartition> share(MemoryConsumer member) {
    Set<TopicPartition> share = new LinkedHashSet<>();
    for (MemoryTopic topic : member.subscribed()) {
      List<MemoryConsumer> readers =
          members.stream().filter(other -> other.subscribed().contains(topic)).toList();
      for (int i = 0; i < topic.partitions(); i++) {
        if (readers.get(i % readers.size()) == member) {
          share.add(new TopicPartition(topic.name(), i));
        }
      }
    }
    return share;
  }

  /** Takes a partition, unless another member has it. Whether it is the member's now. */
  boolean take(TopicPartition partition, MemoryConsumer member) {
    return Objects.requireNonNullElse(owners.putIfAbsent(partition, member), member) == member;
  }

  void giveBack(TopicPartition partition, MemoryConsumer member) {
    owners.remove(partition, member);
  }

  void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    committed.putAll(offsets);
  }

  /**
   * Whether a member has these partitions, so that a transaction may take their offsets.
   *
   * @throws CommitFailedException if another one has, or none
   */
  void requireOwner(String memberId, Set<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      MemoryConsumer owner = owners.get(partition);
      if (owner == null || !owner.memberId().equals(memberId)) {
        throw new CommitFailedException(partition + " is no longer the member's " + memberId);
      }
    }
  }

  @Nullable OffsetAndMetadata committed(TopicPartition partition) {
    return committed.get(partition);
  }

  /** By partition, of one topic. */
  Map<Integer, Long> committed(String topic) {
    Map<Integer, Long> offsets = new TreeMap<>();
    committed.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(topic)) {
            offsets.put(partition.partition(), offset.offset());
          }
        });
    return offsets;
  }

  /** A topic was deleted. */
  void forget(String topic) {
    committed.keySet().removeIf(partition -> partition.topic().equals(topic));
  }
}
