package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.error.NearestNames;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.api.schema.javatype.JavaType.Declared;
import dev.etlsdk.api.schema.javatype.JavaType.Sort;
import dev.etlsdk.api.schema.javatype.RecordRules;
import dev.etlsdk.api.schema.javatype.RecordShape;
import dev.etlsdk.api.schema.javatype.ScalarTypes;
import dev.etlsdk.kernels.typed.NestedReaders;
import dev.etlsdk.kernels.typed.PrimitiveReaders;
import dev.etlsdk.kernels.typed.ScalarReaders;
import dev.etlsdk.kernels.typed.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each component of a record the column it reads and the reader for it; collects what
 * doesn't fit. The readers it makes belong to one task, so it runs once a task, after it has run
 * once when the pipeline was built.
 */
final class ReaderPlanner {

  private final ClassLoader loader;
  private final boolean makesRecords;
  private final List<String> problems = new ArrayList<>();

  /** Plans readers that make records. */
  ReaderPlanner(ClassLoader loader) {
    this(loader, true);
  }

  private ReaderPlanner(ClassLoader loader, boolean makesRecords) {
    this.loader = loader;
    this.makesRecords = makesRecords;
  }

  /** Plans readers that are only asked what they can't read: no class has to be open for that. */
  static ReaderPlanner ofChecks(ClassLoader loader) {
    return new ReaderPlanner(loader, false);
  }

  /** What doesn't fit, in words. */
  List<String> problems() {
    return problems;
  }

  /**
   * The columns that the components of a record read, in their order; shorter if some are missing.
   *
   * @param columns where they may be found
   */
  List<Column> columns(Class<?> type, Schema columns) {
    List<Column> found = new ArrayList<>();
    for (RecordShape.Component component : RecordSchemas.shape(type).components()) {
      OptionalInt index =
          find(component.name(), columns, "the record " + type.getName(), "the stream");
      if (index.isPresent()) {
        Column column = columns.column(index.getAsInt());
        if (found.contains(column)) {
          problems.add(
              "the record "
                  + type.getName()
                  + " reads the column '"
                  + column.name()
                  + "' twice; '"
                  + component.name()
                  + "' differs from another component only in case");
        }
        found.add(column);
      }
    }
    return found;
  }

  /** A reader for each component of a record, from the column at its position. */
  List<@Nullable ValueReader<?>> readers(Class<?> type, List<Column> columns) {
    RecordShape shape = RecordSchemas.shape(type);
    List<@Nullable ValueReader<?>> readers = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      RecordShape.Component component = shape.components().get(i);
      readers.add(
          reader(
              component.type(),
              columns.get(i).type(),
              type.getSimpleName() + "." + component.name(),
              shape.nullMarked()));
    }
    return readers;
  }

  /**
   * A reader for each component whose column is in a layout, that fails for everything that the
   * component can't hold; null where the column isn't.
   */
  List<@Nullable ValueReader<?>> checks(Class<?> type, Schema layout) {
    RecordShape shape = RecordSchemas.shape(type);
    List<@Nullable ValueReader<?>> checks = new ArrayList<>();
    for (RecordShape.Component component : shape.components()) {
      OptionalInt index = layout.indexOf(component.name());
      ValueReader<?> reader =
          index.isEmpty()
              ? null
              : reader(
                  component.type(),
                  layout.column(index.getAsInt()).type(),
                  type.getSimpleName() + "." + component.name(),
                  shape.nullMarked());
      checks.add(reader == null ? null : checked(component.type(), reader));
    }
    return checks;
  }

  /** A primitive's reader is asked for primitives, and leaves it to them what a null is. */
  private static ValueReader<?> checked(JavaType type, ValueReader<?> reader) {
    return type instanceof JavaType.Primitive ? new NestedReaders.NotNull<>(reader) : reader;
  }

  private OptionalInt find(String name, Schema columns, String record, String where) {
    OptionalInt index = columns.indexOf(name);
    if (index.isEmpty()) {
      String question = NearestNames.question(name, columns.names());
      problems.add(
          record
              + " has a component '"
              + name
              + "', but "
              + where
              + " has no column of this name; "
              + (question.isEmpty() ? "its columns are " + columns : question));
    }
    return index;
  }

  private @Nullable ValueReader<?> reader(
      JavaType type, DataType column, String path, boolean nullMarked) {
    if (type instanceof JavaType.Primitive) {
      return ScalarTypes.kind(type).equals(Optional.of(column.kind()))
          ? scalar(column, path)
          : mismatch(type, column, path);
    }
    if (type.erasure().equals(JavaType.OPTIONAL) && type instanceof Declared optional) {
      return optional.arguments().size() == 1
          ? wrapOptional(inner(optional.arguments().get(0), column, path, nullMarked))
          : mismatch(type, column, path);
    }
    ValueReader<?> reader = inner(type, column, path, nullMarked);
    return reader == null || RecordRules.isNullable(type, nullMarked)
        ? reader
        : new NestedReaders.NotNull<>(reader);
  }

  private static @Nullable ValueReader<?> wrapOptional(@Nullable ValueReader<?> inner) {
    return inner == null ? null : new NestedReaders.OfOptional<>(inner);
  }

  private @Nullable ValueReader<?> inner(
      JavaType type, DataType column, String path, boolean nullMarked) {
    if (ScalarTypes.kind(type).equals(Optional.of(column.kind()))) {
      return scalar(column, path);
    }
    if (!(type instanceof Declared declared)) {
      return mismatch(type, column, path);
    }
    List<JavaType> arguments = declared.arguments();
    if (column.kind() == TypeKind.VARCHAR && declared.sort() == Sort.ENUM) {
      return enumeration(path, load(declared));
    }
    if (column.kind() == TypeKind.VARCHAR && declared.erasure().equals(JavaType.UUID)) {
      return new ScalarReaders.OfUuid(path);
    }
    if (column instanceof DataType.Array array && isGeneric(declared, JavaType.LIST, 1)) {
      ValueReader<?> element = reader(arguments.get(0), array.element(), path + "[]", nullMarked);
      return element == null ? null : new NestedReaders.OfList<>(path, element);
    }
    if (column instanceof DataType.MapOf map && isGeneric(declared, JavaType.MAP, 2)) {
      ValueReader<?> key = reader(arguments.get(0), map.key(), path + ".key", nullMarked);
      ValueReader<?> value = reader(arguments.get(1), map.value(), path + ".value", nullMarked);
      return key == null || value == null ? null : new NestedReaders.OfMap<>(path, key, value);
    }
    if (column instanceof DataType.Row row && declared.sort() == Sort.RECORD) {
      return record(load(declared), row, path);
    }
    return mismatch(type, column, path);
  }

  /** An enum's class is its own argument, which no wildcard can say. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static ValueReader<?> enumeration(String path, Class<?> type) {
    return new ScalarReaders.OfEnum(path, type.asSubclass(Enum.class));
  }

  /** The path without the record it begins with. */
  private static String columnOf(String path) {
    return path.substring(path.indexOf('.') + 1);
  }

  private static boolean isGeneric(Declared type, String name, int arguments) {
    return type.erasure().equals(name) && type.arguments().size() == arguments;
  }

  private @Nullable ValueReader<?> record(Class<?> type, DataType.Row row, String path) {
    RecordShape shape = RecordSchemas.shape(type);
    Schema fields = Schema.of(row.fields());
    List<ValueReader<?>> readers = new ArrayList<>();
    List<ValueReader<?>> checks = new ArrayList<>();
    List<Integer> children = new ArrayList<>();
    for (RecordShape.Component component : shape.components()) {
      OptionalInt index =
          find(
              component.name(),
              fields,
              "the record " + type.getName(),
              "the column '" + columnOf(path) + "'");
      if (index.isPresent()) {
        DataType field = fields.column(index.getAsInt()).type();
        ValueReader<?> reader =
            reader(component.type(), field, path + "." + component.name(), shape.nullMarked());
        if (reader != null) {
          readers.add(reader);
          checks.add(checked(component.type(), reader));
          children.add(index.getAsInt());
        }
      }
    }
    if (readers.size() < shape.components().size()) {
      return null;
    }
    return makesRecords
        ? new ReflectedRecords.Reader(path, RecordFactory.of(type, readers), checks, children)
        : new ReflectedRecords.Check(path, checks, children);
  }

  private static ValueReader<?> scalar(DataType column, String path) {
    return switch (column.kind()) {
      case BOOLEAN -> new PrimitiveReaders.OfBoolean(path);
      case TINYINT -> new PrimitiveReaders.OfByte(path);
      case SMALLINT -> new PrimitiveReaders.OfShort(path);
      case INTEGER -> new PrimitiveReaders.OfInt(path);
      case BIGINT -> new PrimitiveReaders.OfLong(path);
      case REAL -> new PrimitiveReaders.OfFloat(path);
      case DOUBLE -> new PrimitiveReaders.OfDouble(path);
      case DECIMAL -> new ScalarReaders.OfDecimal(path, ((DataType.Decimal) column).scale());
      case VARCHAR -> new ScalarReaders.OfText(path);
      case BINARY -> new ScalarReaders.OfBytes(path);
      case DATE -> new ScalarReaders.OfDate(path);
      case TIME -> new ScalarReaders.OfTime(path, ((DataType.Time) column).precision());
      case TIMESTAMP ->
          new ScalarReaders.OfDateTime(path, ((DataType.Timestamp) column).precision());
      case TIMESTAMP_LTZ ->
          new ScalarReaders.OfInstant(path, ((DataType.Timestamp) column).precision());
      case ARRAY, MAP, ROW -> throw new IllegalArgumentException(column + " is no scalar");
    };
  }

  private @Nullable ValueReader<?> mismatch(JavaType type, DataType column, String path) {
    problems.add(
        "the column '"
            + columnOf(path)
            + "' is "
            + column
            + ", but the record's component is "
            + type
            + "; it could be "
            + JavaNames.of(column));
    return null;
  }

  private Class<?> load(Declared type) {
    try {
      return Class.forName(type.binaryName(), true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the class of a component is not where its record is", e);
    }
  }
}
