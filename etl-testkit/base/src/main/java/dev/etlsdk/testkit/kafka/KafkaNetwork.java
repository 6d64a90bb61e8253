package dev.etlsdk.testkit.kafka;

import dev.etlsdk.testkit.network.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The network between clients and the brokers of this kit: a proxy before each broker, which the
 * broker advertises to those who come through it. Clients that begin at {@link #bootstrapServers}
 * stay on it; those that begin at the broker's own address, and the brokers among themselves,
 * aren't disturbed. Thread-safe.
 */
public final class KafkaNetwork {

  private final List<TcpProxy> links;

  KafkaNetwork(List<TcpProxy> links) {
    this.links = List.copyOf(links);
  }

  /** The address for clients that are to be on this network. */
  public String bootstrapServers() {
    return links.stream().map(link -> "localhost:" + link.port()).collect(Collectors.joining(","));
  }

  /**
   * The way to one broker.
   *
   * @param broker counted from 0
   */
  public TcpProxy link(int broker) {
    return links.get(broker);
  }

  /** Ends all connections and refuses new ones; see {@link TcpProxy#cut}. */
  public void cut() {
    links.forEach(TcpProxy::cut);
  }

  /** No byte comes through, and nobody is told; see {@link TcpProxy#hold}. */
  public void hold() {
    links.forEach(TcpProxy::hold);
  }

  /** Holds everything up that long, each way. */
  public void latency(Duration oneWay) {
    links.forEach(link -> link.latency(oneWay));
  }

  /** Lets no more bytes through than this, for each connection and direction. */
  public void limit(long bytesPerSecond) {
    links.forEach(link -> link.limit(bytesPerSecond));
  }

  /** Everything passes again, at full speed. */
  public void heal() {
    links.forEach(TcpProxy::heal);
  }

  void close() {
    links.forEach(TcpProxy::close);
  }
}
