package dev.etlsdk.pipeline.internal.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;

/** Writers of scalar types, from objects. */
final class ScalarWriters {

  private ScalarWriters() {}

  /** Sets one value of a vector. */
  @FunctionalInterface
  interface Setter<V extends FieldVector> {
    void set(V vector, int index, Object value, String column);
  }

  /** Values of a fixed number of bytes. */
  static final class Fixed<V extends BaseFixedWidthVector> extends ValueWriter {
    private final Class<V> type;
    private final Setter<V> setter;
    private V vector;

    @SuppressWarnings("NullAway.Init") // bound before it is used
    Fixed(String column, boolean nullable, Class<V> type, Setter<V> setter) {
      super(column, nullable);
      this.type = type;
      this.setter = setter;
    }

    @Override
    void bind(FieldVector newVector) {
      vector = type.cast(newVector);
    }

    @Override
    void writeValue(int index, Object value) {
      while (index >= vector.getValueCapacity()) {
        vector.reAlloc();
      }
      vector.setNull(index);
      setter.set(vector, index, value, column());
    }

    @Override
    void writeNull(int index) {
      while (index >= vector.getValueCapacity()) {
        vector.reAlloc();
      }
      vector.setNull(index);
    }
  }

  /** Values of varying length. */
  static final class Variable extends ValueWriter {
    private final boolean text;
    private BaseVariableWidthVector vector;

    @SuppressWarnings("NullAway.Init") // bound before it is used
    Variable(String column, boolean nullable, boolean text) {
      super(column, nullable);
      this.text = text;
    }

    @Override
    void bind(FieldVector newVector) {
      vector = (BaseVariableWidthVector) newVector;
    }

    @Override
    void writeValue(int index, Object value) {
      byte[] bytes;
      try {
        bytes = text ? utf8(value) : (byte[]) value;
      } catch (ColumnFailure e) {
        writeNull(index);
        throw e;
      }
      vector.setSafe(index, bytes);
    }

    private byte[] utf8(Object value) {
      String string = value instanceof Enum<?> constant ? constant.name() : value.toString();
      requirePairs(string);
      return string.getBytes(UTF_8);
    }

    /** Without this, getBytes would write a question mark for half a character. */
    private void requirePairs(String string) {
      for (int i = 0; i < string.length(); i++) {
        char c = string.charAt(i);
        if (Character.isSurrogate(c)) {
          if (!Character.isHighSurrogate(c)
              || i + 1 == string.length()
              || !Character.isLowSurrogate(string.charAt(i + 1))) {
            throw new ColumnFailure(
                EtlError.VALUE_0003,
                column(),
                "the text for '"
                    + column()
                    + "' has half a surrogate pair at index "
                    + i
                    + ", which is no character");
          }
          i++;
        }
      }
    }

    @Override
    void writeNull(int index) {
      while (index >= vector.getValueCapacity()) {
        vector.reallocValidityAndOffsetBuffers();
      }
      vector.setNull(index);
    }
  }

  /** The writer of a scalar column. */
  static ValueWriter of(DataType type, String column, boolean nullable) {
    return switch (type.kind()) {
      case BOOLEAN ->
          new Fixed<>(
              column, nullable, BitVector.class, (v, i, o, c) -> v.set(i, (Boolean) o ? 1 : 0));
      case TINYINT ->
          new Fixed<>(column, nullable, TinyIntVector.class, (v, i, o, c) -> v.set(i, (Byte) o));
      case SMALLINT ->
          new Fixed<>(column, nullable, SmallIntVector.class, (v, i, o, c) -> v.set(i, (Short) o));
      case INTEGER ->
          new Fixed<>(column, nullable, IntVector.class, (v, i, o, c) -> v.set(i, (Integer) o));
      case BIGINT ->
          new Fixed<>(column, nullable, BigIntVector.class, (v, i, o, c) -> v.set(i, (Long) o));
      case REAL ->
          new Fixed<>(column, nullable, Float4Vector.class, (v, i, o, c) -> v.set(i, (Float) o));
      case DOUBLE ->
          new Fixed<>(column, nullable, Float8Vector.class, (v, i, o, c) -> v.set(i, (Double) o));
      case DECIMAL -> decimal((DataType.Decimal) type, column, nullable);
      case VARCHAR -> new Variable(column, nullable, true);
      case BINARY -> new Variable(column, nullable, false);
      case DATE -> new Fixed<>(column, nullable, DateDayVector.class, ScalarWriters::date);
      case TIME -> time((DataType.Time) type, column, nullable);
      case TIMESTAMP, TIMESTAMP_LTZ -> timestamp((DataType.Timestamp) type, column, nullable);
      case ARRAY, MAP, ROW -> throw new IllegalArgumentException(type + " is no scalar");
    };
  }

  private static void date(DateDayVector vector, int index, Object value, String column) {
    long day = ((LocalDate) value).toEpochDay();
    if (day != (int) day) {
      throw new ColumnFailure(
          EtlError.VALUE_0001,
          column,
          "the date " + value + " is out of the range of the column '" + column + "'");
    }
    vector.set(index, (int) day);
  }

  private static ValueWriter decimal(DataType.Decimal type, String column, boolean nullable) {
    return new Fixed<>(
        column,
        nullable,
        DecimalVector.class,
        (vector, index, value, name) -> {
          BigDecimal decimal = ((BigDecimal) value).setScale(type.scale(), RoundingMode.HALF_UP);
          if (decimal.precision() > type.precision()) {
            throw new ColumnFailure(
                EtlError.VALUE_0001,
                name,
                value + " is out of the range of the column '" + name + "', " + type);
          }
          vector.set(index, decimal);
        });
  }

  private static ValueWriter time(DataType.Time type, String column, boolean nullable) {
    long nanosPerUnit = TimeUnits.nanosPerUnit(type.precision());
    return switch (type.precision()) {
      case 0 ->
          new Fixed<>(
              column,
              nullable,
              TimeSecVector.class,
              (v, i, o, c) -> v.set(i, (int) units(o, nanosPerUnit)));
      case 3 ->
          new Fixed<>(
              column,
              nullable,
              TimeMilliVector.class,
              (v, i, o, c) -> v.set(i, (int) units(o, nanosPerUnit)));
      case 6 ->
          new Fixed<>(
              column,
              nullable,
              TimeMicroVector.class,
              (v, i, o, c) -> v.set(i, units(o, nanosPerUnit)));
      default ->
          new Fixed<>(
              column,
              nullable,
              TimeNanoVector.class,
              (v, i, o, c) -> v.set(i, units(o, nanosPerUnit)));
    };
  }

  private static long units(Object time, long nanosPerUnit) {
    return ((LocalTime) time).toNanoOfDay() / nanosPerUnit;
  }

  private static ValueWriter timestamp(DataType.Timestamp type, String column, boolean nullable) {
    int precision = type.precision();
    return new Fixed<>(
        column,
        nullable,
        TimeStampVector.class,
        (vector, index, value, name) -> {
          Instant instant =
              value instanceof LocalDateTime local
                  ? local.toInstant(ZoneOffset.UTC)
                  : (Instant) value;
          vector.set(
              index, TimeUnits.units(name, instant.getEpochSecond(), instant.getNano(), precision));
        });
  }
}
