package dev.etlsdk.runtime.internal.redrive;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Lets no more than so many pass in a second. Used by one thread. */
final class Pacer {

  /** What waking up late costs is made up for; time in which nothing came isn't. */
  private static final long CREDIT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final double nanosBetween;
  private final LongSupplier nanoTime;
  private long next;
  private boolean begun;

  /**
   * A pacer, which begins with the first that passes.
   *
   * @param perSecond how many; infinity for as many as come
   */
  Pacer(double perSecond) {
    this(perSecond, System::nanoTime);
  }

  Pacer(double perSecond, LongSupplier nanoTime) {
    this.nanosBetween = 1e9 / perSecond;
    this.nanoTime = nanoTime;
  }

  /** How long until the next may pass; not more than 0 if it may now. */
  long nanosToWait() {
    return begun ? next - nanoTime.getAsLong() : 0;
  }

  /** Waits until the next may pass, or the thread is interrupted. */
  void await() {
    long nanos = nanosToWait();
    while (nanos > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, nanos);
      nanos = nanosToWait();
    }
    passed();
  }

  private void passed() {
    long now = nanoTime.getAsLong();
    long earliest = begun ? now - CREDIT_NANOS : now;
    next = (begun && next - earliest > 0 ? next : earliest) + (long) nanosBetween;
    begun = true;
  }
}
