package dev.etlsdk.testkit.kafka;

import dev.etlsdk.testkit.kafka.internal.security.SecuredListener;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka server in KRaft mode, broker, controller or both, in this JVM; it can be stopped and
 * started again.
 *
 * <p>Not safe for use by several threads at once.
 */
final class KRaftNode {

  private final NodePlan plan;
  private final Properties properties = new Properties();
  private final List<String> scramUsers;
  private @Nullable KafkaRaftServer server;

  /** A node that is alone. */
  KRaftNode(NodePlan plan, @Nullable SecuredListener secured, Map<String, String> overrides) {
    this(plan, 1, secured, overrides);
  }

  /** A node of a cluster with so many brokers. */
  KRaftNode(NodePlan plan, int brokers, Map<String, String> overrides) {
    this(plan, brokers, null, overrides);
  }

  private KRaftNode(
      NodePlan plan,
      int brokers,
      @Nullable SecuredListener secured,
      Map<String, String> overrides) {
    this.plan = plan;
    this.scramUsers = secured == null ? List.of() : secured.scramUsers();
    this.properties.putAll(plan.properties(brokers));
    this.properties.putAll(FOR_TESTS);
    if (secured != null) {
      secure(properties, secured);
    }
    this.properties.putAll(overrides);
  }

  String bootstrapServers() {
    return plan.address();
  }

  boolean isRunning() {
    return server != null;
  }

  /** Sets up the data directory of a node that is alone. */
  void format() throws Exception {
    format(Uuid.randomUuid().toString());
  }

  /**
   * Sets up the data directory, unless an earlier broker left its data there.
   *
   * @param cluster the id that all nodes share
   */
  void format(String cluster) throws Exception {
    Path directory = plan.directory();
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setNodeId(plan.id())
          .setClusterId(cluster)
          .setControllerListenerName("CONTROLLER")
          // Without the list of features, the broker refuses the newer group protocol and
          // transactions.
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setScramArguments(scramUsers)
          .setPrintStream(nowhere)
          .run();
    }
  }

  void start() {
    KafkaRaftServer starting =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    try {
      starting.startup();
    } catch (RuntimeException | Error failure) {
      starting.shutdown();
      throw failure;
    }
    server = starting;
  }

  void stop() {
    KafkaRaftServer running = server;
    if (running != null) {
      server = null;
      running.shutdown();
      running.awaitShutdown();
    }
  }

  private static void secure(Properties properties, SecuredListener secured) {
    append(properties, "listeners", secured.address());
    append(properties, "advertised.listeners", secured.address());
    append(
        properties,
        "listener.security.protocol.map",
        SecuredListener.NAME + ":" + secured.protocol());
    properties.putAll(secured.brokerProperties());
  }

  private static void append(Properties properties, String name, String more) {
    properties.merge(name, more, (all, one) -> all + "," + one);
  }

  private static final Map<String, String> FOR_TESTS =
      Map.ofEntries(
          // A missing topic has to be missing, not made by whoever asks for it.
          Map.entry("auto.create.topics.enable", "false"),
          // Otherwise the first poll of every group takes 3 s.
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          // Tests of lost members want short sessions.
          Map.entry("group.min.session.timeout.ms", "100"),
          Map.entry("group.consumer.min.session.timeout.ms", "100"),
          Map.entry("group.consumer.min.heartbeat.interval.ms", "50"),
          // Tests of producers that are gone want the brokers to give their transactions up in
          // time.
          Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"),
          // On a busy machine the only broker may miss heartbeats for longer than the usual 9 s. It
          // would be fenced then, and its partitions be without a leader.
          Map.entry("broker.session.timeout.ms", "60000"),
          // Records with timestamps of years ago stay.
          Map.entry("log.retention.ms", "-1"),
          // Each partition costs files and start-up time, the cleaner's default buffer 128 MB of
          // heap.
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.num.partitions", "4"),
          Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
          Map.entry("log.index.size.max.bytes", "1048576"));
}
