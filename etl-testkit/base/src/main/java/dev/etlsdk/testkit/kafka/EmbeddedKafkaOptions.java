package dev.etlsdk.testkit.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link EmbeddedKafka}. Immutable: each {@code with…} returns a changed copy. */
public final class EmbeddedKafkaOptions {

  private final int port;
  private final @Nullable Path directory;
  private final Map<String, String> brokerProperties;
  private final boolean network;

  private EmbeddedKafkaOptions(
      int port, @Nullable Path directory, Map<String, String> brokerProperties, boolean network) {
    this.port = port;
    this.directory = directory;
    this.brokerProperties = brokerProperties;
    this.network = network;
  }

  /**
   * A free port, a temporary directory that is deleted at the end, and no changed broker settings.
   */
  public static EmbeddedKafkaOptions defaults() {
    return new EmbeddedKafkaOptions(0, null, Map.of(), false);
  }

  /** Listens on this port of localhost; 0 takes a free one. */
  public EmbeddedKafkaOptions withPort(int newPort) {
    if (newPort < 0 || newPort > 65_535) {
      throw new IllegalArgumentException(
          "port: must be from 0 (any free one) to 65535, is " + newPort);
    }
    return new EmbeddedKafkaOptions(newPort, directory, brokerProperties, network);
  }

  /**
   * Keeps the data in this directory, and leaves it there at the end; a broker finds what an
   * earlier one left.
   */
  public EmbeddedKafkaOptions withDirectory(Path newDirectory) {
    return new EmbeddedKafkaOptions(port, newDirectory, brokerProperties, network);
  }

  /**
   * Sets a broker setting by its Kafka name, such as {@code message.max.bytes}; it wins over what
   * the kit sets.
   */
  public EmbeddedKafkaOptions withBrokerProperty(String name, String value) {
    Map<String, String> more = new TreeMap<>(brokerProperties);
    more.put(name, value);
    return new EmbeddedKafkaOptions(port, directory, Map.copyOf(more), network);
  }

  /** Gives the broker a second address, behind a network that tests can disturb. */
  public EmbeddedKafkaOptions withNetwork() {
    return new EmbeddedKafkaOptions(port, directory, brokerProperties, true);
  }

  /** The port to listen on; 0 for any free one. */
  public int port() {
    return port;
  }

  /** The directory to keep the data in; empty for a temporary one. */
  public Optional<Path> directory() {
    return Optional.ofNullable(directory);
  }

  /** The changed broker settings by their Kafka names. */
  public Map<String, String> brokerProperties() {
    return brokerProperties;
  }

  /** Whether there is a network that tests can disturb. */
  public boolean network() {
    return network;
  }
}
