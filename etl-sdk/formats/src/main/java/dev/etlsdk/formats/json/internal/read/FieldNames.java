package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.formats.json.internal.text.Swar;
import dev.etlsdk.kernels.Mem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of an object by the bytes of their names. Immutable but for what the fields hold. */
final class FieldNames {

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final byte[][] names;
  private final @Nullable Field[] table;

  FieldNames(List<Field> fields) {
    int slots = Integer.highestOneBit(Math.max(4, fields.size())) * 4;
    names = new byte[slots][];
    table = new @Nullable Field[slots];
    for (Field field : fields) {
      byte[] name = field.name.getBytes(StandardCharsets.UTF_8);
      int slot = slot(name, 0, name.length);
      while (table[slot] != null) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = field;
      names[slot] = name;
    }
  }

  /** The field of a name, or null. */
  @Nullable Field find(byte[] b, int from, int to) {
    int slot = slot(b, from, to);
    while (table[slot] != null) {
      byte[] name = names[slot];
      if (name.length == to - from && Arrays.equals(b, from, to, name, 0, name.length)) {
        return table[slot];
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return null;
  }

  private int slot(byte[] b, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = (hash ^ Mem.getLong(b, at)) * MIX;
      hash ^= hash >>> 32;
    }
    hash = (hash ^ Swar.word(b, at, to - at)) * MIX;
    return (int) (hash >>> 40) & (table.length - 1);
  }
}
