package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.source.FetchLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Records that the client gave and that haven't been passed on: those that are being gathered for
 * the next fetch, and those that were too many for the last one. Used by the poll thread.
 */
final class PendingRecords {

  private final Deque<Run> runs = new ArrayDeque<>();
  private final Set<String> retryTopics;
  private int rows;
  private long bytes;

  /**
   * None yet.
   *
   * @param retryTopics topics whose records came from elsewhere first
   */
  PendingRecords(Set<String> retryTopics) {
    this.retryTopics = retryTopics;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** Whether a fetch within these limits would be full. */
  boolean fill(FetchLimits limits) {
    return rows >= limits.rows() || bytes >= limits.bytes();
  }

  /** Takes the first {@code count} records of a list that the client gave for a partition. */
  void add(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, int count) {
    if (count == 0) {
      return;
    }
    long size = 0;
    for (int i = 0; i < count; i++) {
      size += size(records.get(i));
    }
    runs.add(new Run(partition, records, 0, count, size));
    rows += count;
    bytes += size;
  }

  /** Forgets records of partitions that aren't this reader's any more. */
  void drop(Collection<TopicPartition> partitions) {
    runs.removeIf(
        run -> {
          if (!partitions.contains(run.partition)) {
            return false;
          }
          rows -= run.end - run.next;
          bytes -= run.bytes;
          return true;
        });
  }

  /** Whether records of a partition are here. */
  boolean holds(TopicPartition partition) {
    for (Run run : runs) {
      if (run.partition.equals(partition)) {
        return true;
      }
    }
    return false;
  }

  /** How many records of a partition are here. */
  long count(TopicPartition partition) {
    return runs.stream()
        .filter(run -> run.partition.equals(partition))
        .mapToLong(run -> run.end - run.next)
        .sum();
  }

  /**
   * Takes the records of the next fetch, at least one.
   *
   * @param last receives the last record of each partition that is taken from; a later one of the
   *     same partition stands behind
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  KafkaRecords take(FetchLimits limits, List<ConsumerRecord<byte[], byte[]>> last) {
    List<Run> taken = new ArrayList<>();
    int count = 0;
    long size = 0;
    while (count < limits.rows() && size < limits.bytes()) {
      Run run = runs.poll();
      if (run == null) {
        break;
      }
      Run head = run;
      if (run.end - run.next > limits.rows() - count || run.bytes > limits.bytes() - size) {
        head = run.split(limits.rows() - count, limits.bytes() - size);
        if (run.next < run.end) {
          runs.addFirst(run);
        }
      }
      taken.add(head);
      count += head.end - head.next;
      size += head.bytes;
    }
    ConsumerRecord[] records = new ConsumerRecord[count];
    int at = 0;
    for (Run run : taken) {
      for (int i = run.next; i < run.end; i++) {
        records[at++] = run.records.get(i);
      }
      last.add(records[at - 1]);
    }
    rows -= count;
    bytes -= size;
    return new KafkaRecords(records, size, retryTopics);
  }

  private static long size(ConsumerRecord<byte[], byte[]> record) {
    long size =
        (long) Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    for (Header header : record.headers().toArray()) {
      size += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return size;
  }

  /** Neighbouring records of one partition. */
  private static final class Run {
    final TopicPartition partition;
    final List<ConsumerRecord<byte[], byte[]>> records;
    final int end;
    int next;
    long bytes;

    Run(
        TopicPartition partition,
        List<ConsumerRecord<byte[], byte[]>> records,
        int next,
        int end,
        long bytes) {
      this.partition = partition;
      this.records = records;
      this.next = next;
      this.end = end;
      this.bytes = bytes;
    }

    /** Takes from the front what fits, at least one record. */
    Run split(int mostRows, long mostBytes) {
      int from = next;
      long size = 0;
      do {
        size += size(records.get(next++));
      } while (next < end && next - from < mostRows && size < mostBytes);
      bytes -= size;
      return new Run(partition, records, from, next, size);
    }
  }
}
