package dev.etlsdk.testkit.batch;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
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
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Writes canonical Java values into vectors. Made for clarity, not for speed. */
final class VectorWriter {

  private VectorWriter() {}

  static void write(FieldVector vector, int index, DataType type, @Nullable Object value) {
    if (value == null) {
      writeNull(vector, index, type);
      return;
    }
    switch (type.kind()) {
      case BOOLEAN -> ((BitVector) vector).setSafe(index, (Boolean) value ? 1 : 0);
      case TINYINT -> ((TinyIntVector) vector).setSafe(index, (Byte) value);
      case SMALLINT -> ((SmallIntVector) vector).setSafe(index, (Short) value);
      case INTEGER -> ((IntVector) vector).setSafe(index, (Integer) value);
      case BIGINT -> ((BigIntVector) vector).setSafe(index, (Long) value);
      case REAL -> ((Float4Vector) vector).setSafe(index, (Float) value);
      case DOUBLE -> ((Float8Vector) vector).setSafe(index, (Double) value);
      case DECIMAL -> ((DecimalVector) vector).setSafe(index, (BigDecimal) value);
      case VARCHAR ->
          ((VarCharVector) vector)
              .setSafe(index, ((String) value).getBytes(StandardCharsets.UTF_8));
      case BINARY -> ((VarBinaryVector) vector).setSafe(index, bytes((ByteBuffer) value));
      case DATE ->
          ((DateDayVector) vector)
              .setSafe(index, Math.toIntExact(((LocalDate) value).toEpochDay()));
      case TIME -> writeTime(vector, index, ((DataType.Time) type).precision(), (LocalTime) value);
      case TIMESTAMP, TIMESTAMP_LTZ ->
          ((TimeStampVector) vector).setSafe(index, timestamp((DataType.Timestamp) type, value));
      case ARRAY -> writeArray((ListVector) vector, index, (DataType.Array) type, (List<?>) value);
      case MAP -> writeMap((ListVector) vector, index, (DataType.MapOf) type, (Map<?, ?>) value);
      case ROW -> writeRow((StructVector) vector, index, (DataType.Row) type, (Map<?, ?>) value);
    }
  }

  private static void writeNull(FieldVector vector, int index, DataType type) {
    // The value under the null is written too: a vector that grows may hold what was in memory
    // before.
    if (vector instanceof StructVector struct) {
      struct.setNull(index);
      List<Column> fields = ((DataType.Row) type).fields();
      for (int i = 0; i < fields.size(); i++) {
        writeNull((FieldVector) struct.getChildByOrdinal(i), index, fields.get(i).type());
      }
    } else {
      vector.setNull(index);
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static void writeTime(FieldVector vector, int index, int precision, LocalTime time) {
    long units = SecondFraction.exactUnits(time.toNanoOfDay(), precision, time);
    switch (precision) {
      case 0 -> ((TimeSecVector) vector).setSafe(index, (int) units);
      case 3 -> ((TimeMilliVector) vector).setSafe(index, (int) units);
      case 6 -> ((TimeMicroVector) vector).setSafe(index, units);
      default -> ((TimeNanoVector) vector).setSafe(index, units);
    }
  }

  private static long timestamp(DataType.Timestamp type, Object value) {
    Instant instant =
        value instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) value;
    long unitsASecond = SecondFraction.unitsASecond(type.precision());
    long fraction = SecondFraction.exactUnits(instant.getNano(), type.precision(), value);
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), unitsASecond), fraction);
  }

  private static void writeArray(
      ListVector vector, int index, DataType.Array type, List<?> elements) {
    int start = vector.startNewValue(index);
    for (int i = 0; i < elements.size(); i++) {
      write(vector.getDataVector(), start + i, type.element(), elements.get(i));
    }
    vector.endValue(index, elements.size());
  }

  private static void writeMap(
      ListVector vector, int index, DataType.MapOf type, Map<?, ?> entries) {
    int at = vector.startNewValue(index);
    StructVector struct = (StructVector) vector.getDataVector();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      struct.setIndexDefined(at);
      write((FieldVector) struct.getChildByOrdinal(0), at, type.key(), entry.getKey());
      write((FieldVector) struct.getChildByOrdinal(1), at, type.value(), entry.getValue());
      at++;
    }
    vector.endValue(index, entries.size());
  }

  private static void writeRow(
      StructVector vector, int index, DataType.Row type, Map<?, ?> fields) {
    vector.setIndexDefined(index);
    for (int i = 0; i < type.fields().size(); i++) {
      Column field = type.fields().get(i);
      write(
          (FieldVector) vector.getChildByOrdinal(i), index, field.type(), fields.get(field.name()));
    }
  }
}
