package dev.etlsdk.kernels.typed;

import dev.etlsdk.kernels.Bitmaps;
import dev.etlsdk.kernels.Mem;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Readers of the types that Java has primitives for: {@code get} for the primitive, {@code read}
 * for the box.
 */
public final class PrimitiveReaders {

  private PrimitiveReaders() {}

  /**
   * Values of a fixed number of bytes.
   *
   * @param <T> the type
   */
  abstract static class Fixed<T> extends ValueReader<T> {
    private final int width;
    long data;

    Fixed(String component, int width) {
      super(component);
      this.width = width;
    }

    @Override
    protected final void bindValues(FieldVector vector, int values) {
      data = address(vector.getDataBuffer(), (long) values * width);
    }
  }

  /** BOOLEAN. */
  public static final class OfBoolean extends ValueReader<Boolean> {
    private long data;

    /** A reader into a component. */
    public OfBoolean(String component) {
      super(component);
    }

    @Override
    protected void bindValues(FieldVector vector, int values) {
      data = address(vector.getDataBuffer(), (values + 7L) / 8);
    }

    /** The value; fails the row for null. */
    public boolean get(int index) {
      requireValue(index);
      return Bitmaps.get(data, index);
    }

    @Override
    public @Nullable Boolean read(int index) {
      return isNull(index) ? null : Bitmaps.get(data, index);
    }
  }

  /** TINYINT. */
  public static final class OfByte extends Fixed<Byte> {

    /** A reader into a component. */
    public OfByte(String component) {
      super(component, Byte.BYTES);
    }

    /** The value; fails the row for null. */
    public byte get(int index) {
      requireValue(index);
      return Mem.getByte(data + index);
    }

    @Override
    public @Nullable Byte read(int index) {
      return isNull(index) ? null : Mem.getByte(data + index);
    }
  }

  /** SMALLINT. */
  public static final class OfShort extends Fixed<Short> {

    /** A reader into a component. */
    public OfShort(String component) {
      super(component, Short.BYTES);
    }

    /** The value; fails the row for null. */
    public short get(int index) {
      requireValue(index);
      return Mem.getShort(data + 2L * index);
    }

    @Override
    public @Nullable Short read(int index) {
      return isNull(index) ? null : Mem.getShort(data + 2L * index);
    }
  }

  /** INTEGER. */
  public static final class OfInt extends Fixed<Integer> {

    /** A reader into a component. */
    public OfInt(String component) {
      super(component, Integer.BYTES);
    }

    /** The value; fails the row for null. */
    public int get(int index) {
      requireValue(index);
      return Mem.getInt(data + 4L * index);
    }

    @Override
    public @Nullable Integer read(int index) {
      return isNull(index) ? null : Mem.getInt(data + 4L * index);
    }
  }

  /** BIGINT. */
  public static final class OfLong extends Fixed<Long> {

    /** A reader into a component. */
    public OfLong(String component) {
      super(component, Long.BYTES);
    }

    /** The value; fails the row for null. */
    public long get(int index) {
      requireValue(index);
      return Mem.getLong(data + 8L * index);
    }

    @Override
    public @Nullable Long read(int index) {
      return isNull(index) ? null : Mem.getLong(data + 8L * index);
    }
  }

  /** REAL. */
  public static final class OfFloat extends Fixed<Float> {

    /** A reader into a component. */
    public OfFloat(String component) {
      super(component, Float.BYTES);
    }

    /** The value; fails the row for null. */
    public float get(int index) {
      requireValue(index);
      return Mem.getFloat(data + 4L * index);
    }

    @Override
    public @Nullable Float read(int index) {
      return isNull(index) ? null : Mem.getFloat(data + 4L * index);
    }
  }

  /** DOUBLE. */
  public static final class OfDouble extends Fixed<Double> {

    /** A reader into a component. */
    public OfDouble(String component) {
      super(component, Double.BYTES);
    }

    /** The value; fails the row for null. */
    public double get(int index) {
      requireValue(index);
      return Mem.getDouble(data + 8L * index);
    }

    @Override
    public @Nullable Double read(int index) {
      return isNull(index) ? null : Mem.getDouble(data + 8L * index);
    }
  }
}
