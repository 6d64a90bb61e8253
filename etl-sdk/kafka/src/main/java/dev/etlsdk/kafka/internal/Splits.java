package dev.etlsdk.kafka.internal;

import dev.etlsdk.api.source.Split;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions as splits: the id is the topic, a hyphen and the partition, as Kafka's own tools write
 * it.
 */
final class Splits {

  private Splits() {}

  static String id(TopicPartition partition) {
    return partition.topic() + "-" + partition.partition();
  }

  static List<Split> of(Collection<TopicPartition> partitions) {
    return partitions.stream().map(partition -> Split.of(id(partition))).toList();
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
