package dev.etlsdk.testkit.network;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What a proxy does with bytes. Thread-safe. */
final class LinkState {

  private enum Mode {
    PASS,
    HOLD,
    CUT
  }

  private Mode mode = Mode.PASS;
  private Duration latency = Duration.ZERO;
  private long bytesPerSecond = Long.MAX_VALUE;

  synchronized void heal() {
    mode = Mode.PASS;
    latency = Duration.ZERO;
    bytesPerSecond = Long.MAX_VALUE;
    notifyAll();
  }

  synchronized void hold() {
    mode = Mode.HOLD;
  }

  synchronized void cut() {
    mode = Mode.CUT;
    notifyAll();
  }

  synchronized boolean isCut() {
    return mode == Mode.CUT;
  }

  synchronized void latency(Duration value) {
    latency = value;
  }

  synchronized void limit(long value) {
    bytesPerSecond = value;
  }

  /**
   * Returns when so many bytes may go on.
   *
   * @throws IOException if the network is cut
   */
  void pass(int bytes) throws IOException, InterruptedException {
    long until = System.nanoTime() + delayNanos(bytes);
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    synchronized (this) {
      while (mode == Mode.HOLD) {
        wait();
      }
      if (mode == Mode.CUT) {
        throw new IOException("the network is cut");
      }
    }
  }

  private synchronized long delayNanos(int bytes) {
    double transfer = (double) bytes / bytesPerSecond * Duration.ofSeconds(1).toNanos();
    return latency.toNanos() + (long) transfer;
  }
}
