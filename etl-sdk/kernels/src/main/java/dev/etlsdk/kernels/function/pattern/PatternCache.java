package dev.etlsdk.kernels.function.pattern;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a function keeps from row to row: compiled patterns by their text and options. A
 * pattern that stays the same is found by comparing references; of others the last that fell into a
 * slot. A function that takes one as its first parameter gets it from generated code, which has one
 * for each call, in each stage; SQL doesn't see the parameter. Used by one thread.
 */
public final class PatternCache {

  private static final int SLOTS = 128;
  private static final int MAX_PATTERN_LENGTH = 4096;

  private @Nullable Entry last;
  private @Nullable Entry @Nullable [] slots;

  /**
   * The compiled pattern.
   *
   * @param compiler takes the pattern and its options; always the same one for a cache. What it
   *     throws for a pattern that isn't valid is thrown
   */
  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // equal texts are found as well, below
  public <T> T get(String pattern, String options, BiFunction<String, String, T> compiler) {
    Entry found = last;
    if (found == null
        || (found.pattern != pattern || found.options != options) && !found.is(pattern, options)) {
      found = search(pattern, options, compiler);
    }
    return (T) found.compiled;
  }

  private Entry search(
      String pattern, String options, BiFunction<String, String, ? extends Object> compiler) {
    int hash = pattern.hashCode() * 31 + options.hashCode();
    int slot = (hash ^ (hash >>> 7) ^ (hash >>> 14)) & (SLOTS - 1);
    @Nullable Entry entry = slots == null ? null : slots[slot];
    if (entry == null || !entry.is(pattern, options)) {
      entry = new Entry(pattern, options, compiler.apply(pattern, options));
      keep(entry, slot);
    }
    last = entry;
    return entry;
  }

  private void keep(Entry entry, int slot) {
    if (entry.pattern.length() > MAX_PATTERN_LENGTH) {
      return;
    }
    if (slots == null) {
      slots = new Entry[SLOTS];
    }
    slots[slot] = entry;
  }

  private record Entry(String pattern, String options, Object compiled) {
    boolean is(String otherPattern, String otherOptions) {
      return pattern.equals(otherPattern) && options.equals(otherOptions);
    }
  }
}
