package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.formats.json.internal.text.Escapes;
import dev.etlsdk.formats.json.internal.text.Swar;
import dev.etlsdk.formats.json.internal.text.Utf8;
import dev.etlsdk.kernels.Mem;

/** Writes VARCHAR. */
public final class TextWriter extends VariableWriter {

  public static final String NOT_UTF_8 = "the text is not valid UTF-8";

  private static final int LONGEST_ESCAPE = 6;

  TextWriter(WriteContext context) {
    super(context);
  }

  @Override
  int write(int position, int index) {
    long from = start(index);
    int length = length(index);
    context.ensure(position, length + 16);
    byte[] out = context.out;
    out[position] = '"';
    int at = position + 1;
    int done = 0;
    long all = 0;
    while (done < length) {
      int count = Math.min(8, length - done);
      long word = word(from + done, count);
      Mem.putLong(out, at, word);
      all |= word;
      long special = Swar.specials(word) & -1L >>> (64 - 8 * count);
      if (special == 0) {
        done += count;
        at += count;
      } else {
        int plain = Swar.first(special);
        context.ensure(at, LONGEST_ESCAPE * (length - done) + 16);
        out = context.out;
        at = escape(out, at + plain, (byte) (word >>> (8 * plain)));
        done += plain + 1;
      }
    }
    if (Swar.beyondAscii(all) && Utf8.firstInvalid(out, position + 1, at) >= 0) {
      return context.fail(NOT_UTF_8);
    }
    out[at] = '"';
    return at + 1;
  }

  private static int escape(byte[] out, int position, byte c) {
    byte[] escape = Escapes.of(c);
    System.arraycopy(escape, 0, out, position, escape.length);
    return position + escape.length;
  }
}
