package dev.etlsdk.kernels.function.pattern;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compiled patterns by their text and options, so that a pattern is compiled once and not once a
 * row. Bounded: a slot holds the last pattern that fell into it. Thread-safe without locks, since
 * entries are immutable.
 */
public final class PatternCache<T> {

  private static final int SLOTS = 128;
  private static final int MAX_PATTERN_LENGTH = 4096;

  private final AtomicReferenceArray<@Nullable Entry<T>> slots = new AtomicReferenceArray<>(SLOTS);
  private final BiFunction<String, String, T> compiler;

  /** An empty cache; the compiler takes the pattern and its options. */
  public PatternCache(BiFunction<String, String, T> compiler) {
    this.compiler = compiler;
  }

  /** The compiled pattern; what the compiler throws for one that is not valid. */
  public T get(String pattern, String options) {
    int hash = pattern.hashCode() * 31 + options.hashCode();
    int slot = (hash ^ (hash >>> 7) ^ (hash >>> 14)) & (SLOTS - 1);
    Entry<T> entry = slots.get(slot);
    if (entry != null && entry.pattern.equals(pattern) && entry.options.equals(options)) {
      return entry.compiled;
    }
    T compiled = compiler.apply(pattern, options);
    if (pattern.length() <= MAX_PATTERN_LENGTH) {
      slots.set(slot, new Entry<>(pattern, options, compiled));
    }
    return compiled;
  }

  private record Entry<T>(String pattern, String options, T compiled) {}
}
