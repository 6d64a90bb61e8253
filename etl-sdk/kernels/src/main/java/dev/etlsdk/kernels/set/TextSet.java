package dev.etlsdk.kernels.set;

import dev.etlsdk.kernels.Bytes;
import dev.etlsdk.kernels.Mem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of texts, looked up by their hash: by that of their bytes where a text is still in memory,
 * so that no object is made of it. Immutable and thread-safe.
 */
public final class TextSet {

  private final Set<String> texts;
  private final byte[] @Nullable [] table;
  private final int mask;

  private TextSet(List<String> values) {
    texts = new HashSet<>(values);
    int capacity = Integer.highestOneBit(Math.max(8, texts.size() * 2 - 1)) << 1;
    table = new byte[capacity][];
    mask = capacity - 1;
    for (String text : texts) {
      byte[] bytes = Bytes.of(text);
      int slot = slot(hash(bytes));
      while (table[slot] != null) {
        slot = (slot + 1) & mask;
      }
      table[slot] = bytes;
    }
  }

  /**
   * A set.
   *
   * @param texts pieces that together are the texts one after the other, each as its length in
   *     chars, a colon and the text itself: {@code 3:abc5:hello}
   */
  public static TextSet of(String... texts) {
    String all = String.join("", texts);
    List<String> values = new ArrayList<>();
    for (int at = 0; at < all.length(); ) {
      int colon = all.indexOf(':', at);
      int end = colon + 1 + Integer.parseInt(all.substring(at, colon));
      values.add(all.substring(colon + 1, end));
      at = end;
    }
    return new TextSet(values);
  }

  /** Whether the set has a text. */
  public boolean contains(String text) {
    return texts.contains(text);
  }

  /** Whether the set has the text of a row. */
  public boolean contains(long offsets, long data, int row) {
    int start = Mem.getInt(offsets + 4L * row);
    int length = Mem.getInt(offsets + 4L * row + 4) - start;
    int slot = slot(hash(data + start, length));
    for (byte @Nullable [] bytes = table[slot]; bytes != null; bytes = table[slot]) {
      if (Bytes.equal(offsets, data, row, bytes)) {
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }

  private int slot(long hash) {
    return (int) (hash >>> 32) & mask;
  }

  private static long hash(byte[] bytes) {
    long hash = bytes.length;
    int i = 0;
    for (; i + 8 <= bytes.length; i += 8) {
      hash = mix(hash, Mem.getLong(bytes, i));
    }
    for (; i < bytes.length; i++) {
      hash = mix(hash, bytes[i]);
    }
    return hash;
  }

  private static long hash(long at, int length) {
    long hash = length;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      hash = mix(hash, Mem.getLong(at + i));
    }
    for (; i < length; i++) {
      hash = mix(hash, Mem.getByte(at + i));
    }
    return hash;
  }

  private static long mix(long hash, long more) {
    long mixed = (hash ^ more) * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 29;
  }
}
