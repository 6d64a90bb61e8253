package dev.etlsdk.testkit.kafka;

import dev.etlsdk.testkit.await.Await;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Three real brokers in this JVM, and a controller, which stays. Every partition, those of Kafka's
 * own topics included, has a replica on each broker, and a write needs two of them: one broker can
 * be away, and nothing is lost or stands still. Starting takes some seconds.
 *
 * <p>Brokers are counted from 0. They may be stopped and restarted from any thread.
 */
public final class EmbeddedKafkaCluster extends ClientBackedBroker {

  /** How many brokers there are. */
  public static final int BROKERS = 3;

  private static final int CONTROLLER = BROKERS + 1;
  private static final int START_ATTEMPTS = 5;

  /**
   * A controller takes a broker's next life for a second broker of its id until the session of the
   * last one has ended.
   */
  private static final Map<String, String> SHORT_SESSIONS =
      Map.of("broker.session.timeout.ms", "6000", "broker.heartbeat.interval.ms", "1000");

  private static final Duration CATCH_UP = Duration.ofMinutes(1);

  private final KRaftNode controller;
  private final List<KRaftNode> brokers;
  private final List<DataDirectory> directories;
  private final @Nullable KafkaNetwork network;
  private final Thread closeAtExit = new Thread(this::close, "embedded-kafka-cluster-close");
  private boolean closed;

  private EmbeddedKafkaCluster(Parts parts) {
    super(parts.brokers.stream().map(KRaftNode::bootstrapServers).collect(Collectors.joining(",")));
    this.controller = parts.controller;
    this.brokers = parts.brokers;
    this.directories = parts.directories;
    this.network =
        parts.links.isEmpty()
            ? null
            : new KafkaNetwork(parts.links.stream().map(BrokerLink::proxy).toList());
  }

  /** Starts a cluster with default settings. */
  public static EmbeddedKafkaCluster start() {
    return start(EmbeddedKafkaOptions.defaults());
  }

  /**
   * Starts a cluster.
   *
   * @param options port and directory stay at their defaults
   * @throws dev.etlsdk.api.error.EtlException when it does not start; the message holds the reason
   */
  public static EmbeddedKafkaCluster start(EmbeddedKafkaOptions options) {
    if (options.port() != 0 || options.directory().isPresent()) {
      throw new IllegalArgumentException(
          "options: three brokers can't share a port or a directory; leave them at their defaults");
    }
    QuietLogging.apply();
    for (int attempt = 1; ; attempt++) {
      Parts parts = Parts.create(options);
      try {
        parts.start();
        EmbeddedKafkaCluster cluster = new EmbeddedKafkaCluster(parts);
        Runtime.getRuntime().addShutdownHook(cluster.closeAtExit);
        return cluster;
      } catch (Exception failure) {
        parts.discard();
        if (attempt == START_ATTEMPTS || !EmbeddedKafka.isPortTaken(failure)) {
          throw BrokerFailure.start(
                  "the cluster of embedded Kafka brokers did not start: "
                      + EmbeddedKafka.reason(failure))
              .cause(failure)
              .fix("correct the setting that the reason names")
              .build();
        }
      }
    }
  }

  /** What a cluster is made of, before it is one. */
  private record Parts(
      KRaftNode controller,
      List<KRaftNode> brokers,
      List<DataDirectory> directories,
      List<BrokerLink> links) {

    static Parts create(EmbeddedKafkaOptions options) {
      FreePorts ports = new FreePorts(new SecureRandom());
      Map<String, String> properties = new HashMap<>(SHORT_SESSIONS);
      properties.putAll(options.brokerProperties());
      List<KRaftNode> brokers = new ArrayList<>();
      List<DataDirectory> directories = new ArrayList<>();
      List<BrokerLink> links = new ArrayList<>();
      DataDirectory ofController = DataDirectory.open(options);
      directories.add(ofController);
      NodePlan controller = NodePlan.controller(CONTROLLER, ports.next(), ofController.path());
      for (int id = 1; id <= BROKERS; id++) {
        DataDirectory directory = DataDirectory.open(options);
        directories.add(directory);
        NodePlan.BehindProxy behind = null;
        if (options.network()) {
          BrokerLink link = BrokerLink.open(ports);
          links.add(link);
          behind = link.listener();
        }
        NodePlan broker = controller.broker(id, ports.next(), behind, directory.path());
        brokers.add(new KRaftNode(broker, BROKERS, properties));
      }
      return new Parts(new KRaftNode(controller, BROKERS, properties), brokers, directories, links);
    }

    void start() throws Exception {
      String cluster = Uuid.randomUuid().toString();
      controller.format(cluster);
      for (KRaftNode broker : brokers) {
        broker.format(cluster);
      }
      controller.start();
      try {
        together(brokers, KRaftNode::start);
      } catch (CompletionException failure) {
        throw failure.getCause() instanceof Exception cause ? cause : failure;
      }
    }

    void discard() {
      together(brokers, KRaftNode::stop);
      controller.stop();
      links.forEach(link -> link.proxy().close());
      directories.forEach(DataDirectory::close);
    }
  }

  private static void together(List<KRaftNode> nodes, Consumer<KRaftNode> action) {
    List<CompletableFuture<Void>> all =
        nodes.stream()
            .map(
                node ->
                    CompletableFuture.runAsync(
                        () -> action.accept(node), EmbeddedKafkaCluster::run))
            .toList();
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "embedded-kafka-cluster");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The network to clients that begin at its address.
   *
   * @throws IllegalStateException if the cluster was started without {@link
   *     EmbeddedKafkaOptions#withNetwork}
   */
  public KafkaNetwork network() {
    if (network == null) {
      throw new IllegalStateException(
          "The cluster has no network to disturb: start it with"
              + " EmbeddedKafkaOptions.withNetwork().");
    }
    return network;
  }

  /** Stops a broker in order: it hands its partitions over. Does nothing when it is stopped. */
  public void stop(int broker) {
    KRaftNode node = brokers.get(broker);
    synchronized (node) {
      node.stop();
    }
  }

  /**
   * Starts a stopped broker on the same port with the same data, and waits until it has caught up,
   * so that another one may be stopped. Takes up to ten seconds: the controller waits until the
   * broker's last session has ended.
   */
  public void restart(int broker) {
    KRaftNode node = brokers.get(broker);
    synchronized (node) {
      if (closed) {
        throw new IllegalStateException("The cluster is closed and its data is gone.");
      }
      if (!node.isRunning()) {
        node.start();
      }
    }
    Await.until("all replicas have caught up", CATCH_UP, admin()::outOfSync, List::isEmpty);
  }

  /** Stops all brokers and deletes their data. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Runtime.getRuntime().removeShutdownHook(closeAtExit);
    } catch (IllegalStateException ending) {
      // The JVM is ending, and this may well be the hook itself.
    }
    super.close();
    try {
      together(brokers, KRaftNode::stop);
      controller.stop();
    } finally {
      directories.forEach(DataDirectory::close);
      if (network != null) {
        network.close();
      }
    }
  }
}
