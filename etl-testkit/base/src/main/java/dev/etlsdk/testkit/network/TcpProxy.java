package dev.etlsdk.testkit.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between clients and a server on this machine, on a free port, and passes bytes on until a
 * test disturbs it. Thread-safe.
 *
 * <p>What a real network does is shown by {@link #hold}: packets don't come through, and neither
 * side learns of it. {@link #cut} is what a host does that is there and whose server isn't.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int CONNECT_MILLIS = 5_000;

  private final ServerSocket listening;
  private final InetSocketAddress target;
  private final LinkState state = new LinkState();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private TcpProxy(ServerSocket listening, InetSocketAddress target) {
    this.listening = listening;
    this.target = target;
  }

  /**
   * A proxy before a server, which need not be there yet.
   *
   * @throws UncheckedIOException if no port can be listened on
   */
  public static TcpProxy to(String host, int port) {
    try {
      ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      TcpProxy proxy =
          new TcpProxy(listening, new InetSocketAddress(InetAddress.getByName(host), port));
      proxy.daemon("accepts", proxy::accept);
      return proxy;
    } catch (IOException failure) {
      throw new UncheckedIOException("no proxy can be made for " + host + ":" + port, failure);
    }
  }

  /** The port on localhost that stands for the server. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Ends all connections and, until it heals, each new one at once. */
  public void cut() {
    state.cut();
    endConnections();
  }

  /**
   * Until it heals, no byte comes through. Connections stay, and new ones come about in which
   * nothing is said.
   */
  public void hold() {
    state.hold();
  }

  /** Everything passes again, at full speed. */
  public void heal() {
    state.heal();
  }

  /** Holds each piece of at most 64 KiB up that long, in each direction, until it heals. */
  public void latency(Duration oneWay) {
    if (oneWay.isNegative()) {
      throw new IllegalArgumentException("latency: must not be negative, is " + oneWay);
    }
    state.latency(oneWay);
  }

  /** Lets no more bytes through than this, for each connection and direction, until it heals. */
  public void limit(long bytesPerSecond) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("limit: must be at least 1, is " + bytesPerSecond);
    }
    state.limit(bytesPerSecond);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (state.isCut()) {
          end(client);
        } else {
          daemon("connects", () -> connect(client));
        }
      } catch (IOException closed) {
        // By close(), or a connection that was gone before it was taken.
      }
    }
  }

  private void connect(Socket client) {
    Socket server = new Socket();
    open.add(client);
    open.add(server);
    try {
      server.connect(target, CONNECT_MILLIS);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      daemon("answers", () -> pump(server, client));
      pump(client, server);
    } catch (IOException unreachable) {
      end(client);
      end(server);
    }
  }

  /** Passes bytes on until one side ends, and then ends both. */
  private void pump(Socket from, Socket to) {
    try {
      try {
        copy(from, to);
      } catch (IOException ended) {
        // By a side, or by a cut.
      }
      // An end comes through no sooner than bytes do.
      state.pass(0);
    } catch (IOException cut) {
      // Which ends both sides.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      end(from);
      end(to);
    }
  }

  private void copy(Socket from, Socket to) throws IOException, InterruptedException {
    byte[] buffer = new byte[BUFFER_BYTES];
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      state.pass(count);
      out.write(buffer, 0, count);
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException gone) {
      // Which is what was wanted.
    }
  }

  private void endConnections() {
    Set.copyOf(open).forEach(this::end);
  }

  private void daemon(String does, Runnable work) {
    Thread thread = new Thread(work, "tcp-proxy-" + listening.getLocalPort() + "-" + does);
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends all connections, and listens no more. */
  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException gone) {
      // Which is what was wanted.
    }
    state.cut();
    endConnections();
  }

  @Override
  public String toString() {
    return "localhost:" + port() + " for " + Objects.toString(target);
  }
}
