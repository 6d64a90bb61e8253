package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.kernels.Mem;

/** Writes BOOLEAN. */
final class BooleanWriter extends FixedWriter {

  private static final long TRUE = 0x65757274L;
  private static final long FALSE = 0x65736C6166L;

  private final boolean key;

  BooleanWriter(WriteContext context, boolean key) {
    super(context);
    this.key = key;
  }

  @Override
  int write(int position, int index) {
    boolean value = (Mem.getByte(values + (index >>> 3)) >> (index & 7) & 1) != 0;
    byte[] out = context.out;
    int at = position;
    if (key) {
      out[at++] = '"';
    }
    Mem.putLong(out, at, value ? TRUE : FALSE);
    at += value ? 4 : 5;
    if (key) {
      out[at++] = '"';
    }
    return at;
  }
}
