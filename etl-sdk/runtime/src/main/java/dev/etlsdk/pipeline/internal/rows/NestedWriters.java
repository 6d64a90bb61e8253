package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.EtlError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Writers of types that hold others. */
final class NestedWriters {

  private NestedWriters() {}

  /** Values that are ranges of a child vector. A failed value leaves an empty range. */
  abstract static class Ranges extends ValueWriter {
    private ListVector vector;

    @SuppressWarnings("NullAway.Init") // bound before it is used
    Ranges(String column, boolean nullable) {
      super(column, nullable);
    }

    @Override
    final void bind(FieldVector newVector) {
      vector = (ListVector) newVector;
      bindChild(vector.getDataVector());
    }

    abstract void bindChild(FieldVector child);

    @Override
    final void writeValue(int index, Object value) {
      int start = vector.startNewValue(index);
      int written = 0;
      try {
        written = writeChildren(start, value);
      } finally {
        vector.endValue(index, written);
      }
    }

    /** Writes the children from an index on; gives how many. */
    abstract int writeChildren(int start, Object value);

    @Override
    final void writeNull(int index) {
      vector.setNull(index);
    }
  }

  static final class OfList extends Ranges {
    private final ValueWriter element;

    OfList(String column, boolean nullable, ValueWriter element) {
      super(column, nullable);
      this.element = element;
    }

    @Override
    void bindChild(FieldVector child) {
      element.bind(child);
    }

    @Override
    int writeChildren(int start, Object value) {
      int at = start;
      for (Object item : (Collection<?>) value) {
        element.write(at, item);
        at++;
      }
      return at - start;
    }
  }

  static final class OfMap extends Ranges {
    private final ValueWriter key;
    private final ValueWriter value;
    private StructVector entries;

    @SuppressWarnings("NullAway.Init") // bound before it is used
    OfMap(String column, boolean nullable, ValueWriter key, ValueWriter value) {
      super(column, nullable);
      this.key = key;
      this.value = value;
    }

    @Override
    void bindChild(FieldVector child) {
      entries = (StructVector) child;
      key.bind(entries.getChild(MapVector.KEY_NAME));
      value.bind(entries.getChild(MapVector.VALUE_NAME));
    }

    @Override
    int writeChildren(int start, Object map) {
      int at = start;
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
        entries.setIndexDefined(at);
        if (entry.getKey() == null) {
          throw new ColumnFailure(
              EtlError.TRANSFORM_0002,
              column(),
              "the map in '" + column() + "' has a null key; keys have values");
        }
        key.write(at, entry.getKey());
        value.write(at, entry.getValue());
        at++;
      }
      return at - start;
    }
  }

  static final class OfRecord extends ValueWriter {
    private final List<ValueWriter> fields;
    private final List<Function<Object, @Nullable Object>> accessors;
    private StructVector vector;

    @SuppressWarnings("NullAway.Init") // bound before it is used
    OfRecord(
        String column,
        boolean nullable,
        List<ValueWriter> fields,
        List<Function<Object, @Nullable Object>> accessors) {
      super(column, nullable);
      this.fields = fields;
      this.accessors = accessors;
    }

    @Override
    void bind(FieldVector newVector) {
      vector = (StructVector) newVector;
      List<FieldVector> children = vector.getChildrenFromFields();
      for (int i = 0; i < children.size(); i++) {
        fields.get(i).bind(children.get(i));
      }
    }

    @Override
    void writeValue(int index, Object value) {
      vector.setIndexDefined(index);
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).write(index, accessors.get(i).apply(value));
      }
    }

    @Override
    void writeNull(int index) {
      vector.setNull(index);
      for (ValueWriter field : fields) {
        field.writeNull(index);
      }
    }
  }

  /** The values of another writer, of which an empty Optional is null. */
  static final class OfOptional extends ValueWriter {
    private final ValueWriter inner;

    OfOptional(ValueWriter inner) {
      super(inner.column(), true);
      this.inner = inner;
    }

    @Override
    void bind(FieldVector vector) {
      inner.bind(vector);
    }

    @Override
    void writeValue(int index, Object value) {
      inner.write(index, ((Optional<?>) value).orElse(null));
    }

    @Override
    void writeNull(int index) {
      inner.writeNull(index);
    }
  }
}
