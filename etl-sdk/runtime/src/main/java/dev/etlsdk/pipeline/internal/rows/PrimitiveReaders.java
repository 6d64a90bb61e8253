package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.kernels.Mem;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Readers of the types that Java has primitives for: {@code get} for the primitive, {@code read}
 * for the box.
 */
final class PrimitiveReaders {

  private PrimitiveReaders() {}

  /** Values of a fixed number of bytes. */
  abstract static class Fixed extends ValueReader {
    private final int width;
    long data;

    Fixed(String column, int width) {
      super(column);
      this.width = width;
    }

    @Override
    final void bindValues(FieldVector vector, int values) {
      data = address(vector.getDataBuffer(), (long) values * width);
    }
  }

  static final class OfBoolean extends ValueReader {
    private long data;

    OfBoolean(String column) {
      super(column);
    }

    @Override
    void bindValues(FieldVector vector, int values) {
      data = address(vector.getDataBuffer(), (values + 7L) / 8);
    }

    boolean get(int index) {
      requireValue(index);
      return bit(index);
    }

    private boolean bit(int index) {
      return (Mem.getByte(data + (index >>> 3)) >>> (index & 7) & 1) != 0;
    }

    @Override
    @Nullable Object read(int index) {
      return isNull(index) ? null : bit(index);
    }
  }

  static final class OfByte extends Fixed {
    OfByte(String column) {
      super(column, Byte.BYTES);
    }

    byte get(int index) {
      requireValue(index);
      return Mem.getByte(data + index);
    }

    @Override
    @Nullable Object read(int index) {
      return isNull(index) ? null : Mem.getByte(data + index);
    }
  }

  static final class OfShort extends Fixed {
    OfShort(String column) {
      super(column, Short.BYTES);
    }

    short get(int index) {
      requireValue(index);
      return Mem.getShort(data + 2L * index);
    }

    @Override
    @Nullable Object read(int index) {
      return isNull(index) ? null : Mem.getShort(data + 2L * index);
    }
  }

  static final class OfInt extends Fixed {
    OfInt(String column) {
      super(column, Integer.BYTES);
    }

    int get(int index) {
      requireValue(index);
      return Mem.getInt(data + 4L * index);
    }

    @Override
    @Nullable Object read(int index) {
      return isNull(index) ? null : Mem.getInt(data + 4L * index);
    }
  }

  static final class OfLong extends Fixed {
    OfLong(String column) {
      super(column, Long.BYTES);
    }

    long get(int index) {
      requireValue(index);
      return Mem.getLong(data + 8L * index);
    }

    @Override
    @Nullable Object read(int index) {
      return isNull(index) ? null : Mem.getLong(data + 8L * index);
    }
  }

  static final class OfFloat extends Fixed {
    OfFloat(String column) {
      super(column, Float.BYTES);
    }

    float get(int index) {
      requireValue(index);
      return Mem.getFloat(data + 4L * index);
    }

    @Override
    @Nullable Object read(int index) {
      return isNull(index) ? null : Mem.getFloat(data + 4L * index);
    }
  }

  static final class OfDouble extends Fixed {
    OfDouble(String column) {
      super(column, Double.BYTES);
    }

    double get(int index) {
      requireValue(index);
      return Mem.getDouble(data + 8L * index);
    }

    @Override
    @Nullable Object read(int index) {
      return isNull(index) ? null : Mem.getDouble(data + 8L * index);
    }
  }
}
