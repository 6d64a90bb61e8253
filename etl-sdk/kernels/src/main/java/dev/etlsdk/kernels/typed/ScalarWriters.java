package dev.etlsdk.kernels.typed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.etlsdk.kernels.Decimals;
import dev.etlsdk.kernels.Mem;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.Temporals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;

/** Writers of scalar types that are objects in Java. */
public final class ScalarWriters {

  private static final int DECIMAL_WIDTH = 16;

  private ScalarWriters() {}

  /**
   * Values of varying length.
   *
   * @param <T> the type
   */
  abstract static class Variable<T> extends VectorWriter<T> {
    private BaseVariableWidthVector vector;
    private long offsets;
    private long data;
    private long capacity;

    @SuppressWarnings("NullAway.Init") // bound before it is used
    Variable(String component, boolean nullable) {
      super(component, nullable);
    }

    @Override
    protected final void bindValues(FieldVector newVector) {
      vector = (BaseVariableWidthVector) newVector;
      offsets = vector.getOffsetBuffer().memoryAddress();
      bindData();
    }

    private void bindData() {
      ArrowBuf buffer = vector.getDataBuffer();
      data = buffer.memoryAddress();
      capacity = buffer.capacity();
    }

    /** Offsets only: the bytes grow when they are full. */
    @Override
    protected final void grow(FieldVector full) {
      ((BaseVariableWidthVector) full).reallocValidityAndOffsetBuffers();
    }

    final void putBytes(int index, byte[] bytes) {
      int start = Mem.getInt(offsets + 4L * index);
      long end = (long) start + bytes.length;
      if (end > capacity) {
        if (end > Integer.MAX_VALUE) {
          throw new IllegalStateException(
              "the values of "
                  + component()
                  + " take more than 2 GiB in one batch; use smaller batches");
        }
        vector.reallocDataBuffer(end);
        bindData();
      }
      Mem.copy(bytes, 0, data + start, bytes.length);
      Mem.putInt(offsets + 4L * index + 4, (int) end);
    }

    @Override
    protected final void putNull(int index) {
      Mem.putInt(offsets + 4L * index + 4, Mem.getInt(offsets + 4L * index));
    }

    @Override
    protected final void finishValues(int count) {
      vector.setLastSet(count - 1);
      vector.setValueCount(count);
    }
  }

  /** Text as VARCHAR. */
  public static final class OfText extends Variable<String> {

    /** A writer of a component. */
    public OfText(String component, boolean nullable) {
      super(component, nullable);
    }

    @Override
    protected void put(int index, String value) {
      requirePairs(value);
      putBytes(index, value.getBytes(UTF_8));
    }

    /** Without this, getBytes would write a question mark for half a character. */
    private void requirePairs(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isSurrogate(c)) {
          if (!Character.isHighSurrogate(c)
              || i + 1 == text.length()
              || !Character.isLowSurrogate(text.charAt(i + 1))) {
            throw RowFailure.cast(
                "the text for "
                    + component()
                    + " has half a surrogate pair at index "
                    + i
                    + ", which is no character");
          }
          i++;
        }
      }
    }
  }

  /** BINARY. */
  public static final class OfBytes extends Variable<byte[]> {

    /** A writer of a component. */
    public OfBytes(String component, boolean nullable) {
      super(component, nullable);
    }

    @Override
    protected void put(int index, byte[] value) {
      putBytes(index, value);
    }
  }

  /** UUIDs as VARCHAR. */
  public static final class OfUuid extends Variable<UUID> {

    /** A writer of a component. */
    public OfUuid(String component, boolean nullable) {
      super(component, nullable);
    }

    @Override
    protected void put(int index, UUID value) {
      putBytes(index, value.toString().getBytes(UTF_8));
    }
  }

  /**
   * Constants of an enum as VARCHAR, by their names.
   *
   * @param <E> the enum
   */
  public static final class OfEnum<E extends Enum<E>> extends Variable<E> {
    private final byte[][] names;

    /** A writer of a component. */
    public OfEnum(String component, boolean nullable, Class<E> type) {
      super(component, nullable);
      E[] constants = type.getEnumConstants();
      names = new byte[constants.length][];
      for (E constant : constants) {
        names[constant.ordinal()] = constant.name().getBytes(UTF_8);
      }
    }

    @Override
    protected void put(int index, E value) {
      putBytes(index, names[value.ordinal()]);
    }
  }

  /** DECIMAL. */
  public static final class OfDecimal extends PrimitiveWriters.Fixed<BigDecimal> {
    private final int precision;
    private final int scale;

    /** A writer of a component. */
    public OfDecimal(String component, boolean nullable, int precision, int scale) {
      super(component, nullable, DECIMAL_WIDTH);
      this.precision = precision;
      this.scale = scale;
    }

    /** Digits behind the scale are rounded half away from zero. */
    @Override
    protected void put(int index, BigDecimal value) {
      Decimals.write(data, index, Decimals.fit(value, precision, scale));
    }
  }

  /** DATE. */
  public static final class OfDate extends PrimitiveWriters.Fixed<LocalDate> {

    /** A writer of a component. */
    public OfDate(String component, boolean nullable) {
      super(component, nullable, Integer.BYTES);
    }

    @Override
    protected void put(int index, LocalDate value) {
      Mem.putInt(data + 4L * index, Temporals.days(value));
    }
  }

  /** TIME; digits behind the precision are dropped. */
  public static final class OfTime extends PrimitiveWriters.Fixed<LocalTime> {
    private final int precision;

    /** A writer of a component. */
    public OfTime(String component, boolean nullable, int precision) {
      super(
          component, nullable, precision <= ScalarReaders.NARROW_TIME ? Integer.BYTES : Long.BYTES);
      this.precision = precision;
    }

    @Override
    protected void put(int index, LocalTime value) {
      long units = Temporals.units(value, precision);
      if (precision <= ScalarReaders.NARROW_TIME) {
        Mem.putInt(data + 4L * index, (int) units);
      } else {
        Mem.putLong(data + 8L * index, units);
      }
    }
  }

  /** TIMESTAMP; digits behind the precision are dropped. */
  public static final class OfDateTime extends PrimitiveWriters.Fixed<LocalDateTime> {
    private final int precision;

    /** A writer of a component. */
    public OfDateTime(String component, boolean nullable, int precision) {
      super(component, nullable, Long.BYTES);
      this.precision = precision;
    }

    @Override
    protected void put(int index, LocalDateTime value) {
      Mem.putLong(data + 8L * index, Temporals.units(value, precision));
    }
  }

  /** TIMESTAMP WITH LOCAL TIME ZONE; digits behind the precision are dropped. */
  public static final class OfInstant extends PrimitiveWriters.Fixed<Instant> {
    private final int precision;

    /** A writer of a component. */
    public OfInstant(String component, boolean nullable, int precision) {
      super(component, nullable, Long.BYTES);
      this.precision = precision;
    }

    @Override
    protected void put(int index, Instant value) {
      Mem.putLong(data + 8L * index, Temporals.units(value, precision));
    }
  }
}
