package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.kernels.typed.NestedReaders;
import dev.etlsdk.kernels.typed.NestedWriters;
import dev.etlsdk.kernels.typed.ValueReader;
import dev.etlsdk.kernels.typed.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records within records, whose classes are known when the pipeline is built. */
final class ReflectedRecords {

  private ReflectedRecords() {}

  /** A writer whose values are known to be of its type. */
  @SuppressWarnings("unchecked")
  static ValueWriter<Object> ofObjects(ValueWriter<?> writer) {
    return (ValueWriter<Object>) writer;
  }

  static final class Reader extends NestedReaders.OfRecord<Record> {
    private final RecordFactory factory;

    /**
     * A reader.
     *
     * @param fields readers of the record's components
     * @param children for each of them the field of the ROW that it reads
     */
    Reader(
        String component,
        RecordFactory factory,
        List<? extends ValueReader<?>> fields,
        List<Integer> children) {
      super(component);
      this.factory = factory;
      for (int i = 0; i < fields.size(); i++) {
        field(children.get(i), fields.get(i));
      }
    }

    @Override
    protected Record create(int index) {
      return factory.create(index);
    }
  }

  /** Says which records can't be read, and reads none. */
  static final class Check extends NestedReaders.OfRecord<Record> {

    Check(String component, List<? extends ValueReader<?>> fields, List<Integer> children) {
      super(component);
      for (int i = 0; i < fields.size(); i++) {
        field(children.get(i), fields.get(i));
      }
    }

    @Override
    protected Record create(int index) {
      throw new IllegalStateException(component() + " is only checked");
    }
  }

  static final class Writer extends NestedWriters.OfRecord<Object> {
    private final List<ValueWriter<Object>> fields = new ArrayList<>();
    private final List<Function<Object, @Nullable Object>> accessors;

    Writer(
        String component,
        boolean nullable,
        List<? extends ValueWriter<?>> fields,
        List<Function<Object, @Nullable Object>> accessors) {
      super(component, nullable);
      this.accessors = accessors;
      for (ValueWriter<?> writer : fields) {
        this.fields.add(ofObjects(field(writer)));
      }
    }

    @Override
    protected void put(int index, Object value) {
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).write(index, accessors.get(i).apply(value));
      }
    }
  }
}
