package dev.etlsdk.formats.json.internal.write;

import dev.etlsdk.kernels.Mem;
import org.apache.arrow.vector.FieldVector;

/** Writes values of one column, field or element from the memory of its vector. Not thread-safe. */
abstract class ValueWriter {

  static final int NULL_TEXT = 0x6C6C756E;

  final WriteContext context;
  private long validity;
  private boolean hasNulls;

  ValueWriter(WriteContext context) {
    this.context = context;
  }

  /**
   * Writes the value at an index, which is not null.
   *
   * @return the position after it, or {@link WriteContext#FAILED} with the reason noted
   */
  abstract int write(int position, int index);

  /** Begins with a vector. */
  void begin(FieldVector vector) {
    hasNulls = vector.getNullCount() > 0;
    validity = vector.getValidityBuffer().memoryAddress();
  }

  final boolean isNull(int index) {
    return hasNulls && (Mem.getByte(validity + (index >>> 3)) >> (index & 7) & 1) == 0;
  }

  /** Writes the value at an index, or null. */
  final int writeOrNull(int position, int index) {
    return isNull(index) ? writeNull(position) : write(position, index);
  }

  final int writeNull(int position) {
    Mem.putInt(context.out, position, NULL_TEXT);
    return position + 4;
  }
}
