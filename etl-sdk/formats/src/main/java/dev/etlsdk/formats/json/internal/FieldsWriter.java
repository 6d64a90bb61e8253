package dev.etlsdk.formats.json.internal;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.formats.json.JsonOptions.Nulls;
import dev.etlsdk.kernels.Mem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Writes an object with one field a writer. Not thread-safe. */
final class FieldsWriter {

  private final WriteContext context;
  private final boolean omitNulls;
  private final String[] names;
  private final byte[][] keys;
  private final long[] words;
  private final ValueWriter[] writers;

  FieldsWriter(WriteContext context, List<Column> fields, List<ValueWriter> writers) {
    this.context = context;
    this.writers = writers.toArray(new ValueWriter[0]);
    omitNulls = context.options.nulls() == Nulls.OMIT;
    names = fields.stream().map(Column::name).toArray(String[]::new);
    keys = new byte[names.length][];
    words = new long[names.length * 2];
    for (int i = 0; i < names.length; i++) {
      keys[i] = key(names[i]);
      words[2 * i] = Swar.word(keys[i], 0, Math.min(8, keys[i].length));
      words[2 * i + 1] = Swar.word(keys[i], 8, Math.max(0, Math.min(8, keys[i].length - 8)));
    }
  }

  /** The text before a field's value: a comma, the name in quotes, a colon. */
  static byte[] key(String name) {
    byte[] quoted = FieldNames.quoted(name.getBytes(StandardCharsets.UTF_8));
    byte[] key = new byte[quoted.length + 1];
    key[0] = ',';
    System.arraycopy(quoted, 0, key, 1, quoted.length);
    return key;
  }

  /** How many bytes the braces and keys of a row take at most. */
  static int size(List<Column> fields) {
    return fields.stream().mapToInt(field -> key(field.name()).length).sum() + 32;
  }

  void begin(List<FieldVector> vectors) {
    for (int i = 0; i < writers.length; i++) {
      writers[i].begin(vectors.get(i));
    }
  }

  int write(int position, int index) {
    int at = position;
    for (int i = 0; i < writers.length; i++) {
      ValueWriter writer = writers[i];
      if (omitNulls && writer.isNull(index)) {
        continue;
      }
      at = writer.writeOrNull(key(at, i), index);
      if (at < 0) {
        return context.within(names[i]);
      }
    }
    byte[] out = context.out;
    out[position] = '{'; // in place of the first comma
    at = Math.max(at, position + 1);
    out[at] = '}';
    return at + 1;
  }

  private int key(int position, int field) {
    byte[] key = keys[field];
    byte[] out = context.out;
    if (key.length <= 16) {
      Mem.putLong(out, position, words[2 * field]);
      Mem.putLong(out, position + 8, words[2 * field + 1]);
    } else {
      System.arraycopy(key, 0, out, position, key.length);
    }
    return position + key.length;
  }
}
