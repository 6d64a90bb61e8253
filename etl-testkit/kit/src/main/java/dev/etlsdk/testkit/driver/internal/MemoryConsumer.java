package dev.etlsdk.testkit.driver.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cluster in memory as a member of a group. A poll never waits: only the thread that polls
 * could publish.
 */
@SuppressWarnings({"NullAway", "deprecation", "removal"}) // Kafka's interfaces aren't annotated
final class MemoryConsumer extends PartialConsumer {

  /** One is as good as another: who has which partition is looked up. */
  private static final int GENERATION = 1;

  private final MemoryCluster cluster;
  private final @Nullable MemoryGroup group;
  private final int maxPollRecords;
  private final boolean committedOnly;
  private final @Nullable String groupId;
  private final String memberId = UUID.randomUUID().toString();
  private final Map<TopicPartition, Long> positions = new LinkedHashMap<>();
  private final Set<TopicPartition> paused = new HashSet<>();
  private Predicate<String> subscription = topic -> false;
  private @Nullable ConsumerRebalanceListener listener;
  private volatile boolean woken;

  MemoryConsumer(MemoryCluster cluster, ConsumerConfig config) {
    this.cluster = cluster;
    this.committedOnly =
        config
            .getString(ConsumerConfig.ISOLATION_LEVEL_CONFIG)
            .equals(IsolationLevel.READ_COMMITTED.toString());
    this.groupId = config.getString(ConsumerConfig.GROUP_ID_CONFIG);
    this.group = groupId == null ? null : cluster.group(groupId);
    this.maxPollRecords = config.getInt(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener newListener) {
    join(Set.copyOf(topics)::contains, newListener);
  }

  @Override
  public void subscribe(Pattern pattern, ConsumerRebalanceListener newListener) {
    join(topic -> pattern.matcher(topic).matches() && !topic.startsWith("__"), newListener);
  }

  private void join(Predicate<String> topics, ConsumerRebalanceListener newListener) {
    subscription = topics;
    listener = newListener;
    group().join(this);
  }

  private MemoryGroup group() {
    return Objects.requireNonNull(group, "the consumer has a group.id");
  }

  /** The topics that it wants to read, as far as they exist. */
  List<MemoryTopic> subscribed() {
    return cluster.topics().stream().filter(topic -> subscription.test(topic.name())).toList();
  }

  /** Its name in the group. */
  String memberId() {
    return memberId;
  }

  @Override
  public Set<String> subscription() {
    Set<String> names = new HashSet<>();
    subscribed().forEach(topic -> names.add(topic.name()));
    return names;
  }

  @Override
  public Set<TopicPartition> assignment() {
    return new LinkedHashSet<>(positions.keySet());
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    if (woken) {
      woken = false;
      throw new WakeupException();
    }
    if (listener != null) {
      rebalance(group().share(this));
    }
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> taken = new LinkedHashMap<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    int room = maxPollRecords;
    for (TopicPartition partition : assignment()) {
      if (room > 0 && !paused.contains(partition)) {
        List<ConsumerRecord<byte[], byte[]>> records = fetch(partition, room);
        if (!records.isEmpty()) {
          room -= records.size();
          taken.put(partition, records);
          next.put(partition, new OffsetAndMetadata(position(partition)));
        }
      }
    }
    return new ConsumerRecords<>(taken, next);
  }

  private void rebalance(Set<TopicPartition> share) {
    Set<TopicPartition> given = new LinkedHashSet<>(positions.keySet());
    given.removeAll(share);
    giveBack(given);
    List<TopicPartition> granted = new ArrayList<>();
    for (TopicPartition partition : share) {
      if (!positions.containsKey(partition) && group().take(partition, this)) {
        OffsetAndMetadata committed = group().committed(partition);
        positions.put(partition, committed == null ? null : committed.offset());
        granted.add(partition);
      }
    }
    if (!granted.isEmpty()) {
      listener.onPartitionsAssigned(granted);
    }
  }

  private void giveBack(Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      listener.onPartitionsRevoked(partitions);
      for (TopicPartition partition : partitions) {
        positions.remove(partition);
        paused.remove(partition);
        group().giveBack(partition, this);
      }
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> fetch(TopicPartition partition, int most) {
    long from = position(partition);
    MemoryLog log = cluster.log(partition);
    if (from < log.start() || from > log.end()) {
      throw new OffsetOutOfRangeException(Map.of(partition, from));
    }
    MemoryLog.Slice slice = log.read(from, most, committedOnly);
    positions.put(partition, slice.next());
    return slice.records();
  }

  @Override
  public long position(TopicPartition partition, Duration timeout) {
    return position(partition);
  }

  @Override
  public long position(TopicPartition partition) {
    requireAssigned(partition);
    Long position = positions.get(partition);
    if (position == null) {
      throw new NoOffsetForPartitionException(partition);
    }
    return position;
  }

  @Override
  public void seek(TopicPartition partition, long offset) {
    requireAssigned(partition);
    positions.put(partition, offset);
  }

  private void requireAssigned(TopicPartition partition) {
    if (!positions.containsKey(partition)) {
      throw new IllegalStateException("No current assignment for partition " + partition);
    }
  }

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
    group().commit(offsets);
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> committed(
      Set<TopicPartition> partitions, Duration timeout) {
    return each(partitions, group()::committed);
  }

  @Override
  public Map<TopicPartition, Long> beginningOffsets(
      Collection<TopicPartition> partitions, Duration timeout) {
    return each(partitions, partition -> cluster.log(partition).start());
  }

  @Override
  public Map<TopicPartition, Long> endOffsets(
      Collection<TopicPartition> partitions, Duration timeout) {
    return each(partitions, this::end);
  }

  @Override
  public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
      Map<TopicPartition, Long> times, Duration timeout) {
    return each(
        times.keySet(),
        partition ->
            cluster
                .log(partition)
                .since(times.get(partition))
                .map(record -> new OffsetAndTimestamp(record.offset(), record.timestamp()))
                .orElse(null));
  }

  private static <T> Map<TopicPartition, T> each(
      Collection<TopicPartition> partitions, Function<TopicPartition, @Nullable T> value) {
    Map<TopicPartition, T> values = new HashMap<>();
    partitions.forEach(partition -> values.put(partition, value.apply(partition)));
    return values;
  }

  @Override
  public List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
    Topic.validate(topic);
    MemoryTopic found = cluster.find(topic);
    return found == null ? List.of() : found.infos();
  }

  @Override
  public Map<String, List<PartitionInfo>> listTopics(Duration timeout) {
    Map<String, List<PartitionInfo>> topics = new HashMap<>();
    cluster.topics().forEach(topic -> topics.put(topic.name(), topic.infos()));
    return topics;
  }

  @Override
  public void pause(Collection<TopicPartition> partitions) {
    partitions.forEach(this::requireAssigned);
    paused.addAll(partitions);
  }

  @Override
  public void resume(Collection<TopicPartition> partitions) {
    partitions.forEach(this::requireAssigned);
    paused.removeAll(partitions);
  }

  @Override
  public Set<TopicPartition> paused() {
    return new LinkedHashSet<>(paused);
  }

  @Override
  public OptionalLong currentLag(TopicPartition partition) {
    return OptionalLong.of(end(partition) - position(partition));
  }

  private long end(TopicPartition partition) {
    MemoryLog log = cluster.log(partition);
    return committedOnly ? log.stableEnd() : log.end();
  }

  @Override
  public ConsumerGroupMetadata groupMetadata() {
    return new ConsumerGroupMetadata(
        String.valueOf(groupId), GENERATION, memberId, Optional.empty());
  }

  @Override
  public Map<MetricName, ? extends Metric> metrics() {
    return Map.of();
  }

  @Override
  public void wakeup() {
    woken = true;
  }

  @Override
  public void close() {
    if (listener != null) {
      giveBack(assignment());
      group().leave(this);
      listener = null;
    }
  }

  @Override
  public void close(Duration timeout) {
    close();
  }

  @Override
  public void close(CloseOptions options) {
    close();
  }
}
