package dev.etlsdk.testkit.kafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * One Kafka server in KRaft mode, broker and controller in one, in this JVM; it can be stopped and
 * started again.
 *
 * <p>Not safe for use by several threads at once.
 */
final class KRaftNode {

  private static final int NODE_ID = 1;

  private final int port;
  private final Path directory;
  private final Properties properties;
  private @Nullable KafkaRaftServer server;

  KRaftNode(int port, int controllerPort, Path directory, Map<String, String> overrides) {
    this.port = port;
    this.directory = directory;
    this.properties = properties(port, controllerPort, directory);
    this.properties.putAll(overrides);
  }

  String bootstrapServers() {
    return "localhost:" + port;
  }

  boolean isRunning() {
    return server != null;
  }

  /** Sets up the data directory, unless an earlier broker left its data there. */
  void format() throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName("CONTROLLER")
          // Without the list of features, the broker refuses the newer group protocol and
          // transactions.
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
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

  private static Properties properties(int port, int controllerPort, Path directory) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            String.valueOf(NODE_ID),
            "controller.quorum.voters",
            NODE_ID + "@localhost:" + controllerPort,
            "listeners",
            "BROKER://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
            "advertised.listeners",
            "BROKER://localhost:" + port,
            "listener.security.protocol.map",
            "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name",
            "BROKER",
            "controller.listener.names",
            "CONTROLLER",
            "log.dirs",
            directory.toString()));
    properties.putAll(SINGLE_NODE);
    properties.putAll(FOR_TESTS);
    return properties;
  }

  private static final Map<String, String> SINGLE_NODE =
      Map.of(
          "default.replication.factor", "1",
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1");

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
