package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.kernels.Bytes;
import dev.etlsdk.kernels.Decimals;
import dev.etlsdk.kernels.Mem;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.kernels.Temporals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Readers of scalar types that are objects in Java. */
public final class ScalarReaders {

  /** Up to here TIME counts in 32 bits. */
  static final int NARROW_TIME = 3;

  private static final int DECIMAL_WIDTH = 16;

  private static final int SHOWN = 16;

  private ScalarReaders() {}

  /**
   * Values of varying length.
   *
   * @param <T> the type
   */
  abstract static class Variable<T> extends ValueReader<T> {
    private long offsets;
    private long data;

    Variable(String component) {
      super(component);
    }

    @Override
    protected final void bindValues(FieldVector vector, int values) {
      offsets = address(vector.getOffsetBuffer(), values == 0 ? 0 : (values + 1L) * Integer.BYTES);
      data = address(vector.getDataBuffer(), values == 0 ? 0 : Mem.getInt(offsets + 4L * values));
    }

    final byte[] bytes(int index) {
      return Bytes.read(offsets, data, index);
    }

    final String text(int index) {
      return Bytes.text(offsets, data, index);
    }

    final boolean holds(int index, byte[] bytes) {
      return Bytes.equal(offsets, data, index, bytes);
    }
  }

  /** VARCHAR as text. */
  public static final class OfText extends Variable<String> {

    /** A reader into a component. */
    public OfText(String component) {
      super(component);
    }

    @Override
    public @Nullable String read(int index) {
      return isNull(index) ? null : text(index);
    }
  }

  /** BINARY. */
  public static final class OfBytes extends Variable<byte[]> {

    /** A reader into a component. */
    public OfBytes(String component) {
      super(component);
    }

    @Override
    public byte @Nullable [] read(int index) {
      return isNull(index) ? null : bytes(index);
    }
  }

  /** VARCHAR as a UUID. */
  public static final class OfUuid extends Variable<UUID> {

    /** A reader into a component. */
    public OfUuid(String component) {
      super(component);
    }

    @Override
    public boolean mayFail() {
      return true;
    }

    @Override
    public void check(int index) {
      read(index);
    }

    @Override
    public @Nullable UUID read(int index) {
      if (isNull(index)) {
        return null;
      }
      String text = text(index);
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        throw RowFailure.cast(
                "the column '"
                    + column()
                    + "' holds '"
                    + text
                    + "', and "
                    + component()
                    + " is a UUID")
            .in(column());
      }
    }
  }

  /**
   * VARCHAR as constants of an enum, by their names.
   *
   * @param <E> the enum
   */
  public static final class OfEnum<E extends Enum<E>> extends Variable<E> {
    private final Class<E> type;
    private final E[] constants;
    private final byte[][] names;

    /** A reader into a component. */
    public OfEnum(String component, Class<E> type) {
      super(component);
      this.type = type;
      this.constants = type.getEnumConstants();
      this.names = new byte[constants.length][];
      for (E constant : constants) {
        names[constant.ordinal()] = Bytes.of(constant.name());
      }
    }

    @Override
    public boolean mayFail() {
      return true;
    }

    @Override
    public void check(int index) {
      if (!isNull(index)) {
        find(index);
      }
    }

    @Override
    public @Nullable E read(int index) {
      return isNull(index) ? null : constants[find(index)];
    }

    /** The constant, by the bytes of its name: no text is made of them. */
    private int find(int index) {
      for (int i = 0; i < names.length; i++) {
        if (holds(index, names[i])) {
          return i;
        }
      }
      throw unknown(text(index));
    }

    private RowFailure unknown(String text) {
      List<String> known = Arrays.stream(constants).map(Enum::name).toList();
      String question = NearestNames.question(text, known);
      return RowFailure.cast(
              "the column '"
                  + column()
                  + "' holds '"
                  + text
                  + "', and "
                  + component()
                  + " takes the constants of "
                  + type.getSimpleName()
                  + (question.isEmpty() ? few(known) : "; " + question))
          .in(column());
    }
  }

  /** Names for a message, if they are few. */
  private static String few(List<String> names) {
    return names.size() > SHOWN ? "" : ", " + names;
  }

  /** DECIMAL. */
  public static final class OfDecimal extends PrimitiveReaders.Fixed<BigDecimal> {
    private final int scale;

    /** A reader into a component. */
    public OfDecimal(String component, int scale) {
      super(component, DECIMAL_WIDTH);
      this.scale = scale;
    }

    @Override
    public @Nullable BigDecimal read(int index) {
      return isNull(index) ? null : Decimals.read(data, index, scale);
    }
  }

  /** DATE. */
  public static final class OfDate extends PrimitiveReaders.Fixed<LocalDate> {

    /** A reader into a component. */
    public OfDate(String component) {
      super(component, Integer.BYTES);
    }

    @Override
    public @Nullable LocalDate read(int index) {
      return isNull(index) ? null : Temporals.date(Mem.getInt(data + 4L * index));
    }
  }

  /** TIME. */
  public static final class OfTime extends PrimitiveReaders.Fixed<LocalTime> {
    private final int precision;

    /** A reader into a component. */
    public OfTime(String component, int precision) {
      super(component, precision <= NARROW_TIME ? Integer.BYTES : Long.BYTES);
      this.precision = precision;
    }

    @Override
    public @Nullable LocalTime read(int index) {
      if (isNull(index)) {
        return null;
      }
      long units =
          precision <= NARROW_TIME ? Mem.getInt(data + 4L * index) : Mem.getLong(data + 8L * index);
      return Temporals.time(units, precision);
    }
  }

  /** TIMESTAMP. */
  public static final class OfDateTime extends PrimitiveReaders.Fixed<LocalDateTime> {
    private final int precision;

    /** A reader into a component. */
    public OfDateTime(String component, int precision) {
      super(component, Long.BYTES);
      this.precision = precision;
    }

    @Override
    public @Nullable LocalDateTime read(int index) {
      try {
        return isNull(index) ? null : Temporals.dateTime(Mem.getLong(data + 8L * index), precision);
      } catch (RowFailure e) {
        throw e.in(column());
      }
    }
  }

  /** TIMESTAMP WITH LOCAL TIME ZONE. */
  public static final class OfInstant extends PrimitiveReaders.Fixed<Instant> {
    private final int precision;

    /** A reader into a component. */
    public OfInstant(String component, int precision) {
      super(component, Long.BYTES);
      this.precision = precision;
    }

    @Override
    public @Nullable Instant read(int index) {
      try {
        return isNull(index) ? null : Temporals.instant(Mem.getLong(data + 8L * index), precision);
      } catch (RowFailure e) {
        throw e.in(column());
      }
    }
  }
}
