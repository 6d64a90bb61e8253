package dev.etlsdk.runtime.internal.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/** The memory of one task: an allocator for each of its stages. Thread-safe. */
public final class TaskMemory {

  private final BufferAllocator task;
  private final StageMemory all;
  private final Map<String, BufferAllocator> stages = new LinkedHashMap<>();

  /**
   * Opens the memory of a task.
   *
   * @param name as Arrow's own messages name it
   */
  public TaskMemory(ExecutionMemory memory, String name) {
    this.all = memory.stages();
    this.task = memory.root().newChildAllocator(name, 0, Long.MAX_VALUE);
  }

  /**
   * The allocator of a stage, made at the first call.
   *
   * @param stage as errors name it
   */
  public synchronized BufferAllocator stage(String stage) {
    BufferAllocator known = stages.get(stage);
    if (known == null) {
      known = task.newChildAllocator(stage, 0, Long.MAX_VALUE);
      stages.put(stage, known);
      all.opened(stage, known);
    }
    return known;
  }

  /** Closes all allocators and reports the stages that left something. */
  public synchronized void close(Leaks leaks) {
    stages.forEach(all::closing);
    stages.forEach((stage, allocator) -> leaks.closing(allocator, stage));
    stages.clear();
    Leaks.closeQuietly(task);
  }
}
