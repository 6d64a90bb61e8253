package dev.etlsdk.api.schema.javatype;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The SQL types of Java's scalar types and of lists and maps of them, which functions and records
 * have in common.
 */
public final class ScalarTypes {

  /** Digits after the second of a time whose precision nothing says. */
  public static final int DEFAULT_TIME_PRECISION = 6;

  private static final Map<String, DataType> EXACT =
      Map.ofEntries(
          Map.entry("boolean", DataType.BOOLEAN),
          Map.entry("byte", DataType.TINYINT),
          Map.entry("short", DataType.SMALLINT),
          Map.entry("int", DataType.INTEGER),
          Map.entry("long", DataType.BIGINT),
          Map.entry("float", DataType.REAL),
          Map.entry("double", DataType.DOUBLE),
          Map.entry("java.lang.Boolean", DataType.BOOLEAN),
          Map.entry("java.lang.Byte", DataType.TINYINT),
          Map.entry("java.lang.Short", DataType.SMALLINT),
          Map.entry("java.lang.Integer", DataType.INTEGER),
          Map.entry("java.lang.Long", DataType.BIGINT),
          Map.entry("java.lang.Float", DataType.REAL),
          Map.entry("java.lang.Double", DataType.DOUBLE),
          Map.entry("java.lang.String", DataType.VARCHAR),
          Map.entry("byte[]", DataType.BINARY),
          Map.entry("java.time.LocalDate", DataType.DATE));

  /** Types that need a precision, or a precision and a scale. */
  private static final Map<String, TypeKind> PARAMETERIZED =
      Map.of(
          "java.math.BigDecimal", TypeKind.DECIMAL,
          "java.time.LocalTime", TypeKind.TIME,
          "java.time.LocalDateTime", TypeKind.TIMESTAMP,
          "java.time.Instant", TypeKind.TIMESTAMP_LTZ);

  private ScalarTypes() {}

  /** The type of a Java type that says all of it. */
  public static Optional<DataType> exact(JavaType type) {
    return Optional.ofNullable(EXACT.get(type.erasure()));
  }

  /** The kind of a Java type, if it is a scalar's. */
  public static Optional<TypeKind> kind(JavaType type) {
    DataType exact = EXACT.get(type.erasure());
    return exact != null
        ? Optional.of(exact.kind())
        : Optional.ofNullable(PARAMETERIZED.get(type.erasure()));
  }

  /** The type of a kind of time with the default precision; empty for other kinds. */
  public static Optional<DataType> withDefaultPrecision(TypeKind kind) {
    return switch (kind) {
      case TIME -> Optional.of(DataType.time(DEFAULT_TIME_PRECISION));
      case TIMESTAMP -> Optional.of(DataType.timestamp(DEFAULT_TIME_PRECISION));
      case TIMESTAMP_LTZ -> Optional.of(DataType.timestampLtz(DEFAULT_TIME_PRECISION));
      default -> Optional.empty();
    };
  }

  /** Whether a type is one of Java's eight boxes. */
  public static boolean isBox(JavaType type) {
    return type instanceof JavaType.Declared
        && EXACT.containsKey(type.erasure())
        && isBoxName(type.erasure());
  }

  private static boolean isBoxName(String name) {
    return name.startsWith("java.lang.") && !name.equals("java.lang.String");
  }

  /** Whether a Java type holds the values of an SQL type that was written beside it. */
  public static boolean holds(JavaType javaType, DataType type) {
    if (type instanceof DataType.Array array) {
      return isRawOr(javaType, JavaType.LIST, 1) && argumentHolds(javaType, 0, array.element());
    }
    if (type instanceof DataType.MapOf map) {
      return isRawOr(javaType, JavaType.MAP, 2)
          && argumentHolds(javaType, 0, map.key())
          && argumentHolds(javaType, 1, map.value());
    }
    return kind(javaType).filter(type.kind()::equals).isPresent();
  }

  private static boolean isRawOr(JavaType type, String name, int arguments) {
    return type instanceof JavaType.Declared declared
        && declared.erasure().equals(name)
        && (declared.arguments().isEmpty() || declared.arguments().size() == arguments);
  }

  private static boolean argumentHolds(JavaType type, int index, DataType expected) {
    List<JavaType> arguments = ((JavaType.Declared) type).arguments();
    return arguments.isEmpty() ? !containsRow(expected) : holds(arguments.get(index), expected);
  }

  private static boolean containsRow(DataType type) {
    if (type instanceof DataType.Array array) {
      return containsRow(array.element());
    }
    if (type instanceof DataType.MapOf map) {
      return containsRow(map.key()) || containsRow(map.value());
    }
    return type.kind() == TypeKind.ROW;
  }
}
