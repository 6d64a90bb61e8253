package dev.etlsdk.runtime;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The name of this process.
 *
 * @param id the name
 * @param stable whether it is the same after a restart and different in every process of a group
 */
record WorkerName(String id, boolean stable) {

  private static final Pattern ORDINAL = Pattern.compile(".+-\\d+");

  /** The host's name, which is stable in a pod of a StatefulSet. */
  static WorkerName ofHost(Map<String, String> environment) {
    String name = environment.getOrDefault("HOSTNAME", "");
    boolean kubernetes = environment.containsKey("KUBERNETES_SERVICE_HOST");
    if (!name.isBlank()) {
      return new WorkerName(name, kubernetes && ORDINAL.matcher(name).matches());
    }
    try {
      return new WorkerName(InetAddress.getLocalHost().getHostName(), false);
    } catch (UnknownHostException e) {
      return new WorkerName("worker", false);
    }
  }
}
