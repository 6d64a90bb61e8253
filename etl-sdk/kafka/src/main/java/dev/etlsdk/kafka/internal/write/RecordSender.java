package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.kafka.internal.write.TopicTargets.Target;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Hands staged rows and tombstones to the producer, in the order of the source records they came
 * from.
 */
final class RecordSender {

  private final ProducerLane producer;
  private final String single;

  /** Neighbouring records often have one timestamp: the same object serves them. */
  private Long lastTimestamp = -1L;

  /**
   * Sends records.
   *
   * @param single the topic of all records, or empty if each row has its own
   */
  RecordSender(ProducerLane producer, String single) {
    this.producer = producer;
    this.single = single;
  }

  void send(StagedRows staged, BitSet withheld) {
    int[] tombstones = staged.tombstones();
    int nextTombstone = 0;
    int rows = staged.rows();
    // Behind the rows, which end there, stand the tombstones.
    for (int row = withheld.nextClearBit(0); row < rows; row = withheld.nextClearBit(row + 1)) {
      int ordinal = staged.ordinal(row);
      while (nextTombstone < tombstones.length && tombstones[nextTombstone] <= ordinal) {
        sendTombstone(staged, nextTombstone++, withheld);
      }
      sendRow(staged, row, ordinal);
    }
    while (nextTombstone < tombstones.length) {
      sendTombstone(staged, nextTombstone++, withheld);
    }
  }

  private void sendRow(StagedRows staged, int row, int ordinal) {
    send(
        topic(staged, row),
        staged,
        ordinal,
        staged.key(row),
        staged.values().copy(row),
        staged.headers(row));
  }

  private void sendTombstone(StagedRows staged, int number, BitSet withheld) {
    if (!withheld.get(staged.rows() + number)) {
      int ordinal = staged.tombstones()[number];
      byte[] key = staged.carriedKey(ordinal);
      send(single, staged, ordinal, key, null, staged.carriedHeaders(ordinal));
    }
  }

  private String topic(StagedRows staged, int row) {
    if (!single.isEmpty()) {
      return single;
    }
    Target target = staged.target(row);
    if (target == null) {
      throw new IllegalStateException("row " + row + " has no topic, and should be withheld");
    }
    return target.info().name();
  }

  @SuppressWarnings("NullAway") // the client takes null for each of these
  private void send(
      String topic,
      StagedRows staged,
      int ordinal,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Header[] headers) {
    int partition = staged.carriedPartition(ordinal);
    producer.send(
        new ProducerRecord<>(
            topic,
            partition < 0 ? null : partition,
            timestamp(staged.carriedTimestamp(ordinal)),
            key,
            value,
            headers.length == 0 ? null : Arrays.asList(headers)));
  }

  private @Nullable Long timestamp(long timestamp) {
    if (timestamp < 0) {
      return null;
    }
    if (lastTimestamp != timestamp) {
      lastTimestamp = timestamp;
    }
    return lastTimestamp;
  }
}
