package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.kernels.Mem;
import java.util.Objects;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Reads values of any length. */
abstract class VariableReader extends ValueReader {

  private static final int SLACK = 16;

  private final Offsets offsets = new Offsets();
  private @Nullable BaseVariableWidthVector vector;
  private double bytesPerValue = 16;
  private long data;
  private long capacity;

  VariableReader(ReadContext context, DataType type, boolean nullable) {
    super(context, type, nullable);
  }

  /** The address for a value of at most so many bytes, plus up to seven that don't count. */
  final long reserve(int length) {
    long needed = (long) offsets.end() + length + 8;
    if (needed > capacity) {
      grow(needed);
    }
    return data + offsets.end();
  }

  /** How many bytes can be written from {@link #reserve} on. */
  final long room() {
    return capacity - offsets.end();
  }

  private void grow(long needed) {
    BaseVariableWidthVector growing = Objects.requireNonNull(vector);
    growing.reallocDataBuffer(Math.max(needed + SLACK, capacity * 2));
    locate(growing);
  }

  /** Ends the value that was written at the reserved address. */
  final void commit(int index, int length) {
    offsets.commit(index, offsets.end() + length);
    setValid(index);
  }

  final void put(byte[] from, int position, int length, int index) {
    long to = reserve(length);
    Mem.copy(from, position, to, length);
    commit(index, length);
  }

  @Override
  void prepare(FieldVector vector, int count) {
    double atMost = (double) (context.bytes + SLACK) / Math.max(1, count);
    ((BaseVariableWidthVector) vector).setInitialCapacity(count, Math.min(bytesPerValue, atMost));
  }

  @Override
  void begin(FieldVector newVector) {
    vector = (BaseVariableWidthVector) newVector;
    offsets.begin();
    locate(newVector);
  }

  @Override
  void locate(FieldVector newVector) {
    super.locate(newVector);
    offsets.locate(newVector.getOffsetBuffer().memoryAddress());
    data = newVector.getDataBuffer().memoryAddress();
    capacity = newVector.getDataBuffer().capacity();
  }

  @Override
  long hash(int index) {
    long at = data + offsets.start(index);
    long end = data + offsets.start(index + 1);
    long hash = end - at;
    for (; at + 8 <= end; at += 8) {
      hash = (hash ^ Mem.getLong(at)) * KeySet.MIX;
      hash ^= hash >>> 32;
    }
    for (; at < end; at++) {
      hash = (hash ^ Mem.getByte(at)) * KeySet.MIX;
    }
    return hash;
  }

  @Override
  boolean same(int one, int other) {
    int length = offsets.start(one + 1) - offsets.start(one);
    if (offsets.start(other + 1) - offsets.start(other) != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Mem.getByte(data + offsets.start(one) + i)
          != Mem.getByte(data + offsets.start(other) + i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  void clear(int index) {
    super.clear(index);
    offsets.back(index);
  }

  @Override
  void finish(int count) {
    offsets.fill(count);
    Objects.requireNonNull(vector).setLastSet(count - 1);
    if (count > 0) {
      bytesPerValue = Math.max(bytesPerValue * 0.9, (double) offsets.end() / count + 1);
    }
    vector = null;
  }
}
