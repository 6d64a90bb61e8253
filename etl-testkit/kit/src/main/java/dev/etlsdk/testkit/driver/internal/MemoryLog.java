package dev.etlsdk.testkit.driver.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The records of one partition, and the markers of transactions between them. */
final class MemoryLog {

  private final TopicPartition partition;
  private final List<Entry> entries = new ArrayList<>();
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
    return start + entries.size();
  }

  /**
   * Where those end who read only what is committed: at the first record of an open transaction.
   */
  long stableEnd() {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).isOpen()) {
        return start + i;
      }
    }
    return end();
  }

  /**
   * Takes a record.
   *
   * @param transaction that it belongs to, or null
   */
  ConsumerRecord<byte[], byte[]> append(
      SentRecord sent,
      long timestamp,
      TimestampType type,
      @Nullable MemoryTransaction transaction) {
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
    entries.add(new Entry(record, transaction));
    if (transaction != null) {
      transaction.wroteTo(this);
    }
    return record;
  }

  /** Notes the end of a transaction, which nobody reads and takes an offset. */
  void mark() {
    entries.add(new Entry(null, null));
  }

  /** Forgets what stands before an offset. */
  void deleteBefore(long offset) {
    entries.subList(0, (int) (offset - start)).clear();
    start = offset;
  }

  /**
   * At most so many records from an offset on, which is within the log or at its end.
   *
   * @param committed whether to leave out what isn't committed, and to end where it may still be
   */
  Slice read(long from, int most, boolean committed) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    long end = committed ? stableEnd() : end();
    long next = from;
    while (next < end && records.size() < most) {
      Entry entry = entries.get((int) (next - start));
      if (entry.record != null && !(committed && entry.isAborted())) {
        records.add(entry.record);
      }
      next++;
    }
    return new Slice(records, Math.max(from, next));
  }

  /** The first record that isn't older, or empty. */
  Optional<ConsumerRecord<byte[], byte[]>> since(long timestamp) {
    return entries.stream()
        .map(Entry::record)
        .filter(Objects::nonNull)
        .filter(record -> record.timestamp() >= timestamp)
        .findFirst();
  }

  /**
   * What was read.
   *
   * @param next where to read on
   */
  record Slice(List<ConsumerRecord<byte[], byte[]>> records, long next) {}

  /** A record, or the marker of a transaction. */
  private record Entry(
      @Nullable ConsumerRecord<byte[], byte[]> record, @Nullable MemoryTransaction transaction) {
    boolean isOpen() {
      return transaction != null && transaction.state() == MemoryTransaction.State.OPEN;
    }

    boolean isAborted() {
      return transaction != null && transaction.state() == MemoryTransaction.State.ABORTED;
    }
  }
}
