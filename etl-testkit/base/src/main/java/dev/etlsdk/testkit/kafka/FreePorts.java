package dev.etlsdk.testkit.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Finds ports that nobody listens on.
 *
 * <p>They lie below the ranges from which systems take ports for outgoing connections. Otherwise a
 * client that reconnects to a stopped broker could be given the broker's own port, connect to
 * itself, and keep the broker from coming back.
 */
final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int BEHIND_LAST = 32_000;
  private static final int ATTEMPTS = 200;

  private final RandomGenerator random;

  FreePorts(RandomGenerator random) {
    this.random = random;
  }

  int next() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = random.nextInt(FIRST, BEHIND_LAST);
      if (isFree(port)) {
        return port;
      }
    }
    throw BrokerFailure.start(
            "found no free port from "
                + FIRST
                + " to "
                + (BEHIND_LAST - 1)
                + " in "
                + ATTEMPTS
                + " attempts")
        .fix("close what holds them, or set the port by EmbeddedKafkaOptions.withPort")
        .build();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
