package dev.etlsdk.testkit.driver.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.jspecify.annotations.Nullable;

/** A topic: its settings, and a log for each partition. */
final class MemoryTopic {

  static final Node NODE = new Node(0, "in-memory", 9092);

  /** Kafka's own defaults, of the settings that have an effect here. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          Integer.toString((1 << 20) + 12),
          TopicConfig.COMPRESSION_TYPE_CONFIG,
          "producer",
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          TimestampType.CREATE_TIME.name,
          TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
          Long.toString(Long.MAX_VALUE),
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
          "3600000");

  private final String name;
  private final Clock clock;
  private final Map<String, String> settings = new TreeMap<>(DEFAULTS);
  private final List<MemoryLog> logs = new ArrayList<>();

  MemoryTopic(String name, int partitions, Map<String, String> settings, Clock clock) {
    this.name = name;
    this.clock = clock;
    this.settings.putAll(settings);
    grow(partitions);
  }

  String name() {
    return name;
  }

  int partitions() {
    return logs.size();
  }

  MemoryLog log(int partition) {
    return logs.get(partition);
  }

  Map<String, String> settings() {
    return settings;
  }

  void grow(int total) {
    while (logs.size() < total) {
      logs.add(new MemoryLog(new TopicPartition(name, logs.size())));
    }
  }

  List<PartitionInfo> infos() {
    Node[] only = {NODE};
    List<PartitionInfo> infos = new ArrayList<>();
    for (int i = 0; i < logs.size(); i++) {
      infos.add(new PartitionInfo(name, i, NODE, only, only));
    }
    return infos;
  }

  /**
   * Takes a record as a broker does.
   *
   * @param compression of the producer
   * @throws org.apache.kafka.common.errors.ApiException if it is refused
   */
  ConsumerRecord<byte[], byte[]> append(int partition, SentRecord sent, String compression) {
    return append(partition, sent, compression, null);
  }

  /**
   * Takes a record as a broker does.
   *
   * @param compression of the producer
   * @param transaction that the record belongs to, or null
   * @throws org.apache.kafka.common.errors.ApiException if it is refused
   */
  ConsumerRecord<byte[], byte[]> append(
      int partition, SentRecord sent, String compression, @Nullable MemoryTransaction transaction) {
    long now = clock.millis();
    long created = sent.timestamp() == null ? now : sent.timestamp();
    boolean byBroker =
        setting(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
            .equals(TimestampType.LOG_APPEND_TIME.name);
    if (!byBroker) {
      requireTimestamp(created, now);
    }
    requireSize(sent, created, compression);
    return logs.get(partition)
        .append(
            sent,
            byBroker ? now : created,
            byBroker ? TimestampType.LOG_APPEND_TIME : TimestampType.CREATE_TIME,
            transaction);
  }

  private void requireTimestamp(long created, long now) {
    long before = number(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG);
    long after = number(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);
    if (now - created > before || created - now > after) {
      throw new InvalidTimestampException(
          "the timestamp "
              + created
              + " is out of the range that topic "
              + name
              + " takes at "
              + now);
    }
  }

  private void requireSize(SentRecord sent, long created, String compression) {
    String ofTopic = setting(TopicConfig.COMPRESSION_TYPE_CONFIG);
    int stored = Math.max(batch(sent, created, compression), batch(sent, created, ofTopic));
    if (stored > number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)) {
      throw new RecordTooLargeException(
          "The record of "
              + stored
              + " bytes is larger than the "
              + setting(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
              + " that topic "
              + name
              + " takes");
    }
  }

  /** The size of the record alone in a batch. */
  private static int batch(SentRecord sent, long timestamp, String compression) {
    String codec =
        compression.equals("producer") || compression.equals("uncompressed") ? "none" : compression;
    return MemoryRecords.withRecords(
            Compression.of(codec).build(),
            new SimpleRecord(timestamp, sent.key(), sent.value(), sent.headers()))
        .sizeInBytes();
  }

  private String setting(String key) {
    return settings.getOrDefault(key, "");
  }

  private long number(String key) {
    return Long.parseLong(setting(key));
  }
}
