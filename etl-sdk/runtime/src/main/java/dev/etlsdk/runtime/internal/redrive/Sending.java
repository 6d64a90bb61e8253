package dev.etlsdk.runtime.internal.redrive;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.DeadLetterStore;
import dev.etlsdk.api.redrive.LetterSender;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.runtime.redrive.SentLetters;
import java.time.Duration;

/**
 * Sends letters at a pace, and commits them some at a time: often enough that no transaction stays
 * open for long, and seldom enough that a commit for each costs nothing. Used by one thread.
 */
final class Sending {

  private static final int MOST_LETTERS = 500;
  private static final long MOST_BYTES = 4L << 20;
  private static final long MOST_NANOS = Duration.ofSeconds(1).toNanos();

  private final LetterRoutes routes;
  private final Pacer pacer;
  private final LetterGroups kept = new LetterGroups();
  private int uncommitted;
  private long uncommittedBytes;
  private long openedAt;
  private long sent;
  private boolean stopped;

  Sending(LetterRoutes routes, Pacer pacer) {
    this.routes = routes;
    this.pacer = pacer;
  }

  void take(StoredLetter letter, DeadLetterStore store, LetterSender sender) {
    Route route = routes.of(letter);
    String obstacle = obstacle(route, store, sender);
    if (!obstacle.isEmpty()) {
      kept.add(letter, obstacle, obstacle);
      return;
    }
    if (uncommitted > 0 && pacer.nanosToWait() > MOST_NANOS) {
      commit(sender);
    }
    pacer.await();
    if (isStopped()) {
      return;
    }
    if (uncommitted == 0) {
      openedAt = System.nanoTime();
    }
    sender.send(letter, route.record());
    uncommitted++;
    uncommittedBytes += route.record().bytes();
    if (uncommitted >= MOST_LETTERS
        || uncommittedBytes >= MOST_BYTES
        || System.nanoTime() - openedAt >= MOST_NANOS) {
      commit(sender);
    }
  }

  private String obstacle(Route route, DeadLetterStore store, LetterSender sender) {
    if (!route.goes()) {
      return route.obstacle();
    }
    return routes.isReached(route, store)
        ? sender.obstacle(route.record()).orElse("")
        : "its source is in another place than the dead letters";
  }

  /**
   * Whether the thread was interrupted. The interruption is put aside, as it would break off the
   * commit that follows; {@link #result} restores it.
   */
  boolean isStopped() {
    stopped |= Thread.interrupted();
    return stopped;
  }

  void commit(LetterSender sender) {
    sender.commit();
    sent += uncommitted;
    uncommitted = 0;
    uncommittedBytes = 0;
  }

  /** What was done, at the end. */
  SentLetters result() {
    if (stopped) {
      Thread.currentThread().interrupt();
    }
    return new SentLetters(sent, kept.all());
  }

  /** Says what is done with already. */
  EtlException explained(EtlException failure) {
    EtlException told =
        EtlException.of(
                failure.code(),
                failure.problem()
                    + "; "
                    + sent
                    + " letters were sent before that and are done with, the others are as they"
                    + " were")
            .at(failure.location())
            .fix(failure.fix())
            .retryable(failure.retryable())
            .cause(failure.getCause())
            .build();
    told.addSuppressed(failure);
    return told;
  }
}
