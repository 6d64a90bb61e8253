package dev.etlsdk.testkit.kafka;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.testkit.kafka.internal.security.SecuredListener;
import dev.etlsdk.testkit.kafka.security.KafkaResource;
import dev.etlsdk.testkit.kafka.security.SecuredKafka;
import java.net.BindException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real Apache Kafka in KRaft mode within this JVM, on localhost; without security, unless
 * {@link EmbeddedKafkaOptions#withSecurity} asks for a further address that has it. Starting takes
 * about two seconds.
 *
 * <p>A broker that works with a temporary directory deletes it when it is closed, or at the latest
 * when the JVM ends in order. {@link #stop} and {@link #restart} keep port and data, so clients
 * meet an outage and nothing else. They may be called from any thread.
 */
public final class EmbeddedKafka extends ClientBackedBroker {

  private static final int START_ATTEMPTS = 5;

  private final KRaftNode node;
  private final DataDirectory directory;
  private final @Nullable KafkaNetwork network;
  private final @Nullable SecuredListener secured;
  private final Thread closeAtExit = new Thread(this::close, "embedded-kafka-close");
  private boolean closed;

  private EmbeddedKafka(
      KRaftNode node,
      DataDirectory directory,
      @Nullable KafkaNetwork network,
      @Nullable SecuredListener secured) {
    super(node.bootstrapServers());
    this.node = node;
    this.directory = directory;
    this.network = network;
    this.secured = secured;
  }

  /** Starts a broker with default settings. */
  public static EmbeddedKafka start() {
    return start(EmbeddedKafkaOptions.defaults());
  }

  /**
   * Starts a broker.
   *
   * @throws dev.etlsdk.api.error.EtlException when it does not start; the message holds the reason,
   *     such as a port in use or an unknown value
   */
  public static EmbeddedKafka start(EmbeddedKafkaOptions options) {
    QuietLogging.apply();
    SecuredListener secured = options.security().map(SecuredListener::create).orElse(null);
    try {
      return start(options, secured);
    } catch (RuntimeException failure) {
      close(secured);
      throw failure;
    }
  }

  private static EmbeddedKafka start(
      EmbeddedKafkaOptions options, @Nullable SecuredListener secured) {
    FreePorts ports = new FreePorts(new SecureRandom());
    for (int attempt = 1; ; attempt++) {
      DataDirectory directory = DataDirectory.open(options);
      int port = options.port() == 0 ? ports.next() : options.port();
      BrokerLink link = options.network() ? BrokerLink.open(ports) : null;
      NodePlan plan =
          NodePlan.single(
              port, ports.next(), link == null ? null : link.listener(), directory.path());
      KRaftNode node =
          new KRaftNode(
              plan, secured == null ? null : secured.on(ports.next()), options.brokerProperties());
      try {
        node.format();
        node.start();
        EmbeddedKafka broker =
            new EmbeddedKafka(
                node,
                directory,
                link == null ? null : new KafkaNetwork(List.of(link.proxy())),
                secured);
        Runtime.getRuntime().addShutdownHook(broker.closeAtExit);
        return broker;
      } catch (Exception failure) {
        directory.close();
        if (link != null) {
          link.proxy().close();
        }
        // Between finding a port and listening on it, somebody else may have taken it.
        if (attempt == START_ATTEMPTS || options.port() != 0 || !isPortTaken(failure)) {
          throw notStarted(port, failure);
        }
      }
    }
  }

  private static EtlException notStarted(int port, Exception failure) {
    return BrokerFailure.start(
            "the embedded Kafka broker did not start on port " + port + ": " + reason(failure))
        .cause(failure)
        .fix(
            isPortTaken(failure)
                ? "give another port, or none: then a free one is found"
                : "correct the setting that the reason names, or give a directory of which no"
                    + " other broker has made use")
        .build();
  }

  /**
   * The network to clients that begin at its address.
   *
   * @throws IllegalStateException if the broker was started without {@link
   *     EmbeddedKafkaOptions#withNetwork}
   */
  public KafkaNetwork network() {
    if (network == null) {
      throw new IllegalStateException(
          "The broker has no network to disturb: start it with EmbeddedKafkaOptions.withNetwork().");
    }
    return network;
  }

  /**
   * The address where clients are asked for what {@link EmbeddedKafkaOptions#withSecurity} says.
   *
   * @throws IllegalStateException if the broker was started without
   */
  public SecuredKafka secured() {
    if (secured == null) {
      throw new IllegalStateException(
          "The embedded Kafka broker has no secured address. Start it with"
              + " EmbeddedKafkaOptions.withSecurity(…).");
    }
    return secured;
  }

  /**
   * Lets a user do something; without effect unless the broker was started with {@link
   * dev.etlsdk.testkit.kafka.security.KafkaSecurity#withAuthorization}.
   *
   * @param name of the resource; one that ends in {@code *} stands for all that begin so
   * @param operations under Kafka's names, such as {@code READ}, {@code WRITE}, {@code
   *     DESCRIBE_CONFIGS}
   */
  public void allow(String user, KafkaResource kind, String name, String... operations) {
    admin().allow(user, kind.name(), name, List.of(operations));
  }

  /** Whether the broker is up, that is neither stopped nor closed. */
  public synchronized boolean isRunning() {
    return node.isRunning();
  }

  /**
   * Stops the broker in order and keeps its data; returns when the port is free. Does nothing when
   * it is stopped.
   */
  public synchronized void stop() {
    node.stop();
  }

  /**
   * Starts a stopped broker again on the same port with the same data. Does nothing when it runs.
   */
  public synchronized void restart() {
    if (closed) {
      throw new IllegalStateException(
          "The embedded Kafka broker is closed and its data is gone. Start a new one.");
    }
    if (!node.isRunning()) {
      node.start();
    }
  }

  /** Where it keeps its data. */
  Path directory() {
    return directory.path();
  }

  /** Stops the broker and deletes its data, if the directory was a temporary one. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      forgetExit();
      super.close();
      try {
        node.stop();
      } finally {
        close(secured);
        directory.close();
        if (network != null) {
          network.close();
        }
      }
    }
  }

  private static void close(@Nullable SecuredListener secured) {
    if (secured != null) {
      secured.close();
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(closeAtExit);
    } catch (IllegalStateException ending) {
      // The JVM is ending, and this may well be the hook itself.
    }
  }

  static boolean isPortTaken(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause -> cause instanceof BindException);
  }

  static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
  }
}
