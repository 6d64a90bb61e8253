package dev.etlsdk.runtime.internal.redrive;

import java.util.concurrent.locks.LockSupport;

/** Lets no more than so many pass in a second. Used by one thread. */
final class Pacer {

  private final double nanosBetween;
  private final long started = System.nanoTime();
  private long passed;

  /**
   * A pacer.
   *
   * @param perSecond how many; infinity for as many as come
   */
  Pacer(double perSecond) {
    this.nanosBetween = 1e9 / perSecond;
  }

  /** How long until the next may pass; not more than 0 if it may now. */
  long nanosToWait() {
    return started + (long) (passed * nanosBetween) - System.nanoTime();
  }

  /** Waits until the next may pass, or the thread is interrupted. */
  void await() {
    long nanos = nanosToWait();
    while (nanos > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, nanos);
      nanos = nanosToWait();
    }
    passed++;
  }
}
