package dev.etlsdk.sql;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.MetadataColumns;
import dev.etlsdk.api.schema.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
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
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/** Java objects into Arrow vectors and back, through Arrow's own access methods only. */
final class RowVectors {

  private RowVectors() {}

  static VectorSchemaRoot write(
      Schema read, Schema table, List<List<Object>> rows, BufferAllocator allocator) {
    List<FieldVector> vectors = new ArrayList<>();
    for (Column column : read) {
      FieldVector vector = dev.etlsdk.api.schema.ArrowTypes.toField(column).createVector(allocator);
      vector.allocateNew();
      int index = table.indexOf(column.name()).orElse(-1);
      if (index < 0
          && MetadataColumns.ALL.stream().noneMatch(m -> m.name().equals(column.name()))) {
        throw new AssertionError("no column " + column);
      }
      for (int i = 0; i < rows.size(); i++) {
        set(vector, column.type(), i, index < 0 ? null : rows.get(i).get(index));
      }
      vector.setValueCount(rows.size());
      vectors.add(vector);
    }
    return new VectorSchemaRoot(read.toArrow().getFields(), vectors, rows.size());
  }

  private static void set(FieldVector vector, DataType type, int row, Object value) {
    if (value == null) {
      vector.setNull(row);
      return;
    }
    switch (type.kind()) {
      case BOOLEAN -> ((BitVector) vector).setSafe(row, (Boolean) value ? 1 : 0);
      case TINYINT -> ((TinyIntVector) vector).setSafe(row, ((Number) value).byteValue());
      case SMALLINT -> ((SmallIntVector) vector).setSafe(row, ((Number) value).shortValue());
      case INTEGER -> ((IntVector) vector).setSafe(row, ((Number) value).intValue());
      case BIGINT -> ((BigIntVector) vector).setSafe(row, ((Number) value).longValue());
      case REAL -> ((Float4Vector) vector).setSafe(row, ((Number) value).floatValue());
      case DOUBLE -> ((Float8Vector) vector).setSafe(row, ((Number) value).doubleValue());
      case DECIMAL ->
          ((DecimalVector) vector)
              .setSafe(row, ((BigDecimal) value).setScale(((DataType.Decimal) type).scale()));
      case VARCHAR ->
          ((VarCharVector) vector).setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
      case BINARY -> ((VarBinaryVector) vector).setSafe(row, (byte[]) value);
      case DATE -> ((DateDayVector) vector).setSafe(row, (int) ((LocalDate) value).toEpochDay());
      case TIME ->
          setTime(
              vector,
              row,
              ((LocalTime) value).toNanoOfDay() / unit(((DataType.Time) type).precision()));
      case TIMESTAMP, TIMESTAMP_LTZ ->
          ((TimeStampVector) vector).setSafe(row, ticks(value, (DataType.Timestamp) type));
      case ARRAY -> setList((ListVector) vector, (DataType.Array) type, row, (List<?>) value);
      case MAP -> setMap((MapVector) vector, (DataType.MapOf) type, row, (Map<?, ?>) value);
      case ROW -> setRow((StructVector) vector, (DataType.Row) type, row, (List<?>) value);
    }
  }

  private static void setTime(FieldVector vector, int row, long ticks) {
    if (vector instanceof TimeSecVector seconds) {
      seconds.setSafe(row, (int) ticks);
    } else if (vector instanceof TimeMilliVector millis) {
      millis.setSafe(row, (int) ticks);
    } else if (vector instanceof TimeMicroVector micros) {
      micros.setSafe(row, ticks);
    } else {
      ((TimeNanoVector) vector).setSafe(row, ticks);
    }
  }

  private static long ticks(Object value, DataType.Timestamp type) {
    Instant instant =
        value instanceof Instant i ? i : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
    long unit = unit(type.precision());
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L / unit),
        instant.getNano() / unit);
  }

  private static void setList(ListVector vector, DataType.Array type, int row, List<?> values) {
    int start = vector.startNewValue(row);
    for (int i = 0; i < values.size(); i++) {
      set(vector.getDataVector(), type.element(), start + i, values.get(i));
    }
    vector.endValue(row, values.size());
    vector.getDataVector().setValueCount(start + values.size());
  }

  private static void setMap(MapVector vector, DataType.MapOf type, int row, Map<?, ?> values) {
    int at = vector.startNewValue(row);
    StructVector entries = (StructVector) vector.getDataVector();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      entries.setIndexDefined(at);
      set((FieldVector) entries.getChildByOrdinal(0), type.key(), at, entry.getKey());
      set((FieldVector) entries.getChildByOrdinal(1), type.value(), at, entry.getValue());
      at++;
    }
    vector.endValue(row, values.size());
    entries.setValueCount(at);
  }

  private static void setRow(StructVector vector, DataType.Row type, int row, List<?> values) {
    vector.setIndexDefined(row);
    for (int i = 0; i < values.size(); i++) {
      set(
          (FieldVector) vector.getChildByOrdinal(i),
          type.fields().get(i).type(),
          row,
          values.get(i));
    }
  }

  static List<Object> read(Batch batch, int row) {
    List<Object> values = new ArrayList<>();
    for (int column = 0; column < batch.schema().size(); column++) {
      values.add(get(batch.vector(column), batch.schema().column(column).type(), row));
    }
    return values;
  }

  private static Object get(FieldVector vector, DataType type, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (type.kind()) {
      case DATE -> LocalDate.ofEpochDay(((DateDayVector) vector).get(row));
      case TIME ->
          LocalTime.ofNanoOfDay(time(vector, row) * unit(((DataType.Time) type).precision()));
      case TIMESTAMP ->
          LocalDateTime.ofInstant(instant(vector, (DataType.Timestamp) type, row), ZoneOffset.UTC);
      case TIMESTAMP_LTZ -> instant(vector, (DataType.Timestamp) type, row);
      case VARCHAR -> new String(((VarCharVector) vector).get(row), StandardCharsets.UTF_8);
      case ARRAY -> list((ListVector) vector, (DataType.Array) type, row);
      case MAP -> map((MapVector) vector, (DataType.MapOf) type, row);
      case ROW -> struct((StructVector) vector, (DataType.Row) type, row);
      default -> vector.getObject(row);
    };
  }

  private static long time(FieldVector vector, int row) {
    BaseFixedWidthVector fixed = (BaseFixedWidthVector) vector;
    return fixed.getTypeWidth() == 4
        ? fixed.getDataBuffer().getInt(4L * row)
        : fixed.getDataBuffer().getLong(8L * row);
  }

  private static Instant instant(FieldVector vector, DataType.Timestamp type, int row) {
    long ticks = ((TimeStampVector) vector).get(row);
    long unit = unit(type.precision());
    long perSecond = 1_000_000_000L / unit;
    return Instant.ofEpochSecond(
        Math.floorDiv(ticks, perSecond), Math.floorMod(ticks, perSecond) * unit);
  }

  private static List<Object> list(ListVector vector, DataType.Array type, int row) {
    List<Object> values = new ArrayList<>();
    for (int i = vector.getElementStartIndex(row); i < vector.getElementEndIndex(row); i++) {
      values.add(get(vector.getDataVector(), type.element(), i));
    }
    return values;
  }

  private static Map<Object, Object> map(MapVector vector, DataType.MapOf type, int row) {
    Map<Object, Object> values = new LinkedHashMap<>();
    StructVector entries = (StructVector) vector.getDataVector();
    for (int i = vector.getElementStartIndex(row); i < vector.getElementEndIndex(row); i++) {
      values.put(
          get((FieldVector) entries.getChildByOrdinal(0), type.key(), i),
          get((FieldVector) entries.getChildByOrdinal(1), type.value(), i));
    }
    return values;
  }

  private static List<Object> struct(StructVector vector, DataType.Row type, int row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < type.fields().size(); i++) {
      values.add(get((FieldVector) vector.getChildByOrdinal(i), type.fields().get(i).type(), row));
    }
    return values;
  }

  private static long unit(int precision) {
    return switch (precision) {
      case 0 -> 1_000_000_000L;
      case 3 -> 1_000_000L;
      case 6 -> 1_000L;
      default -> 1L;
    };
  }
}
