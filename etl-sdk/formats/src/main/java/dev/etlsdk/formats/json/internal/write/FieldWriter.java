package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.formats.json.internal.read.Field;
import dev.etlsdk.formats.json.internal.text.Swar;
import dev.etlsdk.kernels.Mem;

/** Writes the text that introduces a field, {@code ,"name":}, in words. Immutable. */
final class FieldWriter {

  final String name;
  final ValueWriter writer;
  private final byte[] text;
  private final int length;
  private final long word0;
  private final long word1;

  FieldWriter(String name, ValueWriter writer) {
    this.name = name;
    this.writer = writer;
    text = text(name);
    length = text.length;
    word0 = Swar.word(text, 0, Math.min(8, length));
    word1 = Swar.word(text, 8, Math.max(0, Math.min(8, length - 8)));
  }

  private static byte[] text(String name) {
    byte[] quoted = Field.quoted(name);
    byte[] text = new byte[quoted.length + 1];
    text[0] = ',';
    System.arraycopy(quoted, 0, text, 1, quoted.length);
    return text;
  }

  /** How many bytes the text of a name takes. */
  static int length(String name) {
    return text(name).length;
  }

  /** Writes the text; returns the position after it. */
  int write(byte[] out, int position) {
    if (length <= 16) {
      Mem.putLong(out, position, word0);
      Mem.putLong(out, position + 8, word1);
    } else {
      System.arraycopy(text, 0, out, position, length);
    }
    return position + length;
  }
}
