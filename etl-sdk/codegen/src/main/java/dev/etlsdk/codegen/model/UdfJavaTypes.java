package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.api.schema.javatype.JavaType;
import dev.etlsdk.api.schema.javatype.JavaType.Declared;
import dev.etlsdk.api.schema.javatype.ScalarTypes;
import java.util.List;
import java.util.Optional;

/** Which SQL types the Java types of functions in row form have. */
final class UdfJavaTypes {

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
    if (declared.erasure().equals(JavaType.LIST) && arguments.size() == 1) {
      return result(arguments.get(0)).map(DataType::array);
    }
    if (declared.erasure().equals(JavaType.MAP) && arguments.size() == 2) {
      return result(arguments.get(0))
          .flatMap(key -> result(arguments.get(1)).map(value -> DataType.map(key, value)));
    }
    return Optional.empty();
  }
}
