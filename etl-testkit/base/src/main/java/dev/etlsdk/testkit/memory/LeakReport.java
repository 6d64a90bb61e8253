package dev.etlsdk.testkit.memory;

import dev.etlsdk.api.error.EtlError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What an allocator and its children hold at one moment. Immutable.
 *
 * @param leaks one entry for each allocator that holds memory by itself, deepest names last
 */
public record LeakReport(List<Leak> leaks) {

  /** The system property with which Arrow remembers where memory was allocated. */
  private static final String DEBUG_PROPERTY = "arrow.memory.debug.allocator";

  public LeakReport {
    leaks = List.copyOf(leaks);
  }

  /**
   * Memory that one allocator holds, not counting its children's.
   *
   * @param stage the names of the allocators from below the root down to this one, such as {@code
   *     orders > decode}; the root's own name for the root
   * @param bytes what it holds
   * @param detail where it was allocated, if Arrow was told to remember that; otherwise empty
   */
  public record Leak(String stage, long bytes, String detail) {}

  /** Looks at an allocator and all its children. */
  public static LeakReport of(BufferAllocator allocator) {
    List<Leak> leaks = new ArrayList<>();
    collect(allocator, "", leaks);
    return new LeakReport(leaks);
  }

  /** Whether nothing is held. */
  public boolean isEmpty() {
    return leaks.isEmpty();
  }

  /** All bytes together. */
  public long bytes() {
    return leaks.stream().mapToLong(Leak::bytes).sum();
  }

  /** The report for people: which stage holds how much, and what to do. */
  @Override
  public String toString() {
    if (leaks.isEmpty()) {
      return "no memory is held";
    }
    StringBuilder text =
        new StringBuilder(EtlError.RUN_0006.id()).append(": memory was not released");
    for (Leak leak : leaks) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n  stage '%s': %,d bytes%s",
              leak.stage(),
              leak.bytes(),
              leak.detail()));
    }
    text.append(
        String.format(
            "%n  -> close every batch and buffer that the stage allocated, also where it fails"));
    if (leaks.get(0).detail().isEmpty()) {
      text.append("; -D").append(DEBUG_PROPERTY).append("=true shows where they were allocated");
    }
    return text.toString();
  }

  private static void collect(BufferAllocator allocator, String path, List<Leak> into) {
    long ownBytes = allocator.getAllocatedMemory();
    List<BufferAllocator> children =
        allocator.getChildAllocators().stream()
            .sorted(Comparator.comparing(BufferAllocator::getName))
            .toList();
    for (BufferAllocator child : children) {
      ownBytes -= child.getAllocatedMemory();
    }
    if (ownBytes > 0) {
      into.add(new Leak(path.isEmpty() ? allocator.getName() : path, ownBytes, detail(allocator)));
    }
    for (BufferAllocator child : children) {
      collect(child, path.isEmpty() ? child.getName() : path + " > " + child.getName(), into);
    }
  }

  private static String detail(BufferAllocator allocator) {
    return Boolean.getBoolean(DEBUG_PROPERTY)
        ? String.format("%n%s", allocator.toVerboseString())
        : "";
  }
}
