package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.formats.json.internal.text.Escapes;
import dev.etlsdk.formats.json.internal.text.Swar;
import dev.etlsdk.kernels.Mem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A field of an object: the text that introduces it, {@code "name":}, in words, so that it is
 * compared with a record eight bytes at a time; its reader; and which field came behind it last
 * time. Not thread-safe.
 */
public final class Field {

  final String name;
  final ValueReader reader;
  final boolean required;

  /** The length of the text with quotes and colon. */
  final int length;

  /** The field that is expected next. */
  Field next = this;

  /** The turn of the object in which the field was seen last. */
  int seen;

  private final long word0;
  private final long mask0;
  private final long word1;
  private final long mask1;
  private final long[] rest;

  Field(String name, ValueReader reader, boolean required) {
    this.name = name;
    this.reader = reader;
    this.required = required;
    byte[] text = quoted(name);
    length = text.length;
    long[] words = new long[Math.max(4, (length + 7) / 8 * 2)];
    for (int at = 0; at < length; at += 8) {
      int count = Math.min(8, length - at);
      words[at / 4] = Swar.word(text, at, count);
      words[at / 4 + 1] = -1L >>> (64 - 8 * count);
    }
    word0 = words[0];
    mask0 = words[1];
    word1 = words[2];
    mask1 = words[3];
    rest = Arrays.copyOfRange(words, 4, words.length);
  }

  /** The usual text of a name as a key: only what must be escaped is, in the shortest form. */
  public static byte[] quoted(String name) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.write('"');
    for (byte c : name.getBytes(StandardCharsets.UTF_8)) {
      text.writeBytes(Escapes.of(c));
    }
    text.write('"');
    text.write(':');
    return text.toByteArray();
  }

  /** Whether the field's text stands at a position. */
  boolean stands(byte[] padded, int position) {
    // The zeros behind a record match no name, so that this ends before the array does.
    return (Mem.getLong(padded, position) & mask0) == word0
        && (Mem.getLong(padded, position + 8) & mask1) == word1
        && (length <= 16 || restStands(padded, position + 16));
  }

  private boolean restStands(byte[] padded, int position) {
    for (int i = 0; i < rest.length; i += 2) {
      if ((Mem.getLong(padded, position + 4 * i) & rest[i + 1]) != rest[i]) {
        return false;
      }
    }
    return true;
  }
}
