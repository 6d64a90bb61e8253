package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.kernels.Mem;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one column as one Java type. Bound to a vector for the time of a batch, and
 * used by one thread; it checks the vector's bounds when it is bound and none per value.
 */
abstract class ValueReader {

  private final String column;
  private long validity;

  /** A reader of a column with this name; within a nested type the path from the column. */
  ValueReader(String column) {
    this.column = column;
  }

  final String column() {
    return column;
  }

  /**
   * Reads from a vector from now on.
   *
   * @param vector borrowed until the next call
   * @param values how many of it may be read
   */
  final void bind(FieldVector vector, int values) {
    validity = address(vector.getValidityBuffer(), (values + 7L) / 8);
    bindValues(vector, values);
  }

  abstract void bindValues(FieldVector vector, int values);

  /** The value as an object; null if it is null. */
  abstract @Nullable Object read(int index);

  final boolean isNull(int index) {
    return (Mem.getByte(validity + (index >>> 3)) >>> (index & 7) & 1) == 0;
  }

  /** For primitive access: nothing else can stand for null. */
  final void requireValue(int index) {
    if (isNull(index)) {
      throw ColumnFailure.nullRead(column, "the primitive it is read as");
    }
  }

  /** The address of a buffer of which so many bytes are going to be read. */
  static long address(ArrowBuf buffer, long bytes) {
    if (bytes > buffer.capacity()) {
      throw new IndexOutOfBoundsException(
          bytes + " bytes wanted of a vector's buffer that has " + buffer.capacity());
    }
    return buffer.memoryAddress();
  }
}
