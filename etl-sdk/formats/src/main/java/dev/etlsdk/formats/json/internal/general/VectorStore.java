package dev.etlsdk.formats.json.internal.general;

import dev.etlsdk.api.schema.DataType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Puts Java objects into vectors, one row after the other, with Arrow's own means. */
public final class VectorStore {

  private VectorStore() {}

  /** Puts a value, as {@link GeneralReader} makes them, at an index; grows the vector as needed. */
  public static void put(FieldVector vector, int index, DataType type, @Nullable Object value) {
    if (value == null) {
      return; // new memory is null
    }
    switch (type.kind()) {
      case BOOLEAN -> ((BitVector) vector).setSafe(index, (Boolean) value ? 1 : 0);
      case DECIMAL -> ((DecimalVector) vector).setSafe(index, (BigDecimal) value);
      case VARCHAR -> bytes(vector, index, ((String) value).getBytes(StandardCharsets.UTF_8));
      case BINARY -> bytes(vector, index, ((ByteBuffer) value).array());
      case ARRAY -> array((ListVector) vector, index, (DataType.Array) type, (List<?>) value);
      case MAP -> map((ListVector) vector, index, (DataType.MapOf) type, (Map<?, ?>) value);
      case ROW -> row((StructVector) vector, index, (DataType.Row) type, (Object[]) value);
      default -> fixed((BaseFixedWidthVector) vector, index, bits(value));
    }
  }

  private static long bits(Object value) {
    return value instanceof Double d
        ? Double.doubleToRawLongBits(d)
        : value instanceof Float f ? Float.floatToRawIntBits(f) : (Long) value;
  }

  private static void fixed(BaseFixedWidthVector vector, int index, long bits) {
    while (index >= vector.getValueCapacity()) {
      vector.reAlloc();
    }
    vector.setIndexDefined(index);
    switch (vector.getTypeWidth()) {
      case 1 -> vector.getDataBuffer().setByte(index, (int) bits);
      case 2 -> vector.getDataBuffer().setShort(2L * index, (int) bits);
      case 4 -> vector.getDataBuffer().setInt(4L * index, (int) bits);
      default -> vector.getDataBuffer().setLong(8L * index, bits);
    }
  }

  private static void bytes(FieldVector vector, int index, byte[] bytes) {
    ((BaseVariableWidthVector) vector).setSafe(index, bytes);
  }

  private static void array(ListVector vector, int index, DataType.Array type, List<?> elements) {
    int at = vector.startNewValue(index);
    for (Object element : elements) {
      room(vector.getDataVector(), at);
      put(vector.getDataVector(), at++, type.element(), element);
    }
    vector.endValue(index, elements.size());
  }

  private static void map(ListVector vector, int index, DataType.MapOf type, Map<?, ?> entries) {
    StructVector children = (StructVector) vector.getDataVector();
    int at = vector.startNewValue(index);
    Iterator<? extends Map.Entry<?, ?>> all = entries.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<?, ?> entry = all.next();
      room(children, at);
      children.setIndexDefined(at);
      put(children.getChildrenFromFields().get(0), at, type.key(), entry.getKey());
      put(children.getChildrenFromFields().get(1), at++, type.value(), entry.getValue());
    }
    vector.endValue(index, entries.size());
  }

  private static void row(StructVector vector, int index, DataType.Row type, Object[] values) {
    vector.setIndexDefined(index);
    for (int i = 0; i < values.length; i++) {
      put(vector.getChildrenFromFields().get(i), index, type.fields().get(i).type(), values[i]);
    }
  }

  private static void room(FieldVector vector, int index) {
    while (index >= vector.getValueCapacity()) {
      vector.reAlloc();
    }
  }
}
