package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.schema.ArrowTypes;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.kernels.Bitmaps;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.TransferPair;
import org.jspecify.annotations.Nullable;

/**
 * The vectors that a stage makes, and their addresses while it does. Owns the vectors until {@link
 * #take}; used by one thread.
 */
public final class OutputColumns implements AutoCloseable {

  /** Words are written whole at any bit, so the last one may reach so far behind the last row. */
  private static final int SLACK_ROWS = 128;

  private final Schema schema;
  private final FieldVector[] vectors;
  private final long[] validity;
  private final long[] data;
  private final TextWriter[] texts;

  OutputColumns(Schema schema) {
    this.schema = schema;
    int columns = schema.size();
    vectors = new FieldVector[columns];
    validity = new long[columns];
    data = new long[columns];
    texts = new TextWriter[columns];
  }

  /**
   * Makes the vectors for a number of rows. Columns of the input are shared where {@code shared}
   * names one.
   */
  void allocate(BufferAllocator allocator, int rows, InputColumns input, int[] shared) {
    for (int column = 0; column < vectors.length; column++) {
      if (shared[column] >= 0) {
        vectors[column] = share(input.vector(shared[column]), column, rows, allocator);
        continue;
      }
      FieldVector vector = ArrowTypes.toField(schema.column(column)).createVector(allocator);
      vectors[column] = vector;
      vector.setInitialCapacity(rows + SLACK_ROWS);
      vector.allocateNew();
      validity[column] = vector.getValidityBuffer().memoryAddress();
      if (vector instanceof BaseFixedWidthVector) {
        data[column] = vector.getDataBuffer().memoryAddress();
      } else if (vector instanceof BaseVariableWidthVector text) {
        texts[column] = new TextWriter(text);
      }
    }
  }

  private FieldVector share(FieldVector from, int column, int rows, BufferAllocator allocator) {
    // Into a vector that has its children already Arrow moves them by name without case, and so
    // mixes up those that differ in nothing else.
    TransferPair pair =
        schema.column(column).type().kind().isNested()
            ? from.getTransferPair(schema.column(column).name(), allocator)
            : from.getTransferPair(ArrowTypes.toField(schema.column(column)), allocator);
    pair.splitAndTransfer(0, rows);
    return (FieldVector) pair.getTo();
  }

  /** The address of a column's values. */
  public long data(int column) {
    return data[column];
  }

  /** The writer of a column of texts. */
  public TextWriter text(int column) {
    return texts[column];
  }

  /** The vector of a column. */
  public FieldVector vector(int column) {
    return vectors[column];
  }

  /** Says which of some rows have a value. */
  public void valid(int column, int row, long word, int count) {
    Bitmaps.append(validity[column], row, word, count);
  }

  /** Writes rows of a BOOLEAN column. */
  public void bits(int column, int row, long word, int count) {
    Bitmaps.append(data[column], row, word, count);
  }

  /** The vectors, now the caller's. */
  VectorSchemaRoot take(int rows) {
    List<FieldVector> taken = new ArrayList<>(vectors.length);
    for (int column = 0; column < vectors.length; column++) {
      FieldVector vector = vectors[column];
      if (texts[column] != null) {
        ((BaseVariableWidthVector) vector).setLastSet(rows - 1);
      }
      vector.setValueCount(rows);
      taken.add(vector);
    }
    clear();
    return new VectorSchemaRoot(schema.toArrow().getFields(), taken, rows);
  }

  /** Releases what wasn't taken. */
  @Override
  public void close() {
    for (@Nullable FieldVector vector : vectors) {
      if (vector != null) {
        vector.close();
      }
    }
    clear();
  }

  private void clear() {
    java.util.Arrays.fill(vectors, null);
    java.util.Arrays.fill(texts, null);
  }
}
