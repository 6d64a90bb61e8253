package dev.etlsdk.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a source begins in a partition for which its group has never committed an offset. Where one
 * was committed, reading always goes on there. Immutable.
 *
 * <p>It is applied to the partitions that exist when the group begins to read a topic, and the
 * result is committed at once. A partition that is added later is read from its first record,
 * whatever stands here: nothing that arrived in it between its creation and its discovery is passed
 * over.
 */
public sealed interface KafkaStart {

  /** At the first record that is there. The default. */
  static KafkaStart earliest() {
    return new Earliest();
  }

  /** Behind the last record that is there. */
  static KafkaStart latest() {
    return new Latest();
  }

  /**
   * At the first record with this timestamp or a later one; behind the last record where there is
   * none.
   */
  static KafkaStart at(Instant time) {
    return new AtTime(time);
  }

  /** At explicit offsets; partitions that aren't named are read from their first record. */
  static AtOffsets offset(String topic, int partition, long offset) {
    return new AtOffsets(Map.of()).and(topic, partition, offset);
  }

  /** See {@link KafkaStart#earliest()}. */
  record Earliest() implements KafkaStart {
    @Override
    public String toString() {
      return "earliest";
    }
  }

  /** See {@link KafkaStart#latest()}. */
  record Latest() implements KafkaStart {
    @Override
    public String toString() {
      return "latest";
    }
  }

  /**
   * See {@link KafkaStart#at(Instant)}.
   *
   * @param time the earliest timestamp, in milliseconds
   */
  record AtTime(Instant time) implements KafkaStart {
    @Override
    public String toString() {
      return time.toString();
    }
  }

  /**
   * See {@link KafkaStart#offset(String, int, long)}.
   *
   * @param offsets the next offset to read, by topic and partition
   */
  record AtOffsets(Map<String, Map<Integer, Long>> offsets) implements KafkaStart {

    public AtOffsets {
      Map<String, Map<Integer, Long>> copy = new TreeMap<>();
      offsets.forEach((topic, byPartition) -> copy.put(topic, Map.copyOf(byPartition)));
      offsets = Map.copyOf(copy);
    }

    /** These offsets and one more. */
    public AtOffsets and(String topic, int partition, long offset) {
      if (partition < 0 || offset < 0) {
        throw new IllegalArgumentException(
            "partition and offset: at least 0, not "
                + partition
                + " and "
                + offset
                + " for topic '"
                + topic
                + "'");
      }
      Map<String, Map<Integer, Long>> more = new TreeMap<>(offsets);
      Map<Integer, Long> byPartition = new TreeMap<>(more.getOrDefault(topic, Map.of()));
      byPartition.put(partition, offset);
      more.put(topic, byPartition);
      return new AtOffsets(more);
    }

    @Override
    public String toString() {
      return "offsets " + offsets;
    }
  }
}
