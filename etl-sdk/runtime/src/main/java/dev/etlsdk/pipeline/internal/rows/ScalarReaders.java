package dev.etlsdk.pipeline.internal.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.kernels.Mem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Readers of scalar types that are objects in Java. */
final class ScalarReaders {

  private ScalarReaders() {}

  /** Values of varying length. */
  abstract static class Variable extends ValueReader {
    private long offsets;
    private long data;

    Variable(String column) {
      super(column);
    }

    @Override
    final void bindValues(FieldVector vector, int values) {
      offsets = address(vector.getOffsetBuffer(), values == 0 ? 0 : (values + 1L) * Integer.BYTES);
      data = address(vector.getDataBuffer(), values == 0 ? 0 : Mem.getInt(offsets + 4L * values));
    }

    final byte[] bytes(int index) {
      int start = Mem.getInt(offsets + 4L * index);
      byte[] bytes = new byte[Mem.getInt(offsets + 4L * index + 4) - start];
      Mem.copy(data + start, bytes, 0, bytes.length);
      return bytes;
    }

    final String text(int index) {
      return new String(bytes(index), UTF_8);
    }
  }

  static final class OfString extends Variable {
    OfString(String column) {
      super(column);
    }

    @Override
    @Nullable Object read(int index) {
      return isNull(index) ? null : text(index);
    }
  }

  static final class OfBytes extends Variable {
    OfBytes(String column) {
      super(column);
    }

    @Override
    byte @Nullable [] read(int index) {
      return isNull(index) ? null : bytes(index);
    }
  }

  static final class OfUuid extends Variable {
    OfUuid(String column) {
      super(column);
    }

    @Override
    @Nullable Object read(int index) {
      if (isNull(index)) {
        return null;
      }
      String text = text(index);
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        throw new ColumnFailure(
            EtlError.VALUE_0003,
            column(),
            "the column '" + column() + "' holds '" + text + "', which is no UUID");
      }
    }
  }

  static final class OfEnum extends Variable {
    private final Class<?> type;
    private final Map<String, Object> constants = new HashMap<>();

    OfEnum(String column, Class<?> type) {
      super(column);
      this.type = type;
      for (Object constant : type.getEnumConstants()) {
        constants.put(((Enum<?>) constant).name(), constant);
      }
    }

    @Override
    @Nullable Object read(int index) {
      if (isNull(index)) {
        return null;
      }
      String text = text(index);
      Object constant = constants.get(text);
      if (constant == null) {
        String question = NearestNames.question(text, constants.keySet());
        throw new ColumnFailure(
            EtlError.VALUE_0003,
            column(),
            "the column '"
                + column()
                + "' holds '"
                + text
                + "', which is no "
                + type.getSimpleName()
                + (question.isEmpty() ? "" : "; " + question));
      }
      return constant;
    }
  }

  static final class OfDecimal extends PrimitiveReaders.Fixed {
    private final int scale;

    OfDecimal(String column, DataType.Decimal type) {
      super(column, 16);
      this.scale = type.scale();
    }

    @Override
    @Nullable Object read(int index) {
      if (isNull(index)) {
        return null;
      }
      long low = Mem.getLong(data + 16L * index);
      long high = Mem.getLong(data + 16L * index + 8);
      if (high == low >> 63) {
        return BigDecimal.valueOf(low, scale);
      }
      byte[] bigEndian = new byte[16];
      Mem.putLong(bigEndian, 0, Long.reverseBytes(high));
      Mem.putLong(bigEndian, 8, Long.reverseBytes(low));
      return new BigDecimal(new BigInteger(bigEndian), scale);
    }
  }

  static final class OfDate extends PrimitiveReaders.Fixed {
    OfDate(String column) {
      super(column, Integer.BYTES);
    }

    @Override
    @Nullable Object read(int index) {
      return isNull(index) ? null : LocalDate.ofEpochDay(Mem.getInt(data + 4L * index));
    }
  }

  static final class OfTime extends PrimitiveReaders.Fixed {
    private final long nanosPerUnit;
    private final boolean narrow;

    OfTime(String column, DataType.Time type) {
      super(column, type.precision() <= 3 ? Integer.BYTES : Long.BYTES);
      this.nanosPerUnit = TimeUnits.nanosPerUnit(type.precision());
      this.narrow = type.precision() <= 3;
    }

    @Override
    @Nullable Object read(int index) {
      if (isNull(index)) {
        return null;
      }
      long units = narrow ? Mem.getInt(data + 4L * index) : Mem.getLong(data + 8L * index);
      return LocalTime.ofNanoOfDay(units * nanosPerUnit);
    }
  }

  static final class OfTimestamp extends PrimitiveReaders.Fixed {
    private final long unitsPerSecond;
    private final long nanosPerUnit;
    private final boolean instant;

    OfTimestamp(String column, DataType.Timestamp type) {
      super(column, Long.BYTES);
      this.nanosPerUnit = TimeUnits.nanosPerUnit(type.precision());
      this.unitsPerSecond = TimeUnits.NANOS_PER_SECOND / nanosPerUnit;
      this.instant = type.local();
    }

    @Override
    @Nullable Object read(int index) {
      if (isNull(index)) {
        return null;
      }
      long units = Mem.getLong(data + 8L * index);
      long seconds = Math.floorDiv(units, unitsPerSecond);
      int nanos = (int) (Math.floorMod(units, unitsPerSecond) * nanosPerUnit);
      return instant
          ? Instant.ofEpochSecond(seconds, nanos)
          : LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
    }
  }
}
