package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.kernels.Bitmaps;
import dev.etlsdk.kernels.RowFailure;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one column as one Java type. Bound to a vector for the time of a batch, which
 * it borrows, and used by one thread. It checks the vector's bounds when it is bound and none per
 * value: the caller knows that an index is one of the values it was bound to.
 *
 * @param <T> the type; the box of a primitive one
 */
public abstract class ValueReader<T> {

  private final String component;
  private boolean nulls;
  private long validity;

  /**
   * A reader.
   *
   * @param component what is read into, as {@code Record.component}; deeper within a nested type
   *     the whole path, {@code Order.lines[].price}
   */
  protected ValueReader(String component) {
    this.component = component;
  }

  /** What is read into: the record and the path from it. */
  public final String component() {
    return component;
  }

  /** The column's name; within a nested type the path from the column. */
  public final String column() {
    return component.substring(component.indexOf('.') + 1);
  }

  /**
   * Reads from a vector from now on.
   *
   * @param vector borrowed until the next call
   * @param values how many of it may be read
   */
  public final void bind(FieldVector vector, int values) {
    // Decided once a column: without nulls no value asks for its bit.
    nulls = values > 0 && vector.getNullCount() > 0;
    validity = nulls ? address(vector.getValidityBuffer(), (values + 7L) / 8) : 0;
    bindValues(vector, values);
  }

  /** Takes the addresses of the values. */
  protected abstract void bindValues(FieldVector vector, int values);

  /**
   * The value; null if it is null.
   *
   * @throws RowFailure if the value has no form in the type
   */
  public abstract @Nullable T read(int index);

  /**
   * The value.
   *
   * @throws RowFailure {@code ETL-VALUE-0005} if it is null, or as {@link #read}
   */
  public final T required(int index) {
    T value = read(index);
    if (value == null) {
      throw nullRead();
    }
    return value;
  }

  /**
   * Whether a value of the bound vector may be one that {@link #read} fails for. Mostly not: then
   * nobody has to look at them to know.
   */
  public boolean mayFail() {
    return false;
  }

  /**
   * Fails the row for a value that has no form in the type, and makes none of it.
   *
   * @throws RowFailure as {@link #read}
   */
  public void check(int index) {}

  /** Notes the rows for which {@link #check} fails, among the first so many. */
  public final void checkAll(int rows, RowErrors errors) {
    for (int row = 0; row < rows; row++) {
      try {
        check(row);
      } catch (RowFailure failure) {
        errors.add(row, failure.code(), failure.column(), String.valueOf(failure.getMessage()));
      }
    }
  }

  /** Whether some value of the bound vector is null. */
  final boolean hasNulls() {
    return nulls;
  }

  /** Whether a value is null. */
  public final boolean isNull(int index) {
    return nulls && !Bitmaps.get(validity, index);
  }

  /** For primitives: nothing else can stand for null. */
  final void requireValue(int index) {
    if (isNull(index)) {
      throw nullRead();
    }
  }

  private RowFailure nullRead() {
    return new RowFailure(
            EtlError.VALUE_0005,
            "the column '"
                + column()
                + "' is null, and "
                + component
                + " is read as a value that can't be; take a box, Optional or @Nullable there")
        .in(column());
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
