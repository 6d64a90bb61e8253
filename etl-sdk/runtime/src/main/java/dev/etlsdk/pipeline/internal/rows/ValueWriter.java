package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of one Java type into a vector, growing it where needed. Bound to a vector for the
 * time of a batch, and used by one thread.
 */
abstract class ValueWriter {

  private final String column;
  private final boolean nullable;

  /**
   * A writer.
   *
   * @param column the column's name; within a nested type the path from the column
   * @param nullable whether the column may hold null
   */
  ValueWriter(String column, boolean nullable) {
    this.column = column;
    this.nullable = nullable;
  }

  final String column() {
    return column;
  }

  final boolean nullable() {
    return nullable;
  }

  /** Writes into a vector from now on. */
  abstract void bind(FieldVector vector);

  /**
   * Writes a value.
   *
   * @throws ColumnFailure if the column can't hold it
   */
  final void write(int index, @Nullable Object value) {
    if (value != null) {
      writeValue(index, value);
      return;
    }
    writeNull(index);
    if (!nullable) {
      throw nullWritten(column);
    }
  }

  abstract void writeValue(int index, Object value);

  abstract void writeNull(int index);

  static ColumnFailure nullWritten(String column) {
    return new ColumnFailure(
        EtlError.TRANSFORM_0002,
        column,
        "the record has null in '"
            + column
            + "', which is declared without nulls; make the component @Nullable or a box, or give a"
            + " value");
  }
}
