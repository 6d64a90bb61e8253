package dev.etlsdk.kernels.typed;

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
public final class NestedReaders {

  private NestedReaders() {}

  /**
   * Values that are ranges of a child vector.
   *
   * @param <T> the type
   */
  abstract static class Ranges<T> extends ValueReader<T> {
    private long offsets;

    Ranges(String component) {
      super(component);
    }

    @Override
    protected final void bindValues(FieldVector vector, int values) {
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

  /**
   * ARRAY.
   *
   * @param <E> type of the elements
   */
  public static final class OfList<E> extends Ranges<List<E>> {
    private final ValueReader<E> element;

    /** A reader into a component. */
    public OfList(String component, ValueReader<E> element) {
      super(component);
      this.element = element;
    }

    @Override
    void bindChild(FieldVector child, int values) {
      element.bind(child, values);
    }

    @Override
    public boolean mayFail() {
      return element.mayFail();
    }

    @Override
    public void check(int index) {
      if (!isNull(index)) {
        int end = end(index);
        for (int i = start(index); i < end; i++) {
          element.check(i);
        }
      }
    }

    /** A list that can't be changed. */
    @Override
    @SuppressWarnings("NullAway") // elements are null where the element's reader lets them be
    public @Nullable List<E> read(int index) {
      if (isNull(index)) {
        return null;
      }
      int end = end(index);
      List<E> list = new ArrayList<>(end - start(index));
      for (int i = start(index); i < end; i++) {
        list.add(element.read(i));
      }
      return Collections.unmodifiableList(list);
    }
  }

  /**
   * MAP.
   *
   * @param <K> type of the keys
   * @param <V> type of the values
   */
  public static final class OfMap<K, V> extends Ranges<Map<K, V>> {
    private final ValueReader<K> key;
    private final ValueReader<V> value;

    /** A reader into a component. */
    public OfMap(String component, ValueReader<K> key, ValueReader<V> value) {
      super(component);
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
    public boolean mayFail() {
      return key.mayFail() || value.mayFail();
    }

    @Override
    public void check(int index) {
      if (!isNull(index)) {
        int end = end(index);
        for (int i = start(index); i < end; i++) {
          key.check(i);
          value.check(i);
        }
      }
    }

    /** A map in the order of the entries that can't be changed. */
    @Override
    @SuppressWarnings("NullAway") // values are null where the value's reader lets them be
    public @Nullable Map<K, V> read(int index) {
      if (isNull(index)) {
        return null;
      }
      int end = end(index);
      Map<K, V> map = new LinkedHashMap<>();
      for (int i = start(index); i < end; i++) {
        map.put(key.read(i), value.read(i));
      }
      return Collections.unmodifiableMap(map);
    }
  }

  /**
   * ROW.
   *
   * @param <R> the record
   */
  public abstract static class OfRecord<R> extends ValueReader<R> {
    private final List<ValueReader<?>> fields = new ArrayList<>();
    private final List<Integer> children = new ArrayList<>();

    /** A reader into a component. */
    protected OfRecord(String component) {
      super(component);
    }

    /** Reads the next field of the ROW; called in the constructor, in the order of the fields. */
    protected final <F extends ValueReader<?>> F field(F reader) {
      return field(fields.size(), reader);
    }

    /** Reads a field of the ROW by its index; called in the constructor. */
    protected final <F extends ValueReader<?>> F field(int child, F reader) {
      fields.add(reader);
      children.add(child);
      return reader;
    }

    @Override
    protected final void bindValues(FieldVector vector, int values) {
      List<FieldVector> vectors = vector.getChildrenFromFields();
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).bind(vectors.get(children.get(i)), values);
      }
    }

    @Override
    public final boolean mayFail() {
      return fields.stream().anyMatch(ValueReader::mayFail);
    }

    @Override
    public final void check(int index) {
      if (!isNull(index)) {
        for (ValueReader<?> field : fields) {
          field.check(index);
        }
      }
    }

    @Override
    public final @Nullable R read(int index) {
      return isNull(index) ? null : create(index);
    }

    /** The record of the fields' values at an index, at which there is one. */
    protected abstract R create(int index);
  }

  /**
   * The values of another reader, of which null is an empty Optional.
   *
   * @param <T> the type inside
   */
  public static final class OfOptional<T> extends ValueReader<Optional<T>> {
    private final ValueReader<T> inner;

    /** A reader into a component. */
    public OfOptional(ValueReader<T> inner) {
      super(inner.component());
      this.inner = inner;
    }

    @Override
    protected void bindValues(FieldVector vector, int values) {
      inner.bind(vector, values);
    }

    @Override
    public boolean mayFail() {
      return inner.mayFail();
    }

    @Override
    public void check(int index) {
      inner.check(index);
    }

    @Override
    public Optional<T> read(int index) {
      return Optional.ofNullable(inner.read(index));
    }
  }

  /**
   * The values of another reader, none of which may be null.
   *
   * @param <T> the type
   */
  public static final class NotNull<T> extends ValueReader<T> {
    private final ValueReader<T> inner;

    /** A reader into a component. */
    public NotNull(ValueReader<T> inner) {
      super(inner.component());
      this.inner = inner;
    }

    @Override
    protected void bindValues(FieldVector vector, int values) {
      inner.bind(vector, values);
    }

    @Override
    public boolean mayFail() {
      return hasNulls() || inner.mayFail();
    }

    @Override
    public void check(int index) {
      requireValue(index);
      inner.check(index);
    }

    @Override
    public T read(int index) {
      return inner.required(index);
    }
  }
}
