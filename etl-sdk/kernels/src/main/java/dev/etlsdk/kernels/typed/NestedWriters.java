package dev.etlsdk.kernels.typed;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.kernels.Mem;
import dev.etlsdk.kernels.RowFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/** Writers of types that hold others. */
public final class NestedWriters {

  private NestedWriters() {}

  /**
   * Values that are ranges of a child vector. A range that fails is empty, and what it has written
   * of the child is written over.
   *
   * @param <T> the type
   */
  abstract static class Ranges<T> extends VectorWriter<T> {
    private ListVector vector;
    private long offsets;

    @SuppressWarnings("NullAway.Init") // bound before it is used
    Ranges(String component, boolean nullable) {
      super(component, nullable);
    }

    @Override
    protected final void bindValues(FieldVector newVector) {
      vector = (ListVector) newVector;
      offsets = vector.getOffsetBuffer().memoryAddress();
      bindChild(vector.getDataVector());
    }

    abstract void bindChild(FieldVector child);

    @Override
    protected final void put(int index, T value) {
      int end = putChildren(start(index), value);
      Mem.putInt(offsets + 4L * index + 4, end);
    }

    private int start(int index) {
      return Mem.getInt(offsets + 4L * index);
    }

    /** Writes the children from an index on; gives the index behind the last. */
    abstract int putChildren(int start, T value);

    @Override
    protected final void putNull(int index) {
      Mem.putInt(offsets + 4L * index + 4, start(index));
    }

    @Override
    protected final void finishValues(int count) {
      finishChild(start(count));
      vector.setLastSet(count - 1);
      vector.setValueCount(count);
    }

    abstract void finishChild(int count);
  }

  /**
   * ARRAY.
   *
   * @param <E> type of the elements
   */
  public static final class OfList<E> extends Ranges<List<E>> {
    private final ValueWriter<E> element;

    /** A writer of a component. */
    public OfList(String component, boolean nullable, ValueWriter<E> element) {
      super(component, nullable);
      this.element = element;
    }

    @Override
    void bindChild(FieldVector child) {
      element.bind(child);
    }

    @Override
    int putChildren(int start, List<E> value) {
      int at = start;
      for (E item : value) {
        element.write(at, item);
        at++;
      }
      return at;
    }

    @Override
    void finishChild(int count) {
      element.finish(count);
    }
  }

  /**
   * MAP.
   *
   * @param <K> type of the keys
   * @param <V> type of the values
   */
  public static final class OfMap<K, V> extends Ranges<Map<K, V>> {
    private final ValueWriter<K> key;
    private final ValueWriter<V> value;
    private FieldVector entries;

    /** A writer of a component; the writer of its keys takes no null. */
    @SuppressWarnings("NullAway.Init") // bound before it is used
    public OfMap(String component, boolean nullable, ValueWriter<K> key, ValueWriter<V> value) {
      super(component, nullable);
      this.key = key;
      this.value = value;
    }

    @Override
    void bindChild(FieldVector child) {
      entries = child;
      List<FieldVector> keyAndValue = child.getChildrenFromFields();
      key.bind(keyAndValue.get(0));
      value.bind(keyAndValue.get(1));
    }

    @Override
    int putChildren(int start, Map<K, V> map) {
      int at = start;
      for (Map.Entry<K, V> entry : map.entrySet()) {
        if (entry.getKey() == null) {
          throw new RowFailure(
              EtlError.TRANSFORM_0002,
              "the map in " + component() + " has a null key; keys have values");
        }
        key.write(at, entry.getKey());
        value.write(at, entry.getValue());
        at++;
      }
      return at;
    }

    @Override
    void finishChild(int count) {
      key.finish(count);
      value.finish(count);
      entries.setValueCount(count);
      fill(entries, count);
    }
  }

  /**
   * ROW.
   *
   * @param <R> the record
   */
  public abstract static class OfRecord<R> extends VectorWriter<R> {
    private final List<ValueWriter<?>> fields = new ArrayList<>();
    private FieldVector vector;

    /** A writer of a component. */
    @SuppressWarnings("NullAway.Init") // bound before it is used
    protected OfRecord(String component, boolean nullable) {
      super(component, nullable);
    }

    /** Writes the next field of the ROW; called in the constructor, in the order of the fields. */
    protected final <F extends ValueWriter<?>> F field(F writer) {
      fields.add(writer);
      return writer;
    }

    @Override
    protected final void bindValues(FieldVector newVector) {
      vector = newVector;
      List<FieldVector> children = newVector.getChildrenFromFields();
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).bind(children.get(i));
      }
    }

    @Override
    protected final void putNull(int index) {
      for (ValueWriter<?> field : fields) {
        field.writeNull(index);
      }
    }

    @Override
    protected final void finishValues(int count) {
      for (ValueWriter<?> field : fields) {
        field.finish(count);
      }
      vector.setValueCount(count);
    }
  }

  /**
   * The values of another writer, of which an empty Optional is null.
   *
   * @param <T> the type inside
   */
  public static final class OfOptional<T> extends ValueWriter<Optional<T>> {
    private final ValueWriter<T> inner;

    /** A writer of a component. */
    public OfOptional(ValueWriter<T> inner) {
      super(inner.component());
      this.inner = inner;
    }

    @Override
    public void bind(FieldVector vector) {
      inner.bind(vector);
    }

    @Override
    @SuppressWarnings("NullableOptional") // a user's record may hold null there all the same
    public void write(int index, @Nullable Optional<T> value) {
      inner.write(index, value == null ? null : value.orElse(null));
    }

    @Override
    public void writeNull(int index) {
      inner.writeNull(index);
    }

    @Override
    public void finish(int count) {
      inner.finish(count);
    }
  }
}
