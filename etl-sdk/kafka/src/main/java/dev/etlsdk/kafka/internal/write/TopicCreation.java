package dev.etlsdk.kafka.internal.write;

import java.util.Map;

/**
 * How to make a topic that is missing.
 *
 * @param partitions how many
 * @param replication how many brokers keep each
 * @param configs topic settings under Kafka's names
 */
public record TopicCreation(int partitions, int replication, Map<String, String> configs) {

  /** What asks for it, for messages about a topic that is missing. */
  public static final String HOW =
      "createTopic(partitions, replication), in an annotation or a worker's configuration with"
          + " createTopic: the keys <stream>.sink.create-topic, dead-letters.create-topic and"
          + " retry-topic.create-topic, as in partitions=4, replication=3";

  /** Checks the numbers, and copies what could change. */
  public TopicCreation {
    if (partitions < 1 || replication < 1 || replication > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "createTopic: at least 1 partition and 1 replica, not "
              + partitions
              + " and "
              + replication);
    }
    configs = Map.copyOf(configs);
  }
}
