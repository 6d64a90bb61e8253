package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.kernels.Mem;
import org.apache.arrow.vector.FieldVector;

/** Reads values of 1, 2, 4, 8 or 16 bytes each. */
abstract class FixedReader extends ValueReader {

  private final int width;
  private long values;

  FixedReader(ReadContext context, DataType type, boolean nullable, int width) {
    super(context, type, nullable);
    this.width = width;
  }

  final void put(int index, long value) {
    switch (width) {
      case 4 -> Mem.putInt(values + 4L * index, (int) value);
      case 8 -> Mem.putLong(values + 8L * index, value);
      case 2 -> Mem.putShort(values + 2L * index, (short) value);
      default -> Mem.putByte(values + index, (byte) value);
    }
    setValid(index);
  }

  final void put(int index, long high, long low) {
    Mem.putLong(values + 16L * index, low);
    Mem.putLong(values + 16L * index + 8, high);
    setValid(index);
  }

  @Override
  void locate(FieldVector vector) {
    super.locate(vector);
    values = vector.getDataBuffer().memoryAddress();
  }

  @Override
  long hash(int index) {
    return switch (width) {
      case 4 -> Mem.getInt(values + 4L * index);
      case 8 -> Mem.getLong(values + 8L * index);
      case 2 -> Mem.getShort(values + 2L * index);
      case 1 -> Mem.getByte(values + index);
      default -> Mem.getLong(values + 16L * index) * 31 + Mem.getLong(values + 16L * index + 8);
    };
  }

  @Override
  boolean same(int one, int other) {
    return hash(one) == hash(other)
        && (width < 16 || Mem.getLong(values + 16L * one) == Mem.getLong(values + 16L * other));
  }

  @Override
  void clear(int index) {
    super.clear(index);
    Mem.fill(values + (long) width * index, width, (byte) 0);
  }
}
