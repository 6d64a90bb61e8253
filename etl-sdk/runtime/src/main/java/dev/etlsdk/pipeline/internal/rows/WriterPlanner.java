package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.api.schema.javatype.JavaType.Declared;
import dev.etlsdk.api.schema.javatype.RecordShape;
import dev.etlsdk.kernels.typed.NestedWriters;
import dev.etlsdk.kernels.typed.PrimitiveWriters;
import dev.etlsdk.kernels.typed.ScalarWriters;
import dev.etlsdk.kernels.typed.ValueWriter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes the writers of a record's components. The writers belong to one task. */
final class WriterPlanner {

  private final ClassLoader loader;

  WriterPlanner(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * A writer for each component.
   *
   * @param schema of the record, by {@link RecordSchemas}
   */
  List<ColumnWriter> columns(Class<?> type, Schema schema) {
    RecordComponent[] components = type.getRecordComponents();
    List<RecordShape.Component> shapes = RecordSchemas.shape(type).components();
    List<ColumnWriter> writers = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      writers.add(column(components[i], shapes.get(i).type(), schema.column(i)));
    }
    return writers;
  }

  private ColumnWriter column(RecordComponent component, JavaType type, Column column) {
    return switch (type.erasure()) {
      case "boolean" -> new ColumnWriter.OfBoolean(predicate(component));
      case "byte" -> new ColumnWriter.OfInt(toInt(component), Byte.BYTES);
      case "short" -> new ColumnWriter.OfInt(toInt(component), Short.BYTES);
      case "int" -> new ColumnWriter.OfInt(toInt(component), Integer.BYTES);
      case "long" -> new ColumnWriter.OfLong(toLong(component));
      case "float" -> new ColumnWriter.OfFloat(toDouble(component));
      case "double" -> new ColumnWriter.OfDouble(toDouble(component));
      default ->
          new ColumnWriter.OfObject(
              accessor(component),
              ReflectedRecords.ofObjects(
                  writer(
                      type,
                      column.type(),
                      component.getDeclaringRecord().getSimpleName() + "." + column.name(),
                      column.nullable())));
    };
  }

  private ValueWriter<?> writer(JavaType type, DataType column, String path, boolean nullable) {
    if (type instanceof Declared declared) {
      List<JavaType> arguments = declared.arguments();
      if (declared.erasure().equals(JavaType.OPTIONAL)) {
        return new NestedWriters.OfOptional<>(writer(arguments.get(0), column, path, nullable));
      }
      if (column instanceof DataType.Array array) {
        return new NestedWriters.OfList<>(
            path,
            nullable,
            writer(arguments.get(0), array.element(), path + "[]", array.elementNullable()));
      }
      if (column instanceof DataType.MapOf map) {
        return new NestedWriters.OfMap<>(
            path,
            nullable,
            writer(arguments.get(0), map.key(), path + ".key", false),
            writer(arguments.get(1), map.value(), path + ".value", map.valueNullable()));
      }
      if (column instanceof DataType.Row row) {
        return record(declared, row, path, nullable);
      }
    }
    return scalar(type, column, path, nullable);
  }

  private ValueWriter<?> scalar(JavaType java, DataType type, String path, boolean nullable) {
    return switch (type.kind()) {
      case BOOLEAN -> new PrimitiveWriters.OfBoolean(path, nullable);
      case TINYINT -> new PrimitiveWriters.OfByte(path, nullable);
      case SMALLINT -> new PrimitiveWriters.OfShort(path, nullable);
      case INTEGER -> new PrimitiveWriters.OfInt(path, nullable);
      case BIGINT -> new PrimitiveWriters.OfLong(path, nullable);
      case REAL -> new PrimitiveWriters.OfFloat(path, nullable);
      case DOUBLE -> new PrimitiveWriters.OfDouble(path, nullable);
      case DECIMAL -> {
        DataType.Decimal decimal = (DataType.Decimal) type;
        yield new ScalarWriters.OfDecimal(path, nullable, decimal.precision(), decimal.scale());
      }
      case VARCHAR -> text(java, path, nullable);
      case BINARY -> new ScalarWriters.OfBytes(path, nullable);
      case DATE -> new ScalarWriters.OfDate(path, nullable);
      case TIME -> new ScalarWriters.OfTime(path, nullable, ((DataType.Time) type).precision());
      case TIMESTAMP ->
          new ScalarWriters.OfDateTime(path, nullable, ((DataType.Timestamp) type).precision());
      case TIMESTAMP_LTZ ->
          new ScalarWriters.OfInstant(path, nullable, ((DataType.Timestamp) type).precision());
      case ARRAY, MAP, ROW -> throw new IllegalArgumentException(type + " is no scalar");
    };
  }

  /** An enum's class is its own argument, which no wildcard can say. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private ValueWriter<?> text(JavaType java, String path, boolean nullable) {
    if (java instanceof Declared declared && declared.sort() == JavaType.Sort.ENUM) {
      return new ScalarWriters.OfEnum(path, nullable, load(declared).asSubclass(Enum.class));
    }
    return java.erasure().equals(JavaType.UUID)
        ? new ScalarWriters.OfUuid(path, nullable)
        : new ScalarWriters.OfText(path, nullable);
  }

  private ValueWriter<?> record(Declared type, DataType.Row row, String path, boolean nullable) {
    Class<?> record = load(type);
    RecordComponent[] components = record.getRecordComponents();
    List<RecordShape.Component> shapes = RecordSchemas.shape(record).components();
    List<ValueWriter<?>> fields = new ArrayList<>();
    List<Function<Object, @Nullable Object>> accessors = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      Column field = row.fields().get(i);
      fields.add(
          writer(shapes.get(i).type(), field.type(), path + "." + field.name(), field.nullable()));
      accessors.add(accessor(components[i]));
    }
    return new ReflectedRecords.Writer(path, nullable, fields, accessors);
  }

  private Class<?> load(Declared type) {
    try {
      return Class.forName(type.binaryName(), true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the class of a component is not where its record is", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Predicate<Object> predicate(RecordComponent component) {
    return RecordAccess.accessor(component, Predicate.class, "test", boolean.class);
  }

  @SuppressWarnings("unchecked")
  private static ToIntFunction<Object> toInt(RecordComponent component) {
    return RecordAccess.accessor(component, ToIntFunction.class, "applyAsInt", int.class);
  }

  @SuppressWarnings("unchecked")
  private static ToLongFunction<Object> toLong(RecordComponent component) {
    return RecordAccess.accessor(component, ToLongFunction.class, "applyAsLong", long.class);
  }

  @SuppressWarnings("unchecked")
  private static ToDoubleFunction<Object> toDouble(RecordComponent component) {
    return RecordAccess.accessor(component, ToDoubleFunction.class, "applyAsDouble", double.class);
  }

  @SuppressWarnings("unchecked")
  private static Function<Object, @Nullable Object> accessor(RecordComponent component) {
    return RecordAccess.accessor(component, Function.class, "apply", Object.class);
  }
}
