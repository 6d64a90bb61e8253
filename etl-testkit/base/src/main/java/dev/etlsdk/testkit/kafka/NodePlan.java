package dev.etlsdk.testkit.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node of a cluster is, where it listens and where it keeps its data. A cluster has one
 * controller.
 *
 * @param role what it is
 * @param id its own, from 1
 * @param port for clients and other brokers; of no meaning to one that is a controller only
 * @param controller the id of the controller
 * @param controllerPort where the controller listens
 * @param behind the listener whose clients come through a proxy, if there is one
 * @param directory of its data
 */
record NodePlan(
    Role role,
    int id,
    int port,
    int controller,
    int controllerPort,
    @Nullable BehindProxy behind,
    Path directory) {

  /** What a node is. */
  enum Role {
    BROKER_AND_CONTROLLER("broker,controller"),
    BROKER("broker"),
    CONTROLLER("controller");

    private final String setting;

    Role(String setting) {
      this.setting = setting;
    }
  }

  /**
   * A second listener.
   *
   * @param port where the broker listens
   * @param advertised where the proxy does
   */
  record BehindProxy(int port, int advertised) {}

  /** A node that is alone. */
  static NodePlan single(
      int port, int controllerPort, @Nullable BehindProxy behind, Path directory) {
    return new NodePlan(Role.BROKER_AND_CONTROLLER, 1, port, 1, controllerPort, behind, directory);
  }

  /** A node that is a controller only. */
  static NodePlan controller(int id, int controllerPort, Path directory) {
    return new NodePlan(Role.CONTROLLER, id, 0, id, controllerPort, null, directory);
  }

  /** A broker under this node, which is a controller. */
  NodePlan broker(int brokerId, int brokerPort, @Nullable BehindProxy proxied, Path data) {
    return new NodePlan(Role.BROKER, brokerId, brokerPort, id, controllerPort, proxied, data);
  }

  String address() {
    return "localhost:" + port;
  }

  /**
   * The settings that say where this node is among all.
   *
   * @param brokers how many there are
   */
  Map<String, String> properties(int brokers) {
    String controlling = "CONTROLLER://localhost:" + controllerPort;
    Map<String, String> properties = new HashMap<>();
    properties.put("process.roles", role.setting);
    properties.put("node.id", String.valueOf(id));
    properties.put("controller.quorum.voters", controller + "@localhost:" + controllerPort);
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("log.dirs", directory.toString());
    properties.put(
        "listener.security.protocol.map",
        "BROKER:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.putAll(replication(brokers));
    if (role == Role.CONTROLLER) {
      properties.put("listeners", controlling);
      return properties;
    }
    String listeners = "BROKER://" + address();
    String advertised = listeners;
    if (behind != null) {
      listeners += ",PROXIED://localhost:" + behind.port;
      advertised += ",PROXIED://localhost:" + behind.advertised;
    }
    properties.put("listeners", role == Role.BROKER ? listeners : listeners + "," + controlling);
    properties.put("advertised.listeners", advertised);
    properties.put("inter.broker.listener.name", "BROKER");
    return properties;
  }

  /** Everything on all brokers; a write needs all but one. */
  private static Map<String, String> replication(int brokers) {
    String replicas = String.valueOf(brokers);
    String inSync = String.valueOf(Math.max(1, brokers - 1));
    return Map.of(
        "default.replication.factor", replicas,
        "min.insync.replicas", inSync,
        "offsets.topic.replication.factor", replicas,
        "transaction.state.log.replication.factor", replicas,
        "transaction.state.log.min.isr", inSync,
        "share.coordinator.state.topic.replication.factor", replicas,
        "share.coordinator.state.topic.min.isr", inSync);
  }
}
