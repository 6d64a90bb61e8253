package dev.etlsdk.kernels.nested;

import dev.etlsdk.kernels.Temporals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Reads values of vectors as Java objects. */
public final class VectorObjects {

  private VectorObjects() {}

  /** The value of a row; null for NULL. */
  public static @Nullable Object read(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof VarCharVector text) {
      return new String(text.get(row), StandardCharsets.UTF_8);
    }
    if (vector instanceof MapVector map) {
      return map(map, row);
    }
    if (vector instanceof ListVector list) {
      return list(list, row);
    }
    if (vector instanceof StructVector struct) {
      return fields(struct, row);
    }
    if (vector instanceof DateDayVector date) {
      return Temporals.date(date.get(row));
    }
    if (vector instanceof TimeStampVector timestamp) {
      ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
      int precision = precision(type.getUnit());
      return type.getTimezone() == null
          ? Temporals.dateTime(timestamp.get(row), precision)
          : Temporals.instant(timestamp.get(row), precision);
    }
    return vector.getField().getType() instanceof ArrowType.Time time
        ? Temporals.time(units(vector, row), precision(time.getUnit()))
        : vector.getObject(row);
  }

  private static long units(FieldVector vector, int row) {
    if (vector instanceof TimeSecVector seconds) {
      return seconds.get(row);
    }
    if (vector instanceof TimeMilliVector millis) {
      return millis.get(row);
    }
    return vector instanceof TimeMicroVector micros
        ? micros.get(row)
        : ((TimeNanoVector) vector).get(row);
  }

  /** The elements of an ARRAY. */
  public static List<@Nullable Object> list(FieldVector vector, int row) {
    ListVector list = (ListVector) vector;
    int start = list.getElementStartIndex(row);
    int end = list.getElementEndIndex(row);
    List<@Nullable Object> elements = new ArrayList<>(end - start);
    for (int i = start; i < end; i++) {
      elements.add(read(list.getDataVector(), i));
    }
    return elements;
  }

  /** The entries of a MAP, in order; of several with one key the last counts. */
  public static Map<Object, @Nullable Object> map(FieldVector vector, int row) {
    MapVector map = (MapVector) vector;
    StructVector entries = (StructVector) map.getDataVector();
    FieldVector keys = (FieldVector) entries.getChildByOrdinal(0);
    FieldVector values = (FieldVector) entries.getChildByOrdinal(1);
    Map<Object, @Nullable Object> result = new LinkedHashMap<>();
    for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
      Object key = read(keys, i);
      if (key != null) {
        result.put(key, read(values, i));
      }
    }
    return result;
  }

  /** The fields of a ROW. */
  public static List<@Nullable Object> fields(FieldVector vector, int row) {
    StructVector struct = (StructVector) vector;
    List<@Nullable Object> fields = new ArrayList<>(struct.size());
    for (int i = 0; i < struct.size(); i++) {
      fields.add(read((FieldVector) struct.getChildByOrdinal(i), row));
    }
    return fields;
  }

  /** An element of an ARRAY, counted from 1; null if there is none. */
  public static @Nullable Object element(FieldVector vector, int row, long index) {
    ListVector list = (ListVector) vector;
    int start = list.getElementStartIndex(row);
    if (index < 1 || index > list.getElementEndIndex(row) - start) {
      return null;
    }
    return read(list.getDataVector(), start + (int) index - 1);
  }

  static int precision(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> 0;
      case MILLISECOND -> 3;
      case MICROSECOND -> 6;
      case NANOSECOND -> 9;
    };
  }
}
