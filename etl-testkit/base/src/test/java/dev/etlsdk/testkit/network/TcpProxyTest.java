package dev.etlsdk.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpProxyTest {

  private static final int SILENCE_MILLIS = 200;

  private ServerSocket server;
  private TcpProxy proxy;
  private Socket client;
  private volatile Socket accepted;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread echoing = new Thread(this::echo);
    echoing.setDaemon(true);
    echoing.start();
    proxy = TcpProxy.to("localhost", server.getLocalPort());
    client = connect();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    proxy.close();
    server.close();
  }

  private void echo() {
    while (true) {
      try {
        Socket next = server.accept();
        accepted = next;
        Thread thread =
            new Thread(
                () -> {
                  try (next) {
                    next.getInputStream().transferTo(next.getOutputStream());
                  } catch (IOException ended) {
                    // By a test.
                  }
                });
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static void assertAnswers(Socket socket) throws IOException {
    socket.setSoTimeout(0);
    socket.getOutputStream().write(7);
    assertThat(socket.getInputStream().read()).isEqualTo(7);
  }

  @Test
  void passesBytesBothWays() throws IOException {
    assertAnswers(client);
    assertAnswers(client);
  }

  @Test
  void heldBytesComeThroughWhenItHeals() throws IOException {
    assertAnswers(client);
    proxy.hold();
    client.getOutputStream().write(8);
    client.setSoTimeout(SILENCE_MILLIS);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    proxy.heal();
    client.setSoTimeout(0);
    assertThat(client.getInputStream().read()).isEqualTo(8);
  }

  /** A host that is gone can't say so. */
  @Test
  void whileItIsHeldAnEndIsNotToldEither() throws IOException {
    assertAnswers(client);
    proxy.hold();
    server.close();
    accepted.close();
    client.setSoTimeout(SILENCE_MILLIS);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    proxy.heal();
    client.setSoTimeout(0);
    assertThat(isOver(client)).isTrue();
  }

  @Test
  void aCutEndsConnectionsAndRefusesNewOnes() throws IOException {
    assertAnswers(client);
    proxy.cut();
    assertThat(isOver(client)).isTrue();
    try (Socket refused = connect()) {
      assertThat(isOver(refused)).isTrue();
    }
    proxy.heal();
    try (Socket again = connect()) {
      assertAnswers(again);
    }
  }

  private static boolean isOver(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void latencyCountsEachWay() throws IOException {
    assertAnswers(client);
    proxy.latency(Duration.ofMillis(150));
    long begun = System.nanoTime();
    assertAnswers(client);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void aLimitSlowsBytesDown() throws IOException {
    proxy.limit(10_000);
    long begun = System.nanoTime();
    client.getOutputStream().write(new byte[5_000]);
    client.getInputStream().readNBytes(5_000);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
  }
}
