package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.redrive.RetryHeaders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds back the records of retry topics until their time has come: their partition is paused at
 * the first of them, so that nothing of it is read meanwhile or committed. Used by the poll thread.
 */
final class WaitingRecords {

  private final Consumer<byte[], byte[]> consumer;
  private final Set<String> topics;
  private final Clock clock;
  private final Map<TopicPartition, Long> until = new HashMap<>();

  WaitingRecords(Consumer<byte[], byte[]> consumer, Set<String> topics, Clock clock) {
    this.consumer = consumer;
    this.topics = topics;
    this.clock = clock;
  }

  /**
   * How many of the first records of a list may be given now; the partition is left standing at the
   * next one.
   */
  int ready(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, int count) {
    if (!topics.contains(partition.topic())) {
      return count;
    }
    long now = clock.millis();
    for (int i = 0; i < count; i++) {
      long notBefore = notBefore(records.get(i));
      if (notBefore > now) {
        consumer.seek(partition, records.get(i).offset());
        consumer.pause(List.of(partition));
        until.put(partition, notBefore);
        return i;
      }
    }
    return count;
  }

  private static long notBefore(ConsumerRecord<byte[], byte[]> record) {
    List<Header> headers = new ArrayList<>();
    for (org.apache.kafka.common.header.Header header : record.headers()) {
      headers.add(new Header(header.key(), header.value()));
    }
    return RetryHeaders.notBefore(headers);
  }

  /** Lets partitions stand that still wait, after all were told to go on. */
  void pause() {
    consumer.pause(until.keySet());
  }

  /** Partitions are another reader's now. */
  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(until::remove);
  }

  /** Goes on with partitions whose time has come. */
  void resume() {
    if (until.isEmpty()) {
      return;
    }
    long now = clock.millis();
    Iterator<Map.Entry<TopicPartition, Long>> each = until.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<TopicPartition, Long> waiting = each.next();
      if (waiting.getValue() <= now) {
        consumer.resume(List.of(waiting.getKey()));
        each.remove();
      }
    }
  }
}
