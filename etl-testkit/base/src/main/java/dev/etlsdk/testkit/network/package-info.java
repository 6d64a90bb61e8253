/**
 * A network that a test can disturb: a proxy between a client and a server, which slows, holds or
 * cuts their connections.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.network.TcpProxy}. A Kafka client connects to the addresses
 * that its brokers advertise, so brokers have to know of their proxies: {@link
 * dev.etlsdk.testkit.kafka.EmbeddedKafkaOptions#withNetwork} sees to that.
 *
 * <pre>{@code
 * try (TcpProxy proxy = TcpProxy.to("localhost", 5432)) {
 *   connect("localhost:" + proxy.port());
 *   proxy.hold();
 *   …
 *   proxy.heal();
 * }
 * }</pre>
 */
@NullMarked
package dev.etlsdk.testkit.network;

import org.jspecify.annotations.NullMarked;
