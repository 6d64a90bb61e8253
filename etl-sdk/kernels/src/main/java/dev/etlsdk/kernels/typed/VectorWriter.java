package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.kernels.Mem;
import dev.etlsdk.kernels.RowFailure;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into a vector by its addresses, and lets it grow.
 *
 * @param <T> the type; the box of a primitive one
 */
abstract class VectorWriter<T> extends ValueWriter<T> {

  private final boolean nullable;
  private FieldVector vector;
  private long validity;
  private int capacity;

  /**
   * A writer.
   *
   * @param component what is written, as {@code Record.component}; deeper within a nested type the
   *     whole path, {@code Order.lines[].price}
   * @param nullable whether the column may hold null
   */
  @SuppressWarnings("NullAway.Init") // bound before it is used
  protected VectorWriter(String component, boolean nullable) {
    super(component);
    this.nullable = nullable;
  }

  @Override
  public final void bind(FieldVector newVector) {
    vector = newVector;
    refresh();
  }

  /** Takes the addresses anew: the vector, or the one it is a child of, has grown. */
  private void refresh() {
    validity = vector.getValidityBuffer().memoryAddress();
    capacity = vector.getValueCapacity();
    bindValues(vector);
  }

  /** Takes the addresses of the values, those of children included. */
  protected abstract void bindValues(FieldVector newVector);

  /** Makes room for an index. */
  protected final void ensure(int index) {
    if (index >= capacity) {
      while (index >= vector.getValueCapacity()) {
        grow(vector);
      }
      refresh();
    }
  }

  /** Makes a vector larger. */
  protected void grow(FieldVector full) {
    full.reAlloc();
  }

  @Override
  public final void write(int index, @Nullable T value) {
    if (value == null) {
      writeNull(index);
      if (!nullable) {
        throw nullWritten();
      }
      return;
    }
    ensure(index);
    try {
      put(index, value);
    } catch (RowFailure failure) {
      writeNull(index);
      throw failure.column() == null ? failure.in(column()) : failure;
    } catch (RuntimeException | Error e) {
      writeNull(index);
      throw e;
    }
    setValid(index);
  }

  @Override
  public final void writeNull(int index) {
    ensure(index);
    putNull(index);
    if (nullable) {
      set(validity, index, false);
    }
  }

  /** Notes that an index has a value. */
  protected final void setValid(int index) {
    if (nullable) {
      set(validity, index, true);
    }
  }

  /** Writes a value at an index there is room for. */
  protected abstract void put(int index, T value);

  /** Writes what stands under null at an index there is room for. */
  protected abstract void putNull(int index);

  @Override
  public final void finish(int count) {
    if (!nullable) {
      fill(vector, count);
    }
    finishValues(count);
  }

  /** Tells the vector how many values it has. */
  protected abstract void finishValues(int count);

  /** Says that the first values of a vector are none of them null. */
  static void fill(FieldVector vector, int count) {
    long bits = vector.getValidityBuffer().memoryAddress();
    Mem.fill(bits, count >>> 3, (byte) -1);
    if ((count & 7) != 0) {
      Mem.putByte(bits + (count >>> 3), (byte) ((1 << (count & 7)) - 1));
    }
  }

  /** Sets a bit. */
  static void set(long bits, int index, boolean value) {
    long at = bits + (index >>> 3);
    int mask = 1 << (index & 7);
    int old = Mem.getByte(at);
    Mem.putByte(at, (byte) (value ? old | mask : old & ~mask));
  }

  private RowFailure nullWritten() {
    return new RowFailure(
            EtlError.TRANSFORM_0002,
            "the record has null in "
                + component()
                + ", and the column '"
                + column()
                + "' is declared without nulls; make the component @Nullable or a box, or give a"
                + " value")
        .in(column());
  }
}
