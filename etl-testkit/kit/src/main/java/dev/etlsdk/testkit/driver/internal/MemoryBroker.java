package dev.etlsdk.testkit.driver.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import dev.etlsdk.testkit.kafka.RecordHeader;
import dev.etlsdk.testkit.kafka.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.header.Header;

/** A cluster in memory as a test sees a broker. Used by one thread. */
public final class MemoryBroker implements KafkaBroker {

  private final MemoryCluster cluster;
  private int unique;

  /** A broker with the topics of this cluster. */
  public MemoryBroker(MemoryCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public String bootstrapServers() {
    return "in-memory:9092";
  }

  @Override
  public void createTopic(String topic, int partitions, Map<String, String> configs) {
    refusable("create the topic '" + topic + "'", () -> cluster.create(topic, partitions, configs));
  }

  @Override
  public String createUniqueTopic(String prefix, int partitions) {
    String name = prefix + "-" + ++unique;
    createTopic(name, partitions);
    return name;
  }

  @Override
  public void deleteTopic(String topic) {
    require(topic);
    cluster.delete(topic);
  }

  @Override
  public void growTopic(String topic, int total) {
    MemoryTopic found = require(topic);
    if (total <= found.partitions()) {
      throw refusal(
              "grow the topic '" + topic + "'",
              "it has " + found.partitions() + " partitions already")
          .fix("give a number of partitions above that")
          .build();
    }
    found.grow(total);
  }

  @Override
  public List<String> topics() {
    return List.copyOf(cluster.names());
  }

  @Override
  public void deleteRecordsBefore(String topic, int partition, long offset) {
    MemoryLog log = log(topic, partition);
    if (offset < log.start() || offset > log.end()) {
      throw refusal(
              "delete the records of " + topic + "-" + partition + " before offset " + offset,
              "it holds offsets " + log.start() + " to " + log.end())
          .fix("give one of these offsets")
          .build();
    }
    log.deleteBefore(offset);
  }

  @Override
  public void publish(String topic, String... values) {
    publish(topic, Arrays.stream(values).map(KafkaRecord::of).toList());
  }

  @Override
  public void publish(String topic, Iterable<KafkaRecord> records) {
    MemoryTopic found = require(topic);
    int turn = 0;
    for (KafkaRecord record : records) {
      int partition;
      Integer wanted = record.partition();
      byte[] key = record.key();
      if (wanted != null) {
        log(topic, wanted);
        partition = wanted;
      } else if (key != null) {
        partition = BuiltInPartitioner.partitionForKey(key, found.partitions());
      } else {
        partition = turn;
        turn = (turn + 1) % found.partitions();
      }
      refusable(
          "take a record for '" + topic + "'",
          () -> found.append(partition, toSend(record), "none"));
    }
  }

  private static SentRecord toSend(KafkaRecord record) {
    Instant timestamp = record.timestamp();
    List<Header> headers = new ArrayList<>();
    for (RecordHeader header : record.headers()) {
      headers.add(
          new org.apache.kafka.common.header.internals.RecordHeader(header.name(), header.bytes()));
    }
    return new SentRecord(
        timestamp == null ? null : timestamp.toEpochMilli(),
        record.key(),
        record.value(),
        headers.toArray(new Header[0]));
  }

  @Override
  public List<ReceivedRecord> records(String topic, Visibility visibility) {
    MemoryTopic found = require(topic);
    List<ReceivedRecord> records = new ArrayList<>();
    for (int i = 0; i < found.partitions(); i++) {
      MemoryLog log = found.log(i);
      log.read(log.start(), Integer.MAX_VALUE, visibility == Visibility.COMMITTED)
          .records()
          .forEach(record -> records.add(ReceivedRecord.from(record)));
    }
    return List.copyOf(records);
  }

  /** Nothing comes while the only thread waits: either the records are there, or it fails. */
  @Override
  public List<ReceivedRecord> awaitRecords(String topic, int count, Duration deadline) {
    List<ReceivedRecord> records = records(topic);
    if (records.size() < count) {
      throw new AssertionError(
          "The topic '"
              + topic
              + "' holds "
              + records.size()
              + " records, not "
              + count
              + ": "
              + records
              + ". Call run() before.");
    }
    return records;
  }

  @Override
  public Map<Integer, Long> startOffsets(String topic) {
    return offsets(topic, MemoryLog::start);
  }

  @Override
  public Map<Integer, Long> endOffsets(String topic) {
    return offsets(topic, MemoryLog::end);
  }

  private Map<Integer, Long> offsets(String topic, ToLongFunction<MemoryLog> which) {
    MemoryTopic found = require(topic);
    Map<Integer, Long> offsets = new TreeMap<>();
    for (int i = 0; i < found.partitions(); i++) {
      offsets.put(i, which.applyAsLong(found.log(i)));
    }
    return offsets;
  }

  @Override
  public Map<Integer, Long> committedOffsets(String group, String topic) {
    return cluster.group(group).committed(topic);
  }

  private MemoryLog log(String topic, int partition) {
    MemoryTopic found = require(topic);
    if (partition >= found.partitions()) {
      throw refusal(
              "find partition " + partition + " of '" + topic + "'", "it has " + found.partitions())
          .fix("give a partition from 0 to " + (found.partitions() - 1))
          .build();
    }
    return found.log(partition);
  }

  private MemoryTopic require(String topic) {
    MemoryTopic found = cluster.find(topic);
    if (found == null) {
      String question = NearestNames.question(topic, cluster.names());
      throw EtlException.of(EtlError.TESTKIT_0002, "the topic '" + topic + "' does not exist")
          .fix((question.isEmpty() ? "" : question + " ") + "Create it with createTopic")
          .build();
    }
    return found;
  }

  private static void refusable(String what, Runnable request) {
    try {
      request.run();
    } catch (ApiException refused) {
      throw refusal(what, String.valueOf(refused.getMessage()))
          .cause(refused)
          .fix("correct what is asked; a real broker would refuse it for the same reason")
          .build();
    }
  }

  private static EtlException.Builder refusal(String what, String why) {
    return EtlException.of(EtlError.TESTKIT_0002, "the broker refused to " + what + ": " + why);
  }

  @Override
  public void close() {
    // Memory only.
  }
}
