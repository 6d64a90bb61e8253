package dev.etlsdk.testkit.inmemory;

import dev.etlsdk.api.source.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What outlives the readers of an in-memory source: its splits, the progress it keeps by the names
 * of pipelines, and who reads which split. Thread-safe.
 */
final class SourceContent {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<SplitLog> logs;
  private final Map<String, Position> progress = new HashMap<>();
  private final Map<String, SplitGroup> groups = new HashMap<>();

  SourceContent(List<SplitLog> logs) {
    this.logs = new ArrayList<>(logs);
  }

  /** Changes something and tells all readers that wait. */
  void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the condition, which is asked under the lock, holds; at most so long. */
  void await(Duration atMost, BooleanSupplier condition) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (left > 0 && !condition.getAsBoolean()) {
        left = changed.awaitNanos(Math.min(left, TimeUnit.DAYS.toNanos(1)));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  int addSplit() {
    int[] number = new int[1];
    change(
        () -> {
          number[0] = logs.size();
          logs.add(new SplitLog(number[0]));
        });
    return number[0];
  }

  List<String> splitIds() {
    lock.lock();
    try {
      return IntStream.range(0, logs.size()).mapToObj(String::valueOf).toList();
    } finally {
      lock.unlock();
    }
  }

  Position acknowledged(String pipeline) {
    lock.lock();
    try {
      return progress.getOrDefault(pipeline, Position.none());
    } finally {
      lock.unlock();
    }
  }

  void acknowledge(String pipeline, Position position) {
    change(() -> progress.merge(pipeline, position, Position::plus));
  }

  /**
   * To be called under the lock, that is within {@link #change} or the condition of {@link #await}.
   */
  SplitLog log(int split) {
    return logs.get(split);
  }

  /** Who reads what in a pipeline; to be used under the lock. */
  SplitGroup group(String pipeline) {
    return groups.computeIfAbsent(pipeline, id -> new SplitGroup());
  }

  /** Takes all splits from all readers. */
  void expelReaders() {
    change(() -> groups.values().forEach(SplitGroup::expelAll));
  }
}
