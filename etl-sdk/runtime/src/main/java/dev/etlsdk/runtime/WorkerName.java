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

  /**
   * The end of a name that a StatefulSet gives. Names of a Deployment's pods end in five characters
   * that are made up, now and then digits only; five digits of an ordinal would be a set of ten
   * thousand pods.
   */
  private static final Pattern ORDINAL = Pattern.compile(".+-(0|[1-9]\\d{0,3})");

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
