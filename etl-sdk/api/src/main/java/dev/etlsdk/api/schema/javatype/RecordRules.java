package dev.etlsdk.api.schema.javatype;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.api.schema.javatype.JavaType.Declared;
import dev.etlsdk.api.schema.javatype.JavaType.Sort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * From the components of a record to columns. Used for one record, by one thread.
 *
 * <p>The rules are those of {@link dev.etlsdk.api.schema.RecordSchemas}.
 */
public final class RecordRules {

  private static final DataType PLACEHOLDER = DataType.BOOLEAN;

  private final RecordShape.Lookup lookup;
  private final List<String> problems = new ArrayList<>();
  private final Deque<String> records = new ArrayDeque<>();

  private RecordRules(RecordShape.Lookup lookup) {
    this.lookup = lookup;
  }

  /**
   * The columns of a record.
   *
   * @param shape the record
   * @param lookup gives the records that are types of its components
   * @throws EtlException {@code ETL-SCHEMA-0001} with all components that can't be columns
   */
  public static Schema schema(RecordShape shape, RecordShape.Lookup lookup) {
    RecordRules rules = new RecordRules(lookup);
    List<Column> columns = rules.columns(shape);
    if (rules.problems.isEmpty() && columns.isEmpty()) {
      rules.problems.add(
          "the record " + shape.name() + " has no components, and a row has at least one column");
    }
    if (!rules.problems.isEmpty()) {
      throw failure(shape, rules.problems);
    }
    return Schema.of(columns);
  }

  private static EtlException failure(RecordShape shape, List<String> problems) {
    String text =
        problems.size() == 1
            ? problems.get(0)
            : "the record "
                + shape.name()
                + " can't be a row, for "
                + problems.size()
                + " reasons:\n  "
                + String.join("\n  ", problems);
    return EtlException.of(EtlError.SCHEMA_0001, text)
        .fix(
            "components are primitives and their boxes, String, byte[], BigDecimal with @SqlType,"
                + " LocalDate, LocalTime, LocalDateTime, Instant, UUID, enums, records, and List,"
                + " Map and Optional of these")
        .build();
  }

  private List<Column> columns(RecordShape shape) {
    if (records.contains(shape.name())) {
      problems.add("the record " + shape.name() + " contains itself, and a row's type has an end");
      return List.of();
    }
    records.push(shape.name());
    List<Column> columns = new ArrayList<>();
    for (RecordShape.Component component : shape.components()) {
      columns.add(column(shape, component));
    }
    records.pop();
    return columns;
  }

  private Column column(RecordShape shape, RecordShape.Component component) {
    JavaType type = component.type();
    Where where =
        new Where("component '" + component.name() + "' of the record " + shape.name(), type);
    boolean nullable = isNullable(type, shape.nullMarked());
    if (component.sqlType().isPresent()) {
      return new Column(
          component.name(), written(where, type, component.sqlType().get()), nullable);
    }
    return new Column(component.name(), type(where, type, shape.nullMarked()), nullable);
  }

  /** Whether null may stand where a type is used. */
  public static boolean isNullable(JavaType type, boolean nullMarked) {
    if (type instanceof JavaType.Primitive) {
      return false;
    }
    if (ScalarTypes.isBox(type) || type.erasure().equals(JavaType.OPTIONAL)) {
      return true;
    }
    Nullness nullness =
        type instanceof Declared declared
            ? declared.nullness()
            : type instanceof JavaType.ArrayOf array ? array.nullness() : Nullness.UNMARKED;
    return switch (nullness) {
      case NULLABLE -> true;
      case NON_NULL -> false;
      case UNMARKED -> !nullMarked;
    };
  }

  /**
   * A component, for messages.
   *
   * @param component which
   * @param type of all of it
   */
  private record Where(String component, JavaType type) {

    /** What it is, and which type in it is meant. */
    String is(JavaType meant) {
      return component + " is " + type + (meant.equals(type) ? ", which" : ", and " + meant);
    }
  }

  private DataType type(Where where, JavaType type, boolean nullMarked) {
    Optional<DataType> scalar =
        ScalarTypes.exact(type)
            .or(() -> ScalarTypes.kind(type).flatMap(ScalarTypes::withDefaultPrecision));
    if (scalar.isPresent()) {
      return scalar.get();
    }
    if (ScalarTypes.kind(type).equals(Optional.of(TypeKind.DECIMAL))) {
      problems.add(
          where.component()
              + " is "
              + where.type()
              + ", and nothing says precision and scale of the DECIMAL; annotate it, for instance"
              + " with @SqlType(\"DECIMAL(18, 2)\")");
      return PLACEHOLDER;
    }
    if (type instanceof Declared declared) {
      return declared(where, declared, nullMarked);
    }
    return unsupported(where, type);
  }

  private DataType declared(Where where, Declared type, boolean nullMarked) {
    List<JavaType> arguments = type.arguments();
    if (type.sort() == Sort.ENUM || type.erasure().equals(JavaType.UUID)) {
      return DataType.VARCHAR;
    }
    if (type.sort() == Sort.RECORD) {
      return record(where, type);
    }
    if (type.erasure().equals(JavaType.OPTIONAL) && arguments.size() == 1) {
      if (arguments.get(0).erasure().equals(JavaType.OPTIONAL)) {
        return refused(where.is(type) + " can't be a column: NULL can't tell which one is empty");
      }
      return type(where, arguments.get(0), nullMarked);
    }
    if (type.erasure().equals(JavaType.LIST) && arguments.size() == 1) {
      JavaType element = arguments.get(0);
      return new DataType.Array(type(where, element, nullMarked), isNullable(element, nullMarked));
    }
    if (type.erasure().equals(JavaType.MAP) && arguments.size() == 2) {
      JavaType value = arguments.get(1);
      DataType key = key(where, arguments.get(0), nullMarked);
      return new DataType.MapOf(key, type(where, value, nullMarked), isNullable(value, nullMarked));
    }
    return unsupported(where, type);
  }

  private DataType record(Where where, Declared type) {
    RecordShape shape = lookup.shape(type);
    if (shape.generic()) {
      return refused(
          where.is(type)
              + " can't be a column: a record with type parameters has no columns that are known");
    }
    List<Column> fields = columns(shape);
    return fields.isEmpty() ? unsupported(where, type) : new DataType.Row(fields);
  }

  /** A key is never null, and no format writes one that is made of several values. */
  private DataType key(Where where, JavaType type, boolean nullMarked) {
    DataType key = type(where, type, nullMarked);
    return key.kind().isNested() || type.erasure().equals(JavaType.OPTIONAL)
        ? refused(
            where.is(type)
                + " can't be the key of a MAP, which is one value and never null; a List of"
                + " records holds what such a Map would")
        : key;
  }

  private DataType unsupported(Where where, JavaType type) {
    String known = where.is(type) + " can't be a column";
    if (problems.stream()
        .noneMatch(problem -> problem.startsWith("the record ") && problem.contains(" itself"))) {
      problems.add(known);
    }
    return PLACEHOLDER;
  }

  private DataType refused(String problem) {
    problems.add(problem);
    return PLACEHOLDER;
  }

  private DataType written(Where where, JavaType type, String text) {
    DataType written;
    try {
      written = DataType.parse(text);
    } catch (IllegalArgumentException e) {
      return refused(
          where.component()
              + " has @SqlType(\""
              + text
              + "\"), which is no type: "
              + e.getMessage());
    }
    if (!ScalarTypes.holds(withoutOptional(type), written)) {
      problems.add(where.is(type) + " can't hold the " + written + " that @SqlType says");
    }
    return written;
  }

  private static JavaType withoutOptional(JavaType type) {
    return type instanceof Declared declared
            && declared.erasure().equals(JavaType.OPTIONAL)
            && declared.arguments().size() == 1
        ? declared.arguments().get(0)
        : type;
  }
}
