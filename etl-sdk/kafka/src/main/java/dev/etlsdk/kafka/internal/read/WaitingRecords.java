package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.redrive.RetryHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds back the records of retry topics until their time has come: their partition is paused at
 * the first of them, so that nothing of it is read meanwhile or committed. Used by the poll thread.
 */
final class WaitingRecords {

  private static final Logger LOG = LoggerFactory.getLogger(WaitingRecords.class);
  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration LOOK_LIMIT = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Set<String> topics;
  private final Clock clock;
  private final Map<TopicPartition, Long> until = new HashMap<>();
  private Map<TopicPartition, Long> ends = Map.of();
  private long endsSeenAt = System.nanoTime();

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

  /** Whether a partition stands before a record whose time hasn't come. */
  boolean holds(TopicPartition partition) {
    return until.containsKey(partition);
  }

  /** Partitions are another reader's now. */
  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(until::remove);
  }

  /**
   * How far a partition is from its end: of one that stands still the client learns nothing new.
   * Asks the brokers now and then.
   *
   * @param known as far as the client knows
   * @param next where reading goes on
   */
  OptionalLong behind(TopicPartition partition, OptionalLong known, long next) {
    if (!until.containsKey(partition)) {
      return known;
    }
    if (System.nanoTime() - endsSeenAt >= LOOK_NANOS) {
      lookForEnds();
    }
    Long end = ends.get(partition);
    return end == null ? known : OptionalLong.of(Math.max(known.orElse(0), end - next));
  }

  private void lookForEnds() {
    endsSeenAt = System.nanoTime();
    Set<TopicPartition> here = Set.copyOf(until.keySet());
    try {
      ends = Wakeups.ignoring(() -> consumer.endOffsets(here, LOOK_LIMIT));
    } catch (RetriableException later) {
      LOG.debug("the ends of {} aren't known yet", here, later);
    }
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
