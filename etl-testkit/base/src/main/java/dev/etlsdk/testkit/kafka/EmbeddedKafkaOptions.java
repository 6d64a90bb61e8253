package dev.etlsdk.testkit.kafka;

import dev.etlsdk.testkit.kafka.security.KafkaSecurity;
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
  private final @Nullable KafkaSecurity security;

  private EmbeddedKafkaOptions(
      int port,
      @Nullable Path directory,
      Map<String, String> brokerProperties,
      boolean network,
      @Nullable KafkaSecurity security) {
    this.port = port;
    this.directory = directory;
    this.brokerProperties = brokerProperties;
    this.network = network;
    this.security = security;
  }

  /**
   * A free port, a temporary directory that is deleted at the end, and no changed broker settings.
   */
  public static EmbeddedKafkaOptions defaults() {
    return new EmbeddedKafkaOptions(0, null, Map.of(), false, null);
  }

  /** Listens on this port of localhost; 0 takes a free one. */
  public EmbeddedKafkaOptions withPort(int newPort) {
    if (newPort < 0 || newPort > 65_535) {
      throw new IllegalArgumentException(
          "port: must be from 0 (any free one) to 65535, is " + newPort);
    }
    return new EmbeddedKafkaOptions(newPort, directory, brokerProperties, network, security);
  }

  /**
   * Keeps the data in this directory, and leaves it there at the end; a broker finds what an
   * earlier one left.
   */
  public EmbeddedKafkaOptions withDirectory(Path newDirectory) {
    return new EmbeddedKafkaOptions(port, newDirectory, brokerProperties, network, security);
  }

  /**
   * Sets a broker setting by its Kafka name, such as {@code message.max.bytes}; it wins over what
   * the kit sets.
   */
  public EmbeddedKafkaOptions withBrokerProperty(String name, String value) {
    Map<String, String> more = new TreeMap<>(brokerProperties);
    more.put(name, value);
    return new EmbeddedKafkaOptions(port, directory, Map.copyOf(more), network, security);
  }

  /** Gives the broker a second address, behind a network that tests can disturb. */
  public EmbeddedKafkaOptions withNetwork() {
    return new EmbeddedKafkaOptions(port, directory, brokerProperties, true, security);
  }

  /**
   * Opens a further address, {@link EmbeddedKafka#secured}, where clients are asked for this. Users
   * of SCRAM are written into a new data directory; one that an earlier broker left keeps its own.
   */
  public EmbeddedKafkaOptions withSecurity(KafkaSecurity newSecurity) {
    return new EmbeddedKafkaOptions(port, directory, brokerProperties, network, newSecurity);
  }

  /** The port to listen on; 0 for any free one. */
  public int port() {
    return port;
  }

  /** The directory to keep the data in; empty for a temporary one. */
  public Optional<Path> directory() {
    return Optional.ofNullable(directory);
  }

  /** What clients are asked for on a further address; empty if there is none. */
  public Optional<KafkaSecurity> security() {
    return Optional.ofNullable(security);
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
