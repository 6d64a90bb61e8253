package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.kernels.Mem;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.typed.ValueWriter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Writes one component of many records into one column. There is one class for each way of getting
 * a value, so that primitives aren't boxed.
 */
abstract class ColumnWriter {

  /** Takes rows whose value can't be written. */
  @FunctionalInterface
  interface Failures {
    void add(int row, Throwable failure);
  }

  /**
   * Writes a column.
   *
   * @param vector empty, not allocated
   * @param failures takes the index in {@code rows} of those that failed; their value is null or
   *     zero
   */
  abstract void write(FieldVector vector, List<? extends Record> rows, Failures failures);

  /** Writes one value at an address, for primitives, which are never null. */
  abstract static class Primitive extends ColumnWriter {
    private final int width;

    Primitive(int width) {
      this.width = width;
    }

    @Override
    final void write(FieldVector vector, List<? extends Record> rows, Failures failures) {
      int count = rows.size();
      BaseFixedWidthVector fixed = (BaseFixedWidthVector) vector;
      fixed.allocateNew(Math.max(1, count));
      fill(fixed.getValidityBuffer().memoryAddress(), count);
      long address = fixed.getDataBuffer().memoryAddress();
      for (int i = 0; i < count; i++) {
        try {
          put(address + (long) i * width, rows.get(i));
        } catch (Exception | StackOverflowError | AssertionError e) {
          failures.add(i, e);
        }
      }
    }

    abstract void put(long address, Record row);
  }

  /** Sets the first bits of a buffer that is zero. */
  private static void fill(long bits, int count) {
    Mem.fill(bits, count >>> 3, (byte) -1);
    if ((count & 7) != 0) {
      Mem.putByte(bits + (count >>> 3), (byte) ((1 << (count & 7)) - 1));
    }
  }

  static final class OfInt extends Primitive {
    private final ToIntFunction<Object> accessor;
    private final int width;

    OfInt(ToIntFunction<Object> accessor, int width) {
      super(width);
      this.accessor = accessor;
      this.width = width;
    }

    @Override
    void put(long address, Record row) {
      int value = accessor.applyAsInt(row);
      switch (width) {
        case Byte.BYTES -> Mem.putByte(address, (byte) value);
        case Short.BYTES -> Mem.putShort(address, (short) value);
        default -> Mem.putInt(address, value);
      }
    }
  }

  static final class OfLong extends Primitive {
    private final ToLongFunction<Object> accessor;

    OfLong(ToLongFunction<Object> accessor) {
      super(Long.BYTES);
      this.accessor = accessor;
    }

    @Override
    void put(long address, Record row) {
      Mem.putLong(address, accessor.applyAsLong(row));
    }
  }

  static final class OfDouble extends Primitive {
    private final ToDoubleFunction<Object> accessor;

    OfDouble(ToDoubleFunction<Object> accessor) {
      super(Double.BYTES);
      this.accessor = accessor;
    }

    @Override
    void put(long address, Record row) {
      Mem.putDouble(address, accessor.applyAsDouble(row));
    }
  }

  static final class OfFloat extends Primitive {
    private final ToDoubleFunction<Object> accessor;

    OfFloat(ToDoubleFunction<Object> accessor) {
      super(Float.BYTES);
      this.accessor = accessor;
    }

    @Override
    void put(long address, Record row) {
      Mem.putFloat(address, (float) accessor.applyAsDouble(row));
    }
  }

  static final class OfBoolean extends ColumnWriter {
    private final Predicate<Object> accessor;

    OfBoolean(Predicate<Object> accessor) {
      this.accessor = accessor;
    }

    @Override
    void write(FieldVector vector, List<? extends Record> rows, Failures failures) {
      int count = rows.size();
      ((BaseFixedWidthVector) vector).allocateNew(Math.max(1, count));
      fill(vector.getValidityBuffer().memoryAddress(), count);
      long address = vector.getDataBuffer().memoryAddress();
      for (int i = 0; i < count; i++) {
        try {
          if (accessor.test(rows.get(i))) {
            long at = address + (i >>> 3);
            Mem.putByte(at, (byte) (Mem.getByte(at) | 1 << (i & 7)));
          }
        } catch (Exception | StackOverflowError | AssertionError e) {
          failures.add(i, e);
        }
      }
    }
  }

  static final class OfObject extends ColumnWriter {
    private final Function<Object, @Nullable Object> accessor;
    private final ValueWriter<Object> writer;

    OfObject(Function<Object, @Nullable Object> accessor, ValueWriter<Object> writer) {
      this.accessor = accessor;
      this.writer = writer;
    }

    @Override
    void write(FieldVector vector, List<? extends Record> rows, Failures failures) {
      int count = rows.size();
      vector.setInitialCapacity(Math.max(1, count));
      vector.allocateNew();
      writer.bind(vector);
      for (int i = 0; i < count; i++) {
        Object value;
        try {
          value = accessor.apply(rows.get(i));
        } catch (Exception | StackOverflowError | AssertionError e) {
          writer.writeNull(i);
          failures.add(i, e);
          continue;
        }
        try {
          writer.write(i, value);
        } catch (RowFailure | StackOverflowError | AssertionError e) {
          failures.add(i, e);
        }
      }
      writer.finish(count);
    }
  }
}
