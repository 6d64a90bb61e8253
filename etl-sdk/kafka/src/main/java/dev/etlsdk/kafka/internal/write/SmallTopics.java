package dev.etlsdk.kafka.internal.write;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Topics that take less at once than the producer's batches hold, and became known while a
 * transaction was open, in which the producer can't be made anew: for the rest of it no more is on
 * its way to them than they take. Used by the work thread.
 */
final class SmallTopics {

  /** More than a record adds to its key, value and headers, and a batch to its records. */
  private static final int OVERHEAD = 128;

  private final Map<String, Pending> pending = new HashMap<>();

  void add(String topic, long most) {
    pending.put(topic, new Pending(most));
  }

  void clear() {
    pending.clear();
  }

  /** Lets what was sent arrive before a record that would make a batch too large. */
  void beforeSending(ProducerRecord<byte[], byte[]> record, Runnable flush) {
    if (pending.isEmpty()) {
      return;
    }
    Pending topic = pending.get(record.topic());
    if (topic == null) {
      return;
    }
    long size = size(record);
    if (topic.bytes > 0 && topic.bytes + size > topic.most) {
      flush.run();
      pending.values().forEach(each -> each.bytes = 0);
    }
    topic.bytes += size;
  }

  @SuppressWarnings("NullAway") // key and value may be null, which the client doesn't say
  private static long size(ProducerRecord<byte[], byte[]> record) {
    long size = OVERHEAD;
    size += record.key() == null ? 0 : record.key().length;
    size += record.value() == null ? 0 : record.value().length;
    for (Header header : record.headers()) {
      size += 16 + 3L * header.key().length();
      size += header.value() == null ? 0 : header.value().length;
    }
    return size;
  }

  private static final class Pending {
    final long most;
    long bytes;

    Pending(long most) {
      this.most = most;
    }
  }
}
