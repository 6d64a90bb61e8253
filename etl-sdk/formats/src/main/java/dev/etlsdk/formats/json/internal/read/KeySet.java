package dev.etlsdk.formats.json.internal.read;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The keys of one MAP value, to find those that stand twice. Seeded by chance, so that nobody can
 * choose keys that collide. Not thread-safe.
 */
final class KeySet {

  static final long MIX = 0x9E3779B97F4A7C15L;

  private static final int SMALL = 32;

  private final long seed = new SplittableRandom().nextLong() | 1;
  private int[] table = new int[SMALL];
  private int size;

  void clear() {
    if (table.length > SMALL) {
      table = new int[SMALL];
    } else if (size > 0) {
      Arrays.fill(table, 0);
    }
    size = 0;
  }

  /** Adds the key at an index; returns the index of the last one that is the same, or -1. */
  int add(ValueReader keys, int index) {
    if (size * 2 >= table.length) {
      grow(keys);
    }
    int slot = slot(keys, index);
    while (table[slot] != 0) {
      int other = table[slot] - 1;
      if (keys.same(other, index)) {
        table[slot] = index + 1;
        return other;
      }
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = index + 1;
    size++;
    return -1;
  }

  private int slot(ValueReader keys, int index) {
    long hash = (keys.hash(index) ^ seed) * MIX;
    hash = (hash ^ hash >>> 29) * seed;
    return (int) (hash >>> 33) & table.length - 1;
  }

  private void grow(ValueReader keys) {
    int[] old = table;
    table = new int[old.length * 2];
    for (int entry : old) {
      if (entry != 0) {
        int slot = slot(keys, entry - 1);
        while (table[slot] != 0) {
          slot = slot + 1 & table.length - 1;
        }
        table[slot] = entry;
      }
    }
  }
}
