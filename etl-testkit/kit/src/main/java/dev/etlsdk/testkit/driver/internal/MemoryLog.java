package dev.etlsdk.testkit.driver.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The records of one partition. */
final class MemoryLog {

  private final TopicPartition partition;
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  private long start;

  MemoryLog(TopicPartition partition) {
    this.partition = partition;
  }

  /** The first offset that it holds. */
  long start() {
    return start;
  }

  /** The offset of the next record. */
  long end() {
    return start + records.size();
  }

  ConsumerRecord<byte[], byte[]> append(SentRecord sent, long timestamp, TimestampType type) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            partition.topic(),
            partition.partition(),
            end(),
            timestamp,
            type,
            sent.keySize(),
            sent.valueSize(),
            sent.key(),
            sent.value(),
            new RecordHeaders(sent.headers()),
            Optional.empty());
    records.add(record);
    return record;
  }

  /** Forgets what stands before an offset. */
  void deleteBefore(long offset) {
    records.subList(0, (int) (offset - start)).clear();
    start = offset;
  }

  /** At most so many records from an offset on, which is within the log or at its end. */
  List<ConsumerRecord<byte[], byte[]>> read(long from, int most) {
    int first = (int) (from - start);
    return List.copyOf(records.subList(first, Math.min(records.size(), first + most)));
  }

  /** The first record that isn't older, or empty. */
  Optional<ConsumerRecord<byte[], byte[]>> since(long timestamp) {
    return records.stream().filter(record -> record.timestamp() >= timestamp).findFirst();
  }
}
