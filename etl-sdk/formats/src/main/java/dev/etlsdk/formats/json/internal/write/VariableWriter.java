package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.kernels.Mem;
import org.apache.arrow.vector.FieldVector;

/** Writes values of any length. */
abstract class VariableWriter extends ValueWriter {

  private long offsets;
  private long data;
  private long end;

  VariableWriter(WriteContext context) {
    super(context);
  }

  @Override
  void begin(FieldVector vector) {
    super.begin(vector);
    offsets = vector.getOffsetBuffer().memoryAddress();
    data = vector.getDataBuffer().memoryAddress();
    end = data + vector.getDataBuffer().capacity();
  }

  final long start(int index) {
    return data + Mem.getInt(offsets + 4L * index);
  }

  final int length(int index) {
    return Mem.getInt(offsets + 4L * index + 4) - Mem.getInt(offsets + 4L * index);
  }

  /** Up to eight bytes at an address, zeros behind them. */
  final long word(long address, int count) {
    if (address + 8 <= end) {
      return Mem.getLong(address) & -1L >>> (64 - 8 * count);
    }
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (Mem.getByte(address + i) & 0xFFL) << (8 * i);
    }
    return word;
  }
}
