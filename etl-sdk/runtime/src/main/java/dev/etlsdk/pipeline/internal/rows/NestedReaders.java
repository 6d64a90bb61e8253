package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.kernels.Mem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Readers of types that hold others, and of the wrappers of a type. */
final class NestedReaders {

  private NestedReaders() {}

  /** Values that are ranges of a child vector. */
  abstract static class Ranges extends ValueReader {
    private long offsets;

    Ranges(String column) {
      super(column);
    }

    @Override
    final void bindValues(FieldVector vector, int values) {
      offsets = address(vector.getOffsetBuffer(), values == 0 ? 0 : (values + 1L) * Integer.BYTES);
      int children = values == 0 ? 0 : Mem.getInt(offsets + 4L * values);
      bindChild(vector.getChildrenFromFields().get(0), children);
    }

    abstract void bindChild(FieldVector child, int values);

    final int start(int index) {
      return Mem.getInt(offsets + 4L * index);
    }

    final int end(int index) {
      return start(index + 1);
    }
  }

  static final class OfList extends Ranges {
    private final ValueReader element;

    OfList(String column, ValueReader element) {
      super(column);
      this.element = element;
    }

    @Override
    void bindChild(FieldVector child, int values) {
      element.bind(child, values);
    }

    @Override
    @Nullable Object read(int index) {
      if (isNull(index)) {
        return null;
      }
      int end = end(index);
      List<@Nullable Object> list = new ArrayList<>(end - start(index));
      for (int i = start(index); i < end; i++) {
        list.add(element.read(i));
      }
      return Collections.unmodifiableList(list);
    }
  }

  static final class OfMap extends Ranges {
    private final ValueReader key;
    private final ValueReader value;

    OfMap(String column, ValueReader key, ValueReader value) {
      super(column);
      this.key = key;
      this.value = value;
    }

    @Override
    void bindChild(FieldVector child, int values) {
      List<FieldVector> entry = child.getChildrenFromFields();
      key.bind(entry.get(0), values);
      value.bind(entry.get(1), values);
    }

    @Override
    @Nullable Object read(int index) {
      if (isNull(index)) {
        return null;
      }
      int end = end(index);
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = start(index); i < end; i++) {
        map.put(key.read(i), value.read(i));
      }
      return Collections.unmodifiableMap(map);
    }
  }

  static final class OfRecord extends ValueReader {
    private final List<ValueReader> fields;
    private final int[] children;
    private final RecordFactory factory;

    OfRecord(String column, RecordFactory factory, List<ValueReader> fields, int[] children) {
      super(column);
      this.fields = fields;
      this.children = children;
      this.factory = factory;
    }

    @Override
    void bindValues(FieldVector vector, int values) {
      List<FieldVector> vectors = vector.getChildrenFromFields();
      for (int i = 0; i < children.length; i++) {
        fields.get(i).bind(vectors.get(children[i]), values);
      }
    }

    @Override
    @Nullable Object read(int index) {
      return isNull(index) ? null : factory.create(index);
    }
  }

  /** The values of another reader, of which null is an empty Optional. */
  static final class OfOptional extends ValueReader {
    private final ValueReader inner;

    OfOptional(ValueReader inner) {
      super(inner.column());
      this.inner = inner;
    }

    @Override
    void bindValues(FieldVector vector, int values) {
      inner.bind(vector, values);
    }

    @Override
    Object read(int index) {
      return Optional.ofNullable(inner.read(index));
    }
  }

  /** The values of another reader, none of which may be null. */
  static final class NotNull extends ValueReader {
    private final ValueReader inner;
    private final String target;

    NotNull(ValueReader inner, String target) {
      super(inner.column());
      this.inner = inner;
      this.target = target;
    }

    @Override
    void bindValues(FieldVector vector, int values) {
      inner.bind(vector, values);
    }

    @Override
    Object read(int index) {
      Object value = inner.read(index);
      if (value == null) {
        throw ColumnFailure.nullRead(column(), target);
      }
      return value;
    }
  }
}
