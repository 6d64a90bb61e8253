package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.internal.text.Status;
import dev.etlsdk.formats.json.internal.text.Swar;
import dev.etlsdk.kernels.Mem;

/** Reads VARCHAR. */
final class TextReader extends VariableReader {

  private final boolean takesAll;
  private final int depth;

  /**
   * Makes a reader.
   *
   * @param depth how many objects and arrays its values stand in
   */
  TextReader(ReadContext context, boolean nullable, int depth) {
    super(context, DataType.VARCHAR, nullable);
    this.depth = depth;
    takesAll = context.options.otherValuesAsText();
  }

  @Override
  int read(byte[] b, int position, int index) {
    if (b[position] != '"') {
      return takesAll && b[position] != 'n' ? raw(b, position, index) : other(b, position, index);
    }
    // Copies word by word until the word with the quote, which is then the end.
    int start = position + 1;
    long to = reserve(0);
    long last = room() - 8;
    int length = 0;
    while (true) {
      long word = Mem.getLong(b, start + length);
      Mem.putLong(to + length, word);
      long special = Swar.specials(word);
      if (special != 0) {
        length += Swar.first(special);
        break;
      }
      length += 8;
      if (length > last) {
        to = reserve(length + 8);
        last = room() - 8;
        Mem.copy(b, start, to, length);
      }
    }
    if (b[start + length] != '"') {
      return string(b, position, index);
    }
    commit(index, length);
    return start + length + 1;
  }

  private int raw(byte[] b, int position, int index) {
    int end = context.skipper.value(b, position, depth);
    if (end < 0) {
      return context.skipFault(end);
    }
    put(b, position, end - position, index);
    return end;
  }

  @Override
  Status text(byte[] b, int from, int to, int index) {
    put(b, from, to - from, index);
    return Status.OK;
  }
}
