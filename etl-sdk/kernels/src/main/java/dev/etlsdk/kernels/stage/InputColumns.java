package dev.etlsdk.kernels.stage;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.kernels.Bitmaps;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * The addresses of a batch's columns. Bound to one batch at a time, which it borrows; used by one
 * thread.
 */
public final class InputColumns {

  private final int columns;
  private final int[][] paths;
  private final long[] validity;
  private final long[] data;
  private final long[] offsets;
  private final FieldVector[] vectors;
  private int rows;

  InputColumns(int columns, int[][] paths) {
    this.columns = columns;
    this.paths = paths;
    int all = columns + paths.length;
    validity = new long[all];
    data = new long[all];
    offsets = new long[all];
    vectors = new FieldVector[all];
  }

  void bind(Batch batch) {
    if (batch.schema().size() != columns) {
      throw new IllegalArgumentException(
          "a batch of " + batch.schema().size() + " columns for a stage that reads " + columns);
    }
    rows = batch.rows();
    for (int column = 0; column < columns; column++) {
      bind(column, batch.vector(column));
    }
    for (int path = 0; path < paths.length; path++) {
      FieldVector vector = vectors[paths[path][0]];
      for (int i = 1; i < paths[path].length; i++) {
        vector = (FieldVector) ((StructVector) vector).getChildByOrdinal(paths[path][i]);
      }
      bind(columns + path, vector);
    }
  }

  private void bind(int column, FieldVector vector) {
    vectors[column] = vector;
    validity[column] =
        rows == 0 || vector.getNullCount() == 0 ? 0 : vector.getValidityBuffer().memoryAddress();
    if (vector.getField().getChildren().isEmpty()) {
      data[column] = vector.getDataBuffer().memoryAddress();
    }
    if (vector instanceof BaseVariableWidthVector) {
      offsets[column] = vector.getOffsetBuffer().memoryAddress();
    }
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
