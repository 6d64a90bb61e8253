package dev.etlsdk.api.schema;

import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.api.schema.javatype.RecordRules;
import dev.etlsdk.api.schema.javatype.RecordShape;
import dev.etlsdk.api.schema.javatype.ReflectedTypes;
import dev.etlsdk.udf.SqlType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Schema} of a Java record: each component is a column of its name.
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>component</th><th>column</th></tr>
 * <tr><td>{@code boolean}, {@code byte}, {@code short}, {@code int}, {@code long}, {@code float}, {@code double}</td>
 *     <td>BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, all NOT NULL</td></tr>
 * <tr><td>their boxes</td><td>the same types, nullable</td></tr>
 * <tr><td>{@code String}, {@code UUID}, enums</td><td>VARCHAR</td></tr>
 * <tr><td>{@code byte[]}</td><td>BINARY</td></tr>
 * <tr><td>{@code BigDecimal}</td><td>what {@link SqlType} says, which has to be there</td></tr>
 * <tr><td>{@code LocalDate}</td><td>DATE</td></tr>
 * <tr><td>{@code LocalTime}, {@code LocalDateTime}, {@code Instant}</td>
 *     <td>TIME(6), TIMESTAMP(6), TIMESTAMP(6) WITH LOCAL TIME ZONE, or what {@link SqlType} says</td></tr>
 * <tr><td>{@code List}, {@code Map}</td><td>ARRAY, MAP</td></tr>
 * <tr><td>another record</td><td>ROW</td></tr>
 * <tr><td>{@code Optional}</td><td>the type inside, nullable</td></tr>
 * </table>
 *
 * <p><b>Null.</b> Primitives are NOT NULL, boxes and {@code Optional} are nullable. Other types,
 * also those of elements and values, follow JSpecify: {@code @Nullable} is nullable and
 * {@code @NonNull} is NOT NULL; what carries neither is NOT NULL inside {@code @NullMarked} (of the
 * record, a class around it or the package) and nullable elsewhere.
 */
public final class RecordSchemas {

  private RecordSchemas() {}

  /**
   * The schema of a record.
   *
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-SCHEMA-0001} naming every component that
   *     can't be a column
   */
  public static Schema of(Class<? extends Record> type) {
    return RecordRules.schema(shape(type), declared -> shape(load(declared, type)));
  }

  /** What the rules need to know of a record. */
  public static RecordShape shape(Class<?> type) {
    List<RecordShape.Component> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.add(
          new RecordShape.Component(
              component.getName(),
              ReflectedTypes.read(component.getAnnotatedType()),
              sqlType(component)));
    }
    return new RecordShape(
        ReflectedTypes.sourceName(type),
        type.getTypeParameters().length > 0,
        isNullMarked(type),
        components);
  }

  private static Class<?> load(JavaType.Declared declared, Class<?> root) {
    try {
      return Class.forName(declared.binaryName(), false, root.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the class of a component is not where its record is", e);
    }
  }

  private static Optional<String> sqlType(RecordComponent component) {
    @Nullable SqlType onComponent = component.getAnnotation(SqlType.class);
    if (onComponent != null) {
      return Optional.of(onComponent.value());
    }
    Method accessor = component.getAccessor();
    return Optional.ofNullable(accessor.getAnnotation(SqlType.class)).map(SqlType::value);
  }

  private static boolean isNullMarked(Class<?> type) {
    for (Class<?> scope = type; scope != null; scope = scope.getEnclosingClass()) {
      if (scope.isAnnotationPresent(NullUnmarked.class)) {
        return false;
      }
      if (scope.isAnnotationPresent(NullMarked.class)) {
        return true;
      }
    }
    Package inside = type.getPackage();
    if (inside != null && inside.isAnnotationPresent(NullUnmarked.class)) {
      return false;
    }
    return (inside != null && inside.isAnnotationPresent(NullMarked.class))
        || type.getModule().isAnnotationPresent(NullMarked.class);
  }
}
