package dev.etlsdk.testkit.faults;

import dev.etlsdk.testkit.guarantee.DeliveryRun;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Publishes records all the time, on a thread of its own, until it is closed. */
final class Load implements AutoCloseable {

  private static final int AT_A_TIME = 20;
  private static final Duration BETWEEN = Duration.ofMillis(25);

  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closed;

  private Load(DeliveryRun run) {
    thread = new Thread(() -> publish(run), "load");
    thread.setDaemon(true);
    thread.start();
  }

  static Load on(DeliveryRun run) {
    return new Load(run);
  }

  private void publish(DeliveryRun run) {
    try {
      while (!closed) {
        run.publish(AT_A_TIME);
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    } catch (RuntimeException thrown) {
      failure.set(thrown);
    }
  }

  /** Returns when the last record is there. */
  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
    RuntimeException thrown = failure.get();
    if (thrown != null) {
      throw thrown;
    }
  }
}
