package dev.etlsdk.kafka.internal.settings;

import java.util.Arrays;
import java.util.List;

/**
 * A cluster, as its addresses name it: two that are written alike are one, whatever their order.
 *
 * @param addresses sorted
 */
public record KafkaCluster(List<String> addresses) {

  /** The cluster at these addresses, separated by commas. */
  public static KafkaCluster of(String servers) {
    return new KafkaCluster(
        Arrays.stream(servers.split(",", -1)).map(String::strip).sorted().toList());
  }

  @Override
  public String toString() {
    return String.join(",", addresses);
  }
}
