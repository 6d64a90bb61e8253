package dev.etlsdk.testkit.driver.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Sends to a cluster in memory; what was sent has arrived when {@code send} returns. A key chooses
 * the partition as with Kafka's own producer. Records without one fill a batch for one partition,
 * then one for the next; Kafka's own takes any partition next, this one the next in turn.
 */
@SuppressWarnings("NullAway") // Kafka's interfaces aren't annotated
final class MemoryProducer implements Producer<byte[], byte[]> {

  private final MemoryCluster cluster;
  private final int maxRequestSize;
  private final int batchSize;
  private final boolean ignoreKeys;
  private final String compression;
  private final @Nullable Partitioner partitioner;
  private final @Nullable String transactionalId;
  private @Nullable MemoryTransaction transaction;
  private boolean failed;
  private final Map<String, Filling> filling = new HashMap<>();

  MemoryProducer(MemoryCluster cluster, ProducerConfig config) {
    this.cluster = cluster;
    this.maxRequestSize = config.getInt(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    this.batchSize = Math.max(1, config.getInt(ProducerConfig.BATCH_SIZE_CONFIG));
    this.ignoreKeys = config.getBoolean(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG);
    this.compression = config.getString(ProducerConfig.COMPRESSION_TYPE_CONFIG);
    this.transactionalId = config.getString(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    this.partitioner =
        config.getConfiguredInstance(ProducerConfig.PARTITIONER_CLASS_CONFIG, Partitioner.class);
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
    return send(record, (metadata, failure) -> {});
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    if (transactionalId != null) {
      requireTransaction();
    }
    int partition = RecordMetadata.UNKNOWN_PARTITION;
    RecordMetadata sent;
    try {
      MemoryTopic topic = known(record.topic());
      partition = partition(record, topic);
      sent = append(record, topic, partition);
    } catch (ApiException refused) {
      failed = true;
      callback.onCompletion(
          new RecordMetadata(
              new TopicPartition(record.topic(), partition),
              -1,
              -1,
              RecordBatch.NO_TIMESTAMP,
              -1,
              -1),
          refused);
      return CompletableFuture.failedFuture(refused);
    }
    callback.onCompletion(sent, null);
    return CompletableFuture.completedFuture(sent);
  }

  private MemoryTopic known(String name) {
    MemoryTopic topic = cluster.find(name);
    if (topic == null) {
      throw new TimeoutException("Topic " + name + " not present in metadata.");
    }
    return topic;
  }

  private int partition(ProducerRecord<byte[], byte[]> record, MemoryTopic topic) {
    if (record.partition() != null) {
      if (record.partition() >= topic.partitions()) {
        throw new TimeoutException(
            "Partition "
                + record.partition()
                + " of topic "
                + topic.name()
                + " with partition count "
                + topic.partitions()
                + " is not present in metadata.");
      }
      return record.partition();
    }
    if (partitioner != null) {
      return partitioner.partition(
          topic.name(), record.key(), record.key(), record.value(), record.value(), view());
    }
    if (record.key() != null && !ignoreKeys) {
      return BuiltInPartitioner.partitionForKey(record.key(), topic.partitions());
    }
    return filling
        .computeIfAbsent(topic.name(), name -> new Filling())
        .add(size(record), batchSize, topic.partitions());
  }

  /** All topics, as a partitioner sees them. */
  private Cluster view() {
    List<PartitionInfo> infos = new ArrayList<>();
    cluster.topics().forEach(topic -> infos.addAll(topic.infos()));
    return new Cluster("in-memory", List.of(MemoryTopic.NODE), infos, Set.of(), Set.of());
  }

  private RecordMetadata append(
      ProducerRecord<byte[], byte[]> record, MemoryTopic topic, int partition) {
    int size = size(record);
    if (size > maxRequestSize) {
      throw new RecordTooLargeException(
          "The message is "
              + size
              + " bytes when serialized which is larger than "
              + maxRequestSize
              + ", which is the value of the max.request.size configuration.");
    }
    ConsumerRecord<byte[], byte[]> stored =
        topic.append(
            partition,
            new SentRecord(
                record.timestamp(), record.key(), record.value(), record.headers().toArray()),
            compression,
            transaction);
    return new RecordMetadata(
        new TopicPartition(topic.name(), partition),
        stored.offset(),
        0,
        stored.timestamp(),
        stored.serializedKeySize(),
        stored.serializedValueSize());
  }

  private static int size(ProducerRecord<byte[], byte[]> record) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.CURRENT_MAGIC_VALUE,
        CompressionType.NONE,
        record.key(),
        record.value(),
        record.headers().toArray());
  }

  @Override
  public void flush() {
    // What was sent has arrived.
  }

  @Override
  public List<PartitionInfo> partitionsFor(String topic) {
    return known(topic).infos();
  }

  @Override
  public Map<MetricName, ? extends Metric> metrics() {
    return Map.of();
  }

  @Override
  public void close() {
    if (partitioner != null) {
      partitioner.close();
    }
  }

  @Override
  public void close(Duration timeout) {
    close();
  }

  @Override
  public void initTransactions() {
    cluster.take(requireId(), this);
  }

  @Override
  public void beginTransaction() {
    requirePlace();
    if (transaction != null) {
      throw new IllegalStateException("a transaction is open already");
    }
    transaction = new MemoryTransaction();
    failed = false;
  }

  @Override
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata membership) {
    MemoryTransaction open = requireTransaction();
    MemoryGroup group = cluster.group(membership.groupId());
    try {
      group.requireOwner(membership.memberId(), offsets.keySet());
    } catch (CommitFailedException refused) {
      failed = true;
      throw refused;
    }
    open.add(group, offsets);
  }

  @Override
  public void commitTransaction() {
    MemoryTransaction open = requireTransaction();
    if (failed) {
      throw new KafkaException("the transaction has failed, and can only be aborted");
    }
    transaction = null;
    open.commit();
  }

  @Override
  public void abortTransaction() {
    requireTransaction();
    giveUp();
  }

  /** Its transaction is no more. */
  void giveUp() {
    MemoryTransaction open = transaction;
    if (open != null) {
      transaction = null;
      open.abort();
    }
  }

  private MemoryTransaction requireTransaction() {
    requirePlace();
    return Objects.requireNonNull(transaction, "a transaction is open");
  }

  private void requirePlace() {
    if (!cluster.holds(requireId(), this)) {
      throw new ProducerFencedException("another producer has the id " + transactionalId);
    }
  }

  private String requireId() {
    if (transactionalId == null) {
      throw new IllegalStateException("transactions need a transactional.id");
    }
    return transactionalId;
  }

  @Override
  public Uuid clientInstanceId(Duration timeout) {
    throw missing();
  }

  @Override
  public void registerMetricForSubscription(KafkaMetric metric) {
    throw missing();
  }

  @Override
  public void unregisterMetricFromSubscription(KafkaMetric metric) {
    throw missing();
  }

  private static UnsupportedOperationException missing() {
    return new UnsupportedOperationException(
        "the producer of a cluster in memory has no telemetry; use a real broker");
  }

  /** Which partition the records without a key go to, until a batch is full. */
  private static final class Filling {

    private int partition;
    private long bytes;

    int add(int size, int batchSize, int partitions) {
      if (bytes >= batchSize) {
        partition++;
        bytes = 0;
      }
      bytes += size;
      partition %= partitions;
      return partition;
    }
  }
}
