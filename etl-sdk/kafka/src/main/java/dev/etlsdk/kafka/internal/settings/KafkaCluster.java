package dev.etlsdk.kafka.internal.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A cluster, as its addresses name it: two that are written alike are one, whatever the addresses'
 * order, how often one is there, and upper or lower case, which names of hosts don't have.
 *
 * @param addresses each once, in lower case, sorted
 */
public record KafkaCluster(List<String> addresses) {

  /** The cluster at these addresses, separated by commas. */
  public static KafkaCluster of(String servers) {
    return new KafkaCluster(
        Arrays.stream(servers.split(",", -1))
            .map(address -> address.strip().toLowerCase(Locale.ROOT))
            .filter(address -> !address.isEmpty())
            .distinct()
            .sorted()
            .toList());
  }

  @Override
  public String toString() {
    return String.join(",", addresses);
  }
}
