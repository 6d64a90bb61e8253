package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.runtime.MetricName;
import dev.etlsdk.runtime.internal.metrics.MeterBinding;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * The memory of one execution: Arrow buffers under one limit, and the source records that are
 * retained on the heap until their rows are written. Thread-safe.
 */
public final class ExecutionMemory implements AutoCloseable {

  private final long limit;
  private final RootAllocator root;
  private final AtomicLong retained = new AtomicLong();
  private final StageMemory stages = new StageMemory();

  /**
   * Opens the memory.
   *
   * @param limit in bytes
   */
  public ExecutionMemory(long limit) {
    this.limit = limit;
    this.root = new RootAllocator(limit);
  }

  /** Has a registry show how much is held, as a whole and by stage; before there are tasks. */
  public void bind(MeterBinding meters) {
    meters.gauge(MetricName.MEMORY, this::used);
    stages.onNewStage(
        stage -> meters.gauge(MetricName.STAGE_MEMORY, () -> stages.used(stage), "stage", stage));
  }

  StageMemory stages() {
    return stages;
  }

  BufferAllocator root() {
    return root;
  }

  /** Notes that source records are held, or with a negative number let go. */
  public void retain(long bytes) {
    retained.addAndGet(bytes);
  }

  /** Whether reading has to wait until something is released. */
  public boolean full() {
    return used() >= limit;
  }

  /** Bytes of Arrow buffers and retained records. */
  public long used() {
    return root.getAllocatedMemory() + retained.get();
  }

  /** Bytes of Arrow buffers. */
  public long allocated() {
    return root.getAllocatedMemory();
  }

  /** The most bytes of Arrow buffers at any time. */
  public long peakAllocated() {
    return root.getPeakMemoryAllocation();
  }

  /** Closes the memory; what was left was reported by the tasks already, by stage. */
  @Override
  public void close() {
    Leaks.closeQuietly(root);
  }
}
