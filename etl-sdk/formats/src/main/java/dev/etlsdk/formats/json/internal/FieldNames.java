package dev.etlsdk.formats.json.internal;

import dev.etlsdk.kernels.Mem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the index of a field's name, in two ways: by comparing the bytes of a record with those of
 * the name that is expected next, colon included, and by hash. Immutable, thread-safe.
 */
final class FieldNames {

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final byte[][] names;
  private final int[] lengths;
  // The text "name": of each field, in words: two, and more behind them where it is longer.
  private final long[] words;
  private final long[] masks;
  private final long[][] more;
  private final int[] table;

  FieldNames(List<String> fields) {
    int count = fields.size();
    names = new byte[count][];
    lengths = new int[count];
    words = new long[count * 2];
    masks = new long[count * 2];
    more = new long[count][];
    table = new int[Integer.highestOneBit(Math.max(4, count)) * 4];
    for (int i = 0; i < count; i++) {
      names[i] = fields.get(i).getBytes(StandardCharsets.UTF_8);
      expect(i, quoted(names[i]));
      int slot = slot(names[i], 0, names[i].length);
      while (table[slot] != 0) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = i + 1;
    }
  }

  private void expect(int i, byte[] text) {
    lengths[i] = text.length;
    long[] all = new long[Math.max(4, (text.length + 7) / 8 * 2)];
    for (int at = 0; at < text.length; at += 8) {
      int count = Math.min(8, text.length - at);
      all[at / 4] = Swar.word(text, at, count);
      all[at / 4 + 1] = -1L >>> (64 - 8 * count);
    }
    words[2 * i] = all[0];
    masks[2 * i] = all[1];
    words[2 * i + 1] = all[2];
    masks[2 * i + 1] = all[3];
    more[i] = Arrays.copyOfRange(all, 4, all.length);
  }

  /** The usual text of a name as a key: only what must be escaped is, in the shortest form. */
  static byte[] quoted(byte[] name) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.write('"');
    for (byte c : name) {
      String escape = Escapes.of(c);
      if (escape == null) {
        text.write(c);
      } else {
        text.writeBytes(escape.getBytes(StandardCharsets.US_ASCII));
      }
    }
    text.write('"');
    text.write(':');
    return text.toByteArray();
  }

  /** The length of the field's text with quotes and colon. */
  int length(int field) {
    return lengths[field];
  }

  /** Whether the text of a field, colon included, stands at a position. */
  boolean stands(byte[] b, int position, int field) {
    int i = 2 * field;
    if ((Mem.getLong(b, position) & masks[i]) != words[i]
        || (Mem.getLong(b, position + 8) & masks[i + 1]) != words[i + 1]) {
      return false;
    }
    return lengths[field] <= 16 || restStands(b, position + 16, more[field]);
  }

  private static boolean restStands(byte[] b, int position, long[] rest) {
    for (int i = 0; i < rest.length; i += 2) {
      // The zeros behind the text match no name, so that this ends before the array does.
      if ((Mem.getLong(b, position + 4 * i) & rest[i + 1]) != rest[i]) {
        return false;
      }
    }
    return true;
  }

  /** The field of a name, or -1. */
  int find(byte[] padded, int from, int to) {
    int slot = slot(padded, from, to);
    while (table[slot] != 0) {
      int field = table[slot] - 1;
      byte[] name = names[field];
      if (name.length == to - from && Arrays.equals(padded, from, to, name, 0, name.length)) {
        return field;
      }
      slot = slot + 1 & table.length - 1;
    }
    return -1;
  }

  private int slot(byte[] b, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = (hash ^ Mem.getLong(b, at)) * MIX;
      hash ^= hash >>> 32;
    }
    hash = (hash ^ Swar.word(b, at, to - at)) * MIX;
    return (int) (hash >>> 40) & table.length - 1;
  }
}
