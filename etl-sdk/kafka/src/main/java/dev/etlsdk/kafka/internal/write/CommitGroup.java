package dev.etlsdk.kafka.internal.write;

import dev.etlsdk.kafka.internal.settings.KafkaCluster;
import java.util.Map;

/**
 * Sinks whose writers share a task's producer, and so its transaction: those with the same brokers
 * and properties.
 */
record CommitGroup(KafkaCluster cluster, Map<String, String> properties) {

  /** No properties, as some of them are secret. */
  @Override
  public String toString() {
    return "kafka on " + cluster;
  }
}
