package dev.etlsdk.testkit.batch;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Reads vectors to canonical Java values. Made for clarity, not for speed. */
final class VectorReader {

  private VectorReader() {}

  static @Nullable Object read(FieldVector vector, int index, DataType type) {
    if (vector.isNull(index)) {
      return null;
    }
    return switch (type.kind()) {
      case BOOLEAN -> ((BitVector) vector).get(index) != 0;
      case TINYINT -> ((TinyIntVector) vector).get(index);
      case SMALLINT -> ((SmallIntVector) vector).get(index);
      case INTEGER -> ((IntVector) vector).get(index);
      case BIGINT -> ((BigIntVector) vector).get(index);
      case REAL -> ((Float4Vector) vector).get(index);
      case DOUBLE -> ((Float8Vector) vector).get(index);
      case DECIMAL -> ((DecimalVector) vector).getObject(index);
      case VARCHAR -> new String(((VarCharVector) vector).get(index), StandardCharsets.UTF_8);
      case BINARY -> ByteBuffer.wrap(((VarBinaryVector) vector).get(index)).asReadOnlyBuffer();
      case DATE -> LocalDate.ofEpochDay(((DateDayVector) vector).get(index));
      case TIME -> time(vector, index, ((DataType.Time) type).precision());
      case TIMESTAMP -> LocalDateTime.ofInstant(instant(vector, index, type), ZoneOffset.UTC);
      case TIMESTAMP_LTZ -> instant(vector, index, type);
      case ARRAY -> array((ListVector) vector, index, (DataType.Array) type);
      case MAP -> map((ListVector) vector, index, (DataType.MapOf) type);
      case ROW -> row((StructVector) vector, index, (DataType.Row) type);
    };
  }

  private static LocalTime time(FieldVector vector, int index, int precision) {
    long units =
        switch (precision) {
          case 0 -> ((TimeSecVector) vector).get(index);
          case 3 -> ((TimeMilliVector) vector).get(index);
          case 6 -> ((TimeMicroVector) vector).get(index);
          default -> ((TimeNanoVector) vector).get(index);
        };
    return LocalTime.ofNanoOfDay(Math.multiplyExact(units, SecondFraction.nanosAUnit(precision)));
  }

  private static Instant instant(FieldVector vector, int index, DataType type) {
    int precision = ((DataType.Timestamp) type).precision();
    long units = ((TimeStampVector) vector).get(index);
    long unitsASecond = SecondFraction.unitsASecond(precision);
    return Instant.ofEpochSecond(
        Math.floorDiv(units, unitsASecond),
        Math.floorMod(units, unitsASecond) * SecondFraction.nanosAUnit(precision));
  }

  private static List<@Nullable Object> array(ListVector vector, int index, DataType.Array type) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = vector.getElementStartIndex(index); i < vector.getElementEndIndex(index); i++) {
      elements.add(read(vector.getDataVector(), i, type.element()));
    }
    return Collections.unmodifiableList(elements);
  }

  private static Map<Object, @Nullable Object> map(
      ListVector vector, int index, DataType.MapOf type) {
    StructVector struct = (StructVector) vector.getDataVector();
    FieldVector keys = (FieldVector) struct.getChildByOrdinal(0);
    FieldVector values = (FieldVector) struct.getChildByOrdinal(1);
    Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
    for (int i = vector.getElementStartIndex(index); i < vector.getElementEndIndex(index); i++) {
      Object key =
          Objects.requireNonNull(read(keys, i, type.key()), "a key of a MAP is never null");
      entries.put(key, read(values, i, type.value()));
    }
    return Collections.unmodifiableMap(entries);
  }

  private static Map<String, @Nullable Object> row(
      StructVector vector, int index, DataType.Row type) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < type.fields().size(); i++) {
      Column field = type.fields().get(i);
      fields.put(
          field.name(), read((FieldVector) vector.getChildByOrdinal(i), index, field.type()));
    }
    return Collections.unmodifiableMap(fields);
  }
}
