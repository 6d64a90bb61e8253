package dev.etlsdk.kafka.internal.read;

import dev.etlsdk.api.source.Split;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions as splits: the id is the topic, a hyphen and the partition, as Kafka's own tools write
 * it.
 */
final class Splits {

  private static final String END_PROPERTY = "end";

  private Splits() {}

  static String id(TopicPartition partition) {
    return partition.topic() + "-" + partition.partition();
  }

  static List<Split> of(Collection<TopicPartition> partitions) {
    return partitions.stream().map(partition -> Split.of(id(partition))).toList();
  }

  /** Splits of a bounded source, which say where they end. */
  static List<Split> of(List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
    return partitions.stream()
        .map(
            partition ->
                new Split(
                    id(partition),
                    Map.of(END_PROPERTY, Long.toString(ends.getOrDefault(partition, 0L)))))
        .toList();
  }

  /** Where the splits of a bounded source end. */
  static Map<TopicPartition, Long> ends(List<Split> splits) {
    return splits.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                split -> partition(split.id()),
                split -> Long.parseLong(split.properties().getOrDefault(END_PROPERTY, "0"))));
  }

  /** The reverse of {@link #id}: a topic's name may hold hyphens itself, so the last one counts. */
  static TopicPartition partition(String id) {
    int hyphen = id.lastIndexOf('-');
    if (hyphen < 1) {
      throw new IllegalArgumentException(
          "'" + id + "' isn't the id of a Kafka split; expected topic-partition");
    }
    return new TopicPartition(id.substring(0, hyphen), Integer.parseInt(id.substring(hyphen + 1)));
  }
}
