package dev.etlsdk.kernels.nested;

import dev.etlsdk.kernels.Bytes;
import dev.etlsdk.kernels.Decimals;
import dev.etlsdk.kernels.Temporals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
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
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Writes Java objects into vectors, from the first row to the last. */
public final class ObjectVectors {

  private ObjectVectors() {}

  /** Sets the value of a row; null is NULL. */
  public static void write(FieldVector vector, int row, @Nullable Object value) {
    if (value == null) {
      vector.setNull(row);
    } else if (vector instanceof VarCharVector text) {
      text.setSafe(row, Bytes.of((String) value));
    } else if (vector instanceof VarBinaryVector binary) {
      binary.setSafe(row, (byte[]) value);
    } else if (vector instanceof MapVector map) {
      writeMap(map, row, (Map<?, ?>) value);
    } else if (vector instanceof ListVector list) {
      writeList(list, row, (List<?>) value);
    } else if (vector instanceof StructVector struct) {
      writeFields(struct, row, (List<?>) value);
    } else if (vector instanceof BitVector bit) {
      bit.setSafe(row, (Boolean) value ? 1 : 0);
    } else if (vector instanceof DecimalVector decimal) {
      decimal.setSafe(
          row, Decimals.fit((BigDecimal) value, decimal.getPrecision(), decimal.getScale()));
    } else if (value instanceof Number number) {
      writeNumber(vector, row, number);
    } else {
      writeTime(vector, row, value);
    }
  }

  private static void writeNumber(FieldVector vector, int row, Number number) {
    if (vector instanceof IntVector v) {
      v.setSafe(row, number.intValue());
    } else if (vector instanceof BigIntVector v) {
      v.setSafe(row, number.longValue());
    } else if (vector instanceof Float8Vector v) {
      v.setSafe(row, number.doubleValue());
    } else if (vector instanceof Float4Vector v) {
      v.setSafe(row, number.floatValue());
    } else if (vector instanceof SmallIntVector v) {
      v.setSafe(row, number.shortValue());
    } else {
      ((TinyIntVector) vector).setSafe(row, number.byteValue());
    }
  }

  private static void writeTime(FieldVector vector, int row, Object value) {
    if (value instanceof LocalDate date) {
      ((DateDayVector) vector).setSafe(row, Temporals.days(date));
    } else if (value instanceof LocalTime time) {
      int precision =
          VectorObjects.precision(((ArrowType.Time) vector.getField().getType()).getUnit());
      writeUnits(vector, row, Temporals.units(time, precision));
    } else {
      int precision =
          VectorObjects.precision(((ArrowType.Timestamp) vector.getField().getType()).getUnit());
      long units =
          value instanceof Instant instant
              ? Temporals.units(instant, precision)
              : Temporals.units((LocalDateTime) value, precision);
      ((TimeStampVector) vector).setSafe(row, units);
    }
  }

  private static void writeUnits(FieldVector vector, int row, long units) {
    if (vector instanceof TimeSecVector v) {
      v.setSafe(row, (int) units);
    } else if (vector instanceof TimeMilliVector v) {
      v.setSafe(row, (int) units);
    } else if (vector instanceof TimeMicroVector v) {
      v.setSafe(row, units);
    } else {
      ((TimeNanoVector) vector).setSafe(row, units);
    }
  }

  private static void writeList(ListVector list, int row, List<?> values) {
    int at = list.startNewValue(row);
    for (Object value : values) {
      write(list.getDataVector(), at++, value);
    }
    list.endValue(row, values.size());
  }

  private static void writeMap(MapVector map, int row, Map<?, ?> values) {
    int at = map.startNewValue(row);
    StructVector entries = (StructVector) map.getDataVector();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      entries.setIndexDefined(at);
      write((FieldVector) entries.getChildByOrdinal(0), at, entry.getKey());
      write((FieldVector) entries.getChildByOrdinal(1), at, entry.getValue());
      at++;
    }
    map.endValue(row, values.size());
  }

  private static void writeFields(StructVector struct, int row, List<?> values) {
    struct.setIndexDefined(row);
    for (int i = 0; i < values.size(); i++) {
      write((FieldVector) struct.getChildByOrdinal(i), row, values.get(i));
    }
  }
}
