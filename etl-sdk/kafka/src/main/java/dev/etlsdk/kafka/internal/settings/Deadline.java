package dev.etlsdk.kafka.internal.settings;

import java.time.Duration;

/** A point in time by which something has to be done. */
public final class Deadline {

  private final Duration limit;
  private final long end;

  private Deadline(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /** That far from now. */
  public static Deadline after(Duration limit) {
    return new Deadline(limit);
  }

  /** How far it was when it was made. */
  public Duration limit() {
    return limit;
  }

  /** What is left; zero when it is past. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Whether it is past. */
  public boolean isPast() {
    return System.nanoTime() - end >= 0;
  }
}
