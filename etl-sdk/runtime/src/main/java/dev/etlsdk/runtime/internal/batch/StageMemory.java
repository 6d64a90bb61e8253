package dev.etlsdk.runtime.internal.batch;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;

/** Which allocators the stages of all tasks of an execution have. Thread-safe. */
final class StageMemory {

  private final Map<String, Set<BufferAllocator>> stages = new HashMap<>();
  private Consumer<String> newStage = stage -> {};

  /** Who is told of each stage, once; before there is any. */
  synchronized void onNewStage(Consumer<String> listener) {
    newStage = listener;
  }

  void opened(String stage, BufferAllocator allocator) {
    boolean first;
    synchronized (this) {
      first = !stages.containsKey(stage);
      stages.computeIfAbsent(stage, name -> new LinkedHashSet<>()).add(allocator);
    }
    if (first) {
      newStage.accept(stage);
    }
  }

  synchronized void closing(String stage, BufferAllocator allocator) {
    Set<BufferAllocator> open = stages.get(stage);
    if (open != null) {
      open.remove(allocator);
    }
  }

  /** The bytes of Arrow buffers that a stage holds, in all tasks. */
  synchronized long used(String stage) {
    long bytes = 0;
    for (BufferAllocator allocator : stages.getOrDefault(stage, Set.of())) {
      bytes += allocator.getAllocatedMemory();
    }
    return bytes;
  }
}
