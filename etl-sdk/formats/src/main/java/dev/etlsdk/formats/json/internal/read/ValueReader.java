package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.formats.json.internal.text.Fault;
import dev.etlsdk.formats.json.internal.text.Status;
import dev.etlsdk.formats.json.internal.text.Swar;
import dev.etlsdk.formats.json.internal.text.Syntax;
import dev.etlsdk.formats.json.internal.text.TextToken;
import dev.etlsdk.kernels.Mem;
import org.apache.arrow.vector.FieldVector;

/**
 * Reads values of one column, field or element into the memory of its vector.
 *
 * <p>A vector begins with zeros: a value that is null or absent needs no writing. Each reader can
 * take back what it wrote at its last index, and leaves zeros there. Not thread-safe.
 */
abstract class ValueReader {

  final ReadContext context;
  final Fault fault;
  final DataType type;
  private final boolean nullable;
  private long validity;

  ValueReader(ReadContext context, DataType type, boolean nullable) {
    this.context = context;
    this.fault = context.fault;
    this.type = type;
    this.nullable = nullable;
  }

  /**
   * Reads a value.
   *
   * @param b padded text
   * @param position the value's first byte
   * @param index where in the vector; nothing is written there yet
   * @return the position after the value, or {@link Fault#FAILED} with the reason noted and perhaps
   *     something to be {@link #clear cleared} at the index
   */
  abstract int read(byte[] b, int position, int index);

  /** Takes a string, or the key of a MAP, for a value. */
  abstract Status text(byte[] b, int from, int to, int index);

  /** Takes a well-formed number for a value. */
  Status number(byte[] b, int from, int to, int index) {
    return Status.WRONG;
  }

  /** Whether strings are taken for values. */
  boolean takesText() {
    return true;
  }

  /** Takes back what stands at the last index read. */
  void clear(int index) {
    long at = validity + (index >>> 3);
    Mem.putByte(at, (byte) (Mem.getByte(at) & ~(1 << (index & 7))));
  }

  /** Takes back what stands from an index on. */
  void truncate(int from, int to) {
    for (int index = to - 1; index >= from; index--) {
      clear(index);
    }
  }

  /** A number that is the same for all values that are {@link #same}; for keys of a MAP only. */
  long hash(int index) {
    throw new UnsupportedOperationException(type + " is no key");
  }

  /** Whether the values at two indices are the same; for keys of a MAP only. */
  boolean same(int one, int other) {
    throw new UnsupportedOperationException(type + " is no key");
  }

  final void setValid(int index) {
    long at = validity + (index >>> 3);
    Mem.putByte(at, (byte) (Mem.getByte(at) | 1 << (index & 7)));
  }

  /** Says how much memory the vector will need for so many values, before it is allocated. */
  void prepare(FieldVector vector, int count) {
    vector.setInitialCapacity(count);
  }

  /** Begins with an allocated vector, empty. */
  void begin(FieldVector vector) {
    locate(vector);
  }

  /** Looks up the addresses, which change as a vector grows. */
  void locate(FieldVector vector) {
    validity = vector.getValidityBuffer().memoryAddress();
  }

  /** Completes what is not written a value at a time; the value count is set by the caller. */
  void finish(int count) {}

  /** Reads what is not the usual form of a value: null, a string, a number, or the wrong thing. */
  final int other(byte[] b, int position, int index) {
    byte c = b[position];
    if (c == '"') {
      return takesText() ? string(b, position, index) : fault.value(Status.WRONG, position, type);
    }
    int end = Syntax.token(b, position);
    if (end < 0) {
      return fault.malformed(~end);
    }
    if (c == 'n') {
      return nullable ? end : fault.required(position);
    }
    boolean isNumber = c == '-' || Syntax.isDigit(c);
    Status status = isNumber ? number(b, position, end, index) : Status.WRONG;
    return status == Status.OK ? end : fault.value(status, position, type);
  }

  final int string(byte[] b, int position, int index) {
    int special = Swar.nextSpecial(b, position + 1);
    int end = special + 1;
    Status status;
    if (b[special] == '"') {
      status = text(b, position + 1, special, index);
    } else {
      TextToken token = context.token;
      end = token.read(b, position);
      if (end < 0) {
        return fault.malformed(~end);
      }
      if (token.malformed()) {
        return fault.loneSurrogate(position);
      }
      status = text(token.bytes(), 0, token.length(), index);
    }
    return status == Status.OK ? end : fault.value(status, position, type);
  }
}
