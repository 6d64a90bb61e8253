package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.internal.text.Status;
import dev.etlsdk.formats.json.internal.text.Swar;
import dev.etlsdk.formats.json.internal.text.Syntax;
import dev.etlsdk.kernels.Mem;
import org.apache.arrow.vector.FieldVector;

/** Reads BOOLEAN, a bit each. */
final class BooleanReader extends ValueReader {

  private long values;

  BooleanReader(ReadContext context, boolean nullable) {
    super(context, DataType.BOOLEAN, nullable);
  }

  @Override
  int read(byte[] b, int position, int index) {
    byte c = b[position];
    if (c != 't' && c != 'f') {
      return other(b, position, index);
    }
    int end = Syntax.literal(b, position);
    if (end < 0) {
      return fault.malformed(~end);
    }
    put(index, c == 't');
    return end;
  }

  @Override
  Status text(byte[] b, int from, int to, int index) {
    // Only keys of a MAP come here.
    int length = to - from;
    boolean isTrue = length == 4 && Swar.word(b, from, 4) == 0x65757274L;
    boolean isFalse = length == 5 && Swar.word(b, from, 5) == 0x65736C6166L;
    if (isTrue || isFalse) {
      put(index, isTrue);
      return Status.OK;
    }
    return Status.WRONG;
  }

  @Override
  boolean takesText() {
    return false;
  }

  private void put(int index, boolean value) {
    if (value) {
      long at = values + (index >>> 3);
      Mem.putByte(at, (byte) (Mem.getByte(at) | 1 << (index & 7)));
    }
    setValid(index);
  }

  @Override
  void locate(FieldVector vector) {
    super.locate(vector);
    values = vector.getDataBuffer().memoryAddress();
  }

  @Override
  long hash(int index) {
    return Mem.getByte(values + (index >>> 3)) >> (index & 7) & 1;
  }

  @Override
  boolean same(int one, int other) {
    return hash(one) == hash(other);
  }

  @Override
  void clear(int index) {
    super.clear(index);
    long at = values + (index >>> 3);
    Mem.putByte(at, (byte) (Mem.getByte(at) & ~(1 << (index & 7))));
  }
}
