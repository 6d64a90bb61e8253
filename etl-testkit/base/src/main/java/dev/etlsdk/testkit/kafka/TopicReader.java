package dev.etlsdk.testkit.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics from their start, each call with a consumer of its own that joins no group. */
final class TopicReader {

  private static final Comparator<ReceivedRecord> BY_POSITION =
      Comparator.comparingInt(ReceivedRecord::partition).thenComparingLong(ReceivedRecord::offset);
  private static final Duration POLL = Duration.ofMillis(50);

  private final String bootstrapServers;

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  List<ReceivedRecord> readAll(String topic, Visibility visibility) {
    try (Consumer<byte @Nullable [], byte @Nullable []> consumer = consumer(visibility)) {
      List<TopicPartition> partitions = assign(consumer, topic);
      if (partitions.isEmpty()) {
        throw BrokerFailure.of("the topic '" + topic + "' does not exist")
            .fix("create it before reading it")
            .build();
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ReceivedRecord> records = new ArrayList<>();
      long limit = System.nanoTime() + BrokerAdmin.ANSWER_LIMIT.toNanos();
      while (isBefore(consumer, ends)) {
        int before = records.size();
        poll(consumer, records);
        if (records.size() > before) {
          limit = System.nanoTime() + BrokerAdmin.ANSWER_LIMIT.toNanos();
        } else if (System.nanoTime() - limit > 0) {
          throw BrokerFailure.of(
                  "reading '"
                      + topic
                      + "' up to "
                      + ends
                      + " has stood still for "
                      + BrokerAdmin.ANSWER_LIMIT.toSeconds()
                      + " s after "
                      + records.size()
                      + " records")
              .fix("check that the broker still runs")
              .build();
        }
      }
      // What was written behind the ends while reading is left out, so that a call shows one
      // moment.
      records.removeIf(record -> record.offset() >= endOf(ends, record));
      records.sort(BY_POSITION);
      return List.copyOf(records);
    }
  }

  List<ReceivedRecord> await(String topic, int count, Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    List<ReceivedRecord> records = new ArrayList<>();
    try (Consumer<byte @Nullable [], byte @Nullable []> consumer = consumer(Visibility.COMMITTED)) {
      while (true) {
        boolean last = System.nanoTime() - end >= 0;
        boolean exists = !assign(consumer, topic).isEmpty();
        if (exists) {
          poll(consumer, records);
        }
        if (records.size() >= count) {
          records.sort(BY_POSITION);
          return List.copyOf(records);
        }
        if (last) {
          throw new AssertionError(
              "Waited "
                  + deadline.toMillis()
                  + " ms for "
                  + count
                  + " committed records in the topic '"
                  + topic
                  + "'. "
                  + (exists
                      ? "It holds " + records.size() + ": " + Excerpt.of(records)
                      : "It does not exist."));
        }
      }
    }
  }

  /** Assigns partitions not assigned yet, from their start; the others keep their positions. */
  private static List<TopicPartition> assign(Consumer<?, ?> consumer, String topic) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (PartitionInfo partition : consumer.partitionsFor(topic)) {
      partitions.add(new TopicPartition(topic, partition.partition()));
    }
    List<TopicPartition> added = new ArrayList<>(partitions);
    added.removeAll(consumer.assignment());
    if (!added.isEmpty()) {
      Map<TopicPartition, Long> positions = new HashMap<>();
      consumer
          .assignment()
          .forEach(partition -> positions.put(partition, consumer.position(partition)));
      consumer.assign(partitions);
      positions.forEach(consumer::seek);
      consumer.seekToBeginning(added);
    }
    return partitions;
  }

  private static void poll(
      Consumer<byte @Nullable [], byte @Nullable []> consumer, List<ReceivedRecord> into) {
    consumer.poll(POLL).forEach(record -> into.add(ReceivedRecord.from(record)));
  }

  private static boolean isBefore(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private static long endOf(Map<TopicPartition, Long> ends, ReceivedRecord record) {
    return ends.getOrDefault(
        new TopicPartition(record.topic(), record.partition()), Long.MAX_VALUE);
  }

  private Consumer<byte @Nullable [], byte @Nullable []> consumer(Visibility visibility) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            visibility.isolationLevel(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            (int) POLL.toMillis(),
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) BrokerAdmin.ANSWER_LIMIT.toMillis()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
