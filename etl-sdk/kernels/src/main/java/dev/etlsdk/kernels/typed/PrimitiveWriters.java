package dev.etlsdk.kernels.typed;

import dev.etlsdk.kernels.Mem;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;

/**
 * Writers of the types that Java has primitives for: with a primitive for columns without nulls,
 * with a box for the others.
 */
public final class PrimitiveWriters {

  private PrimitiveWriters() {}

  /**
   * Values of a fixed number of bytes.
   *
   * @param <T> the type
   */
  abstract static class Fixed<T> extends VectorWriter<T> {
    private final int width;
    private BaseFixedWidthVector vector;
    long data;

    @SuppressWarnings("NullAway.Init") // bound before it is used
    Fixed(String component, boolean nullable, int width) {
      super(component, nullable);
      this.width = width;
    }

    @Override
    protected final void bindValues(FieldVector newVector) {
      vector = (BaseFixedWidthVector) newVector;
      data = vector.getDataBuffer().memoryAddress();
    }

    @Override
    protected final void putNull(int index) {
      long at = data + (long) width * index;
      switch (width) {
        case Byte.BYTES -> Mem.putByte(at, (byte) 0);
        case Short.BYTES -> Mem.putShort(at, (short) 0);
        case Integer.BYTES -> Mem.putInt(at, 0);
        case Long.BYTES -> Mem.putLong(at, 0);
        default -> Mem.fill(at, width, (byte) 0);
      }
    }

    @Override
    protected final void finishValues(int count) {
      vector.setValueCount(count);
    }
  }

  /** BOOLEAN. */
  public static final class OfBoolean extends VectorWriter<Boolean> {
    private FieldVector vector;
    private long data;

    /** A writer of a component. */
    @SuppressWarnings("NullAway.Init") // bound before it is used
    public OfBoolean(String component, boolean nullable) {
      super(component, nullable);
    }

    /** Writes a value. */
    public void write(int index, boolean value) {
      ensure(index);
      set(data, index, value);
      setValid(index);
    }

    @Override
    protected void bindValues(FieldVector newVector) {
      vector = newVector;
      data = vector.getDataBuffer().memoryAddress();
    }

    @Override
    protected void put(int index, Boolean value) {
      set(data, index, value);
    }

    @Override
    protected void putNull(int index) {
      set(data, index, false);
    }

    @Override
    protected void finishValues(int count) {
      vector.setValueCount(count);
    }
  }

  /** TINYINT. */
  public static final class OfByte extends Fixed<Byte> {

    /** A writer of a component. */
    public OfByte(String component, boolean nullable) {
      super(component, nullable, Byte.BYTES);
    }

    /** Writes a value. */
    public void write(int index, byte value) {
      ensure(index);
      Mem.putByte(data + index, value);
      setValid(index);
    }

    @Override
    protected void put(int index, Byte value) {
      Mem.putByte(data + index, value);
    }
  }

  /** SMALLINT. */
  public static final class OfShort extends Fixed<Short> {

    /** A writer of a component. */
    public OfShort(String component, boolean nullable) {
      super(component, nullable, Short.BYTES);
    }

    /** Writes a value. */
    public void write(int index, short value) {
      ensure(index);
      Mem.putShort(data + 2L * index, value);
      setValid(index);
    }

    @Override
    protected void put(int index, Short value) {
      Mem.putShort(data + 2L * index, value);
    }
  }

  /** INTEGER. */
  public static final class OfInt extends Fixed<Integer> {

    /** A writer of a component. */
    public OfInt(String component, boolean nullable) {
      super(component, nullable, Integer.BYTES);
    }

    /** Writes a value. */
    public void write(int index, int value) {
      ensure(index);
      Mem.putInt(data + 4L * index, value);
      setValid(index);
    }

    @Override
    protected void put(int index, Integer value) {
      Mem.putInt(data + 4L * index, value);
    }
  }

  /** BIGINT. */
  public static final class OfLong extends Fixed<Long> {

    /** A writer of a component. */
    public OfLong(String component, boolean nullable) {
      super(component, nullable, Long.BYTES);
    }

    /** Writes a value. */
    public void write(int index, long value) {
      ensure(index);
      Mem.putLong(data + 8L * index, value);
      setValid(index);
    }

    @Override
    protected void put(int index, Long value) {
      Mem.putLong(data + 8L * index, value);
    }
  }

  /** REAL. */
  public static final class OfFloat extends Fixed<Float> {

    /** A writer of a component. */
    public OfFloat(String component, boolean nullable) {
      super(component, nullable, Float.BYTES);
    }

    /** Writes a value. */
    public void write(int index, float value) {
      ensure(index);
      Mem.putFloat(data + 4L * index, value);
      setValid(index);
    }

    @Override
    protected void put(int index, Float value) {
      Mem.putFloat(data + 4L * index, value);
    }
  }

  /** DOUBLE. */
  public static final class OfDouble extends Fixed<Double> {

    /** A writer of a component. */
    public OfDouble(String component, boolean nullable) {
      super(component, nullable, Double.BYTES);
    }

    /** Writes a value. */
    public void write(int index, double value) {
      ensure(index);
      Mem.putDouble(data + 8L * index, value);
      setValid(index);
    }

    @Override
    protected void put(int index, Double value) {
      Mem.putDouble(data + 8L * index, value);
    }
  }
}
