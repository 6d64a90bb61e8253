package dev.etlsdk.testkit.kafka;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real Apache Kafka in KRaft mode within this JVM, on localhost, without security. Starting
 * takes about two seconds.
 *
 * <p>A broker that works with a temporary directory deletes it when it is closed, or at the latest
 * when the JVM ends in order. {@link #stop} and {@link #restart} keep port and data, so clients
 * meet an outage and nothing else. They may be called from any thread.
 */
public final class EmbeddedKafka extends ClientBackedBroker {

  private static final int START_ATTEMPTS = 5;

  private final KRaftNode node;
  private final DataDirectory directory;
  private final Thread closeAtExit = new Thread(this::close, "embedded-kafka-close");
  private boolean closed;

  private EmbeddedKafka(KRaftNode node, DataDirectory directory) {
    super(node.bootstrapServers());
    this.node = node;
    this.directory = directory;
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
    FreePorts ports = new FreePorts(new SecureRandom());
    for (int attempt = 1; ; attempt++) {
      DataDirectory directory = DataDirectory.open(options);
      int port = options.port() == 0 ? ports.next() : options.port();
      KRaftNode node =
          new KRaftNode(port, ports.next(), directory.path(), options.brokerProperties());
      try {
        node.format();
        node.start();
        EmbeddedKafka broker = new EmbeddedKafka(node, directory);
        Runtime.getRuntime().addShutdownHook(broker.closeAtExit);
        return broker;
      } catch (Exception failure) {
        directory.close();
        // Between finding a port and listening on it, somebody else may have taken it.
        if (attempt == START_ATTEMPTS || options.port() != 0 || !isPortTaken(failure)) {
          throw BrokerFailure.start(
                  "the embedded Kafka broker did not start on port "
                      + port
                      + ": "
                      + reason(failure))
              .cause(failure)
              .fix(
                  isPortTaken(failure)
                      ? "give another port, or none: then a free one is found"
                      : "correct the setting that the reason names, or give a directory of which no"
                          + " other broker has made use")
              .build();
        }
      }
    }
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
        directory.close();
      }
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(closeAtExit);
    } catch (IllegalStateException ending) {
      // The JVM is ending, and this may well be the hook itself.
    }
  }

  private static boolean isPortTaken(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause -> cause instanceof BindException);
  }

  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
  }

  /**
   * Where the broker keeps its files; a temporary one is deleted on closing, or when the JVM ends.
   */
  private record DataDirectory(Path path, boolean temporary) implements AutoCloseable {

    static DataDirectory open(EmbeddedKafkaOptions options) {
      try {
        return options.directory().isPresent()
            ? new DataDirectory(Files.createDirectories(options.directory().get()), false)
            : new DataDirectory(Files.createTempDirectory("etl-kafka-"), true);
      } catch (IOException failure) {
        throw BrokerFailure.start("cannot make a directory for the embedded Kafka broker's data")
            .cause(failure)
            .fix(
                "let withDirectory, or else the system property java.io.tmpdir, name a place that"
                    + " can be written to")
            .build();
      }
    }

    @Override
    public void close() {
      if (temporary) {
        delete();
      }
    }

    private void delete() {
      try (Stream<Path> walk = Files.walk(path)) {
        List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.deleteIfExists(file);
        }
      } catch (NoSuchFileException gone) {
        // Deleted already, which is what was wanted.
      } catch (IOException failure) {
        throw BrokerFailure.of("cannot delete the embedded Kafka broker's data in " + path)
            .cause(failure)
            .fix("delete it by hand, and see that nothing else works with that directory")
            .build();
      }
    }
  }
}
