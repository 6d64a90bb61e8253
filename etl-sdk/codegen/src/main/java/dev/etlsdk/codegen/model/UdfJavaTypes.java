package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.api.schema.internal.JavaType;
import dev.etlsdk.api.schema.internal.JavaType.Declared;
import dev.etlsdk.api.schema.internal.ScalarTypes;
import java.util.List;
import java.util.Optional;

/** Which SQL types the Java types of functions in row form have. */
final class UdfJavaTypes {

  private static final String LIST = "java.util.List";
  private static final String MAP = "java.util.Map";

  private UdfJavaTypes() {}

  /** What a parameter takes. */
  static Optional<UdfType> parameter(JavaType type) {
    Optional<DataType> exact = ScalarTypes.exact(type);
    if (exact.isPresent()) {
      return exact.map(UdfType.Exact::new);
    }
    Optional<TypeKind> kind = ScalarTypes.kind(type);
    if (kind.isPresent()) {
      return kind.map(UdfType.AnyOf::new);
    }
    return nested(type).map(UdfType.Exact::new);
  }

  /** What a result is. */
  static Optional<DataType> result(JavaType type) {
    return ScalarTypes.exact(type)
        .or(() -> ScalarTypes.kind(type).flatMap(ScalarTypes::withDefaultPrecision))
        .or(() -> nested(type));
  }

  private static Optional<DataType> nested(JavaType type) {
    if (!(type instanceof Declared declared)) {
      return Optional.empty();
    }
    List<JavaType> arguments = declared.arguments();
    if (declared.erasure().equals(LIST) && arguments.size() == 1) {
      return result(arguments.get(0)).map(DataType::array);
    }
    if (declared.erasure().equals(MAP) && arguments.size() == 2) {
      return result(arguments.get(0)).flatMap(key -> result(arguments.get(1)).map(value -> DataType.map(key, value)));
    }
    return Optional.empty();
  }

  /** Whether a Java type holds the values of an SQL type that was written beside it. */
  static boolean takes(JavaType javaType, DataType type) {
    if (type instanceof DataType.Array array) {
      return isRawOr(javaType, LIST, 1) && argumentTakes(javaType, 0, array.element());
    }
    if (type instanceof DataType.MapOf map) {
      return isRawOr(javaType, MAP, 2)
          && argumentTakes(javaType, 0, map.key())
          && argumentTakes(javaType, 1, map.value());
    }
    return ScalarTypes.kind(javaType).filter(type.kind()::equals).isPresent();
  }

  private static boolean isRawOr(JavaType type, String name, int arguments) {
    return type instanceof Declared declared
        && declared.erasure().equals(name)
        && (declared.arguments().isEmpty() || declared.arguments().size() == arguments);
  }

  private static boolean argumentTakes(JavaType type, int index, DataType expected) {
    List<JavaType> arguments = ((Declared) type).arguments();
    return arguments.isEmpty() ? !containsRow(expected) : takes(arguments.get(index), expected);
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
