package dev.etlsdk.kernels.typed;

import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of one Java type into a vector, from the first index to the last, growing it where
 * needed. An index may be written again as long as none after it was. Bound to a vector for the
 * time of a batch, and used by one thread.
 *
 * @param <T> the type; the box of a primitive one
 */
public abstract class ValueWriter<T> {

  private final String component;

  /**
   * A writer.
   *
   * @param component what is written, as {@code Record.component}; deeper within a nested type the
   *     whole path, {@code Order.lines[].price}
   */
  protected ValueWriter(String component) {
    this.component = component;
  }

  /** What is written: the record and the path from it. */
  public final String component() {
    return component;
  }

  /** The column's name; within a nested type the path from the column. */
  public final String column() {
    return component.substring(component.indexOf('.') + 1);
  }

  /**
   * Writes into a vector from now on.
   *
   * @param vector allocated and empty; borrowed until the next call
   */
  public abstract void bind(FieldVector vector);

  /**
   * Writes a value.
   *
   * @throws dev.etlsdk.kernels.RowFailure if the column can't hold it; then the index holds null,
   *     or for a column without nulls a value that nobody may look at
   */
  public abstract void write(int index, @Nullable T value);

  /** Writes null; in a column without nulls a value that nobody may look at. */
  public abstract void writeNull(int index);

  /**
   * Ends the vector.
   *
   * @param count how many values it has, from index 0 on, all of which were written
   */
  public abstract void finish(int count);
}
