package dev.etlsdk.kernels.stage;

import dev.etlsdk.kernels.Bytes;
import dev.etlsdk.kernels.Mem;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseVariableWidthVector;

/**
 * Writes the values of a VARCHAR or BINARY column from the first row to the last. A row's bytes
 * count when {@link #end} is called for it. Owns no memory: what it allocates belongs to the
 * vector.
 */
public final class TextWriter {

  private final BaseVariableWidthVector vector;
  private long offsets;
  private long data;
  private long capacity;
  private long position;

  TextWriter(BaseVariableWidthVector vector) {
    this.vector = vector;
    offsets = vector.getOffsetBuffer().memoryAddress();
    Mem.putInt(offsets, 0);
    bind();
  }

  private void bind() {
    ArrowBuf buffer = vector.getDataBuffer();
    data = buffer.memoryAddress();
    capacity = buffer.capacity();
  }

  /** Adds a text to the row in hand. */
  public void write(String text) {
    write(Bytes.of(text));
  }

  /** Adds bytes to the row in hand. */
  public void write(byte[] bytes) {
    reserve(bytes.length);
    Mem.copy(bytes, 0, data + position, bytes.length);
    position += bytes.length;
  }

  /** Adds the bytes of a row of another column to the row in hand. */
  public void copy(long fromOffsets, long fromData, int fromRow) {
    int start = Mem.getInt(fromOffsets + 4L * fromRow);
    int length = Mem.getInt(fromOffsets + 4L * fromRow + 4) - start;
    reserve(length);
    Mem.copy(fromData + start, data + position, length);
    position += length;
  }

  /** Ends a row: its value is what was added since the last. */
  public void end(int row) {
    Mem.putInt(offsets + 4L * (row + 1), (int) position);
  }

  long bytes() {
    return position;
  }

  private void reserve(int bytes) {
    while (position + bytes > capacity) {
      if (position + bytes > Integer.MAX_VALUE) {
        throw new IllegalStateException(
            "the texts of one column of a batch take more than 2 GiB; use smaller batches");
      }
      vector.reallocDataBuffer(position + bytes);
      bind();
    }
  }
}
