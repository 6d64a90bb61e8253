package dev.etlsdk.api.source;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads splits. All methods but {@link #wakeup} and {@link #availability} are called by one thread,
 * the poll thread of its task.
 *
 * <p>The order of calls: {@link #start}, then {@link #poll} again and again, with {@link #assign},
 * {@link #pause}, {@link #resume} and {@link #acknowledge} between, then {@link #close}.
 */
public interface SourceReader extends AutoCloseable {

  /**
   * Begins to read.
   *
   * @param from where to begin, for the splits named; comes from a sink that keeps positions with
   *     its output. For other splits the source begins where its progress store or its settings
   *     say.
   * @param listener told of splits given and taken by the source
   */
  void start(Position from, SplitListener listener);

  /**
   * Takes splits, where the runtime assigns.
   *
   * @param from where to begin, for the splits named
   */
  void assign(List<Split> splits, Position from);

  /**
   * The next rows, or null if there are none now. Never waits longer than {@code maxWait}; with
   * zero it doesn't wait. It has to be called again and again even when all splits are paused, so
   * that a source can keep its membership alive.
   *
   * <p>The end of a fetch carries the notes ({@link Position#notes}) that were kept with the
   * source's positions when this reader got splits last, as far as it knows those of splits that
   * others have: the same map until it gets splits again.
   *
   * @throws dev.etlsdk.api.error.EtlException if reading fails; the reader is then only closed
   */
  @Nullable Fetch poll(Duration maxWait, FetchLimits limits);

  /**
   * Completes when a poll may give rows. A source that learns so only by polling returns a
   * completed future, and waits within {@link #poll}. Any thread.
   */
  default CompletableFuture<Void> availability() {
    return CompletableFuture.completedFuture(null);
  }

  /**
   * Whether all splits are read to their end and there will be no others; only of a bounded source.
   */
  boolean finished();

  /** Gives no more rows of any split until {@link #resume}, while polling goes on. */
  void pause();

  /** Gives rows again. */
  void resume();

  /**
   * What has been read up to this position is written and safe. The source keeps it, with its
   * notes, if it is a {@link Source.ProgressStore#SOURCE progress store}. Returns when it is kept.
   */
  void acknowledge(Position position);

  /**
   * What a sink needs to commit this reader's progress with its output. The same object as long as
   * the reader is open.
   */
  default Optional<ProgressKeeper> progressKeeper() {
    return Optional.empty();
  }

  /**
   * What has been read up to this position is written and safe, and a sink has committed it as the
   * source's progress by way of {@link #progressKeeper}: there is nothing left to keep.
   */
  default void committed(Position position) {}

  /**
   * Where reading stands: the position behind the last row that {@link #poll} gave, of all splits
   * this reader has.
   */
  Position position();

  /**
   * For each split, how many rows are known to be there but not read yet; empty if the source can't
   * say.
   */
  default Map<String, Long> lag() {
    return Map.of();
  }

  /**
   * Whether the rows of a split are records that failed and wait to be tried again, rather than the
   * source's own.
   */
  default boolean waits(String split) {
    return false;
  }

  /**
   * How many rows the source knows to have been lost with the user's consent, for instance expired
   * before they were read.
   */
  default long acceptedLoss() {
    return 0;
  }

  /** Ends a {@link #poll} that waits. Any thread. */
  void wakeup();

  /** Stops reading and releases everything; splits given by the source go back to it. */
  @Override
  void close();

  /** The splits this reader has now. */
  Collection<String> splits();
}
