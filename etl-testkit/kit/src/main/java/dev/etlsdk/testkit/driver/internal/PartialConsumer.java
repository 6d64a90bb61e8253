package dev.etlsdk.testkit.driver.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.SubscriptionPattern;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.KafkaMetric;

/**
 * The part of Kafka's consumer that no connector of ours calls. What is missing says so, rather
 * than to do something else than a real consumer would.
 */
abstract class PartialConsumer implements Consumer<byte[], byte[]> {

  private static UnsupportedOperationException missing(String method) {
    return new UnsupportedOperationException(
        "the consumer of a cluster in memory has no " + method + "; use a real broker");
  }

  @Override
  public void subscribe(Collection<String> partitions) {
    throw missing("subscribe");
  }

  @Override
  public void assign(Collection<TopicPartition> partitions) {
    throw missing("assign");
  }

  @Override
  public void subscribe(Pattern pattern) {
    throw missing("subscribe");
  }

  @Override
  public void subscribe(SubscriptionPattern pattern, ConsumerRebalanceListener listener) {
    throw missing("subscribe");
  }

  @Override
  public void subscribe(SubscriptionPattern pattern) {
    throw missing("subscribe");
  }

  @Override
  public void unsubscribe() {
    throw missing("unsubscribe");
  }

  @Override
  public void commitSync() {
    throw missing("commitSync");
  }

  @Override
  public void commitSync(Duration timeout) {
    throw missing("commitSync");
  }

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
    throw missing("commitSync");
  }

  @Override
  public void commitAsync() {
    throw missing("commitAsync");
  }

  @Override
  public void commitAsync(OffsetCommitCallback callback) {
    throw missing("commitAsync");
  }

  @Override
  public void commitAsync(
      Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
    throw missing("commitAsync");
  }

  @Override
  public void registerMetricForSubscription(KafkaMetric metric) {
    throw missing("registerMetricForSubscription");
  }

  @Override
  public void unregisterMetricFromSubscription(KafkaMetric metric) {
    throw missing("unregisterMetricFromSubscription");
  }

  @Override
  public void seek(TopicPartition partition, OffsetAndMetadata offset) {
    throw missing("seek");
  }

  @Override
  public void seekToBeginning(Collection<TopicPartition> partitions) {
    throw missing("seekToBeginning");
  }

  @Override
  public void seekToEnd(Collection<TopicPartition> partitions) {
    throw missing("seekToEnd");
  }

  @Override
  public long position(TopicPartition partition) {
    throw missing("position");
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
    throw missing("committed");
  }

  @Override
  public Uuid clientInstanceId(Duration timeout) {
    throw missing("clientInstanceId");
  }

  @Override
  public List<PartitionInfo> partitionsFor(String text) {
    throw missing("partitionsFor");
  }

  @Override
  public Map<String, List<PartitionInfo>> listTopics() {
    throw missing("listTopics");
  }

  @Override
  public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
      Map<TopicPartition, Long> offsets) {
    throw missing("offsetsForTimes");
  }

  @Override
  public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
    throw missing("beginningOffsets");
  }

  @Override
  public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
    throw missing("endOffsets");
  }

  @Override
  public void enforceRebalance() {
    throw missing("enforceRebalance");
  }

  @Override
  public void enforceRebalance(String text) {
    throw missing("enforceRebalance");
  }

  @Override
  public ConsumerGroupMetadata groupMetadata() {
    throw missing("groupMetadata");
  }
}
