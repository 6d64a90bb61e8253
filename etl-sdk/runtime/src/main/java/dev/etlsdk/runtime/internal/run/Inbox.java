package dev.etlsdk.runtime.internal.run;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.runtime.internal.batch.ExecutionMemory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the poll threads of a task hand to its work thread: at most two fetches of each source, one
 * at a time where they are slow, and what one side has to know of the other. Locked a few times a
 * fetch, never a row.
 */
final class Inbox {

  private static final int CAPACITY = 2;

  private final ExecutionMemory memory;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Lane> lanes = new ArrayList<>();
  private final Queue<Question> questions = new ArrayDeque<>();
  private int turn;
  private boolean stopping;
  private boolean closed;
  private boolean discarded;
  private boolean slow;
  private @Nullable EtlException failure;

  Inbox(int sources, ExecutionMemory memory, boolean slow) {
    this.memory = memory;
    this.slow = slow;
    for (int i = 0; i < sources; i++) {
      lanes.add(new Lane(i));
    }
  }

  /** What the work thread does next. */
  sealed interface Next {
    /** Process a fetch, which the taker owns, and then say so by {@link Inbox#processed}. */
    record Handle(int source, Fetch fetch) implements Next {}

    /** Commit, because a poll thread waits for it, and then say so by {@link Inbox#drained}. */
    record Drain(int source) implements Next {}

    /**
     * Say by {@link Inbox#answer} how far sinks have committed, because a poll thread waits for it.
     */
    record Tell(Question question) implements Next {}

    /** Nothing came in time, or a poll thread failed. */
    record Nothing() implements Next {}

    /** Commit and end: nothing more will come. */
    record End() implements Next {}
  }

  /** How far sinks have committed: asked by a poll thread, answered by the work thread. */
  static final class Question {
    private @Nullable Position answer;
  }

  /** A source begins to read; false if it may not any more. */
  boolean begin(int source) {
    lock.lock();
    try {
      lanes.get(source).reading = !stopping;
      return !stopping;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds a fetch; also beyond the capacity, should a reader not have kept to its pause. Once
   * everything is discarded, the fetch is let go at once: its poll thread came too late.
   */
  void put(int source, Fetch fetch) {
    lock.lock();
    try {
      if (discarded) {
        release(fetch);
        return;
      }
      memory.retain(heapBytes(fetch));
      lanes.get(source).queue.add(fetch);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a source may read on, but not longer than this. */
  boolean awaitRoom(int source, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (!hasRoom(lanes.get(source)) && !stopping && failure == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      return hasRoom(lanes.get(source));
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoom(Lane lane) {
    // With nothing of it under way there is nothing to wait for: one fetch is always let in. None
    // waits behind a slow one, since what is queued has to be computed before splits can move.
    boolean idle = lane.queue.isEmpty() && !lane.inHand;
    return idle || (!slow && lane.queue.size() < CAPACITY && !memory.full());
  }

  /** Waits until anything changes, but not longer than this. */
  @SuppressWarnings("WaitNotInLoop") // the caller looks again at what it waits for
  void awaitChange(long nanos) throws InterruptedException {
    lock.lock();
    try {
      changed.awaitNanos(nanos);
    } finally {
      lock.unlock();
    }
  }

  /** Wakes whoever waits. */
  void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A source puts nothing more in. */
  void end(int source) {
    lock.lock();
    try {
      lanes.get(source).reading = false;
      lanes.get(source).ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Asks all sources to end; what is in will be processed. */
  void stop() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean stopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /** The work thread has ended and answers nobody any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A poll thread failed; the work thread is to fail, too. Of several the first is told, but one
   * that passes gives way to one that doesn't.
   */
  void fail(EtlException cause) {
    lock.lock();
    try {
      failure = worse(failure, cause);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The one of two failures that says how the task ends: the first, unless that one passes and the
   * other doesn't. A worker in whose place another has come often sees first that its splits are
   * gone; were it to begin again for that, it would shut the other out.
   */
  static @Nullable EtlException worse(@Nullable EtlException first, @Nullable EtlException second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first.retryable() && !second.retryable() ? second : first;
  }

  @Nullable EtlException failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until what a source has put in is processed and committed, but not longer than this.
   *
   * @return whether it is
   */
  boolean drain(int source, long nanos) throws InterruptedException {
    lock.lock();
    try {
      Lane lane = lanes.get(source);
      long target = ++lane.drainsWanted;
      changed.signalAll();
      long left = nanos;
      while (lane.drainsDone < target && failure == null && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return lane.drainsDone >= target;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a poll thread waits until something is committed. */
  boolean drainWanted() {
    lock.lock();
    try {
      return lanes.stream().anyMatch(lane -> lane.drainsDone < lane.drainsWanted);
    } finally {
      lock.unlock();
    }
  }

  /** Everything of a source is committed. */
  void drained(int source) {
    lock.lock();
    try {
      Lane lane = lanes.get(source);
      lane.drainsDone = lane.drainsWanted;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Asks the work thread how far sinks have committed; null if it doesn't answer in time. */
  @Nullable Position ask(long nanos) throws InterruptedException {
    lock.lock();
    try {
      Question question = new Question();
      questions.add(question);
      changed.signalAll();
      long left = nanos;
      while (question.answer == null && failure == null && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      questions.remove(question);
      return question.answer;
    } finally {
      lock.unlock();
    }
  }

  void answer(Question question, Position answer) {
    lock.lock();
    try {
      question.answer = answer;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A fetch is processed.
   *
   * @param slowly whether fetches take so long that none should wait behind another
   */
  void processed(int source, Fetch fetch, boolean slowly) {
    lock.lock();
    try {
      slow = slowly;
      memory.retain(-heapBytes(fetch));
      lanes.get(source).inHand = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What the work thread does next; waits for it, but not longer than this. */
  Next next(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (failure == null) {
        Next next = nextNow();
        if (next != null) {
          return next;
        }
        if (left <= 0) {
          break;
        }
        left = changed.awaitNanos(left);
      }
      return new Next.Nothing();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Next nextNow() {
    Question question = questions.poll();
    if (question != null) {
      return new Next.Tell(question);
    }
    for (Lane lane : lanes) {
      if (lane.drainsDone < lane.drainsWanted) {
        return lane.queue.isEmpty() ? new Next.Drain(lane.source) : take(lane);
      }
    }
    boolean allEnded = true;
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get((turn + i) % lanes.size());
      if (!lane.queue.isEmpty()) {
        turn = lane.source + 1;
        return take(lane);
      }
      allEnded &= lane.ended || (stopping && !lane.reading);
    }
    return allEnded ? new Next.End() : null;
  }

  private Next take(Lane lane) {
    Fetch fetch = lane.queue.remove();
    lane.inHand = true;
    changed.signalAll();
    return new Next.Handle(lane.source, fetch);
  }

  /** Gives up what is in, and what comes later. */
  void discard() {
    lock.lock();
    try {
      discarded = true;
      for (Lane lane : lanes) {
        for (Fetch fetch : lane.queue) {
          memory.retain(-heapBytes(fetch));
          release(fetch);
        }
        lane.queue.clear();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void release(Fetch fetch) {
    if (fetch instanceof Fetch.Rows rows) {
      rows.batch().close();
    }
  }

  /** Batches are in Arrow's memory, which is counted already. */
  private static long heapBytes(Fetch fetch) {
    return fetch instanceof Fetch.Records records ? records.records().bytes() : 0;
  }

  /** One source's side; guarded by the lock. */
  private static final class Lane {
    final int source;
    final ArrayDeque<Fetch> queue = new ArrayDeque<>(CAPACITY + 1);
    boolean inHand;
    boolean reading;
    boolean ended;
    long drainsWanted;
    long drainsDone;

    Lane(int source) {
      this.source = source;
    }
  }
}
