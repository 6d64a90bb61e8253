package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.kernels.Bitmaps;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;

/**
 * The addresses of a batch's columns. Bound to one batch at a time, which it borrows; used by one thread.
 */
public final class InputColumns {

  private final long[] validity;
  private final long[] data;
  private final long[] offsets;
  private final FieldVector[] vectors;
  private int rows;

  InputColumns(int columns) {
    validity = new long[columns];
    data = new long[columns];
    offsets = new long[columns];
    vectors = new FieldVector[columns];
  }

  void bind(Batch batch) {
    if (batch.root().getFieldVectors().size() != vectors.length) {
      throw new IllegalArgumentException(
          "a batch of " + batch.root().getFieldVectors().size() + " columns for a stage that reads " + vectors.length);
    }
    rows = batch.rows();
    for (int column = 0; column < vectors.length; column++) {
      FieldVector vector = batch.vector(column);
      vectors[column] = vector;
      validity[column] = rows == 0 || vector.getNullCount() == 0 ? 0 : vector.getValidityBuffer().memoryAddress();
      if (vector.getField().getChildren().isEmpty()) {
        data[column] = vector.getDataBuffer().memoryAddress();
      }
      if (vector instanceof BaseVariableWidthVector) {
        offsets[column] = vector.getOffsetBuffer().memoryAddress();
      }
    }
  }

  int size() {
    return vectors.length;
  }

  /** The address of a column's values. */
  public long data(int column) {
    return data[column];
  }

  /** The address of a column's offsets, for values of different lengths. */
  public long offsets(int column) {
    return offsets[column];
  }

  /** The vector of a column, borrowed. */
  public FieldVector vector(int column) {
    return vectors[column];
  }

  /** Which rows of a block have a value; rows behind the last have no meaning. */
  public long valid(int column, int base) {
    return validity[column] == 0 ? -1L : Bitmaps.word(validity[column], base, rows);
  }

  /** The bits of a BOOLEAN column in a block. */
  public long bits(int column, int base) {
    return Bitmaps.word(data[column], base, rows);
  }
}
