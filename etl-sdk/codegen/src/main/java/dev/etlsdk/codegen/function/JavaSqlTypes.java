package dev.etlsdk.codegen.function;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.codegen.expression.ValueType;
import java.util.List;
import java.util.stream.Collectors;

/** SQL types of the Java types of built-in functions. */
final class JavaSqlTypes {

  private static final int MICROSECONDS = 6;

  private JavaSqlTypes() {}

  static String signature(FunctionTarget target) {
    return target.name()
        + target.parameters().stream()
            .map(p -> name(p.javaType()))
            .collect(Collectors.joining(", ", "(", target.variadic() ? ", …)" : ")"));
  }

  private static String name(String java) {
    return switch (java) {
      case "java.lang.Object" -> "any type";
      case "java.util.List" -> "ARRAY";
      case "java.util.Map" -> "MAP";
      case "java.math.BigDecimal" -> "DECIMAL";
      case "java.time.LocalTime" -> "TIME";
      case "java.time.LocalDateTime" -> "TIMESTAMP";
      case "java.time.Instant" -> "TIMESTAMP WITH LOCAL TIME ZONE";
      default -> result(java, List.of()).toString();
    };
  }

  /** The type of a result, with the precision of the arguments where Java doesn't say one. */
  static DataType result(String java, List<ValueType> arguments) {
    return switch (java) {
      case "boolean", "java.lang.Boolean" -> DataType.BOOLEAN;
      case "byte", "java.lang.Byte" -> DataType.TINYINT;
      case "short", "java.lang.Short" -> DataType.SMALLINT;
      case "int", "java.lang.Integer" -> DataType.INTEGER;
      case "long", "java.lang.Long" -> DataType.BIGINT;
      case "float", "java.lang.Float" -> DataType.REAL;
      case "double", "java.lang.Double" -> DataType.DOUBLE;
      case "byte[]" -> DataType.BINARY;
      case "java.math.BigDecimal" -> decimal(arguments);
      case "java.time.LocalDate" -> DataType.DATE;
      case "java.time.LocalTime" -> DataType.time(precision(arguments));
      case "java.time.LocalDateTime" -> DataType.timestamp(precision(arguments));
      case "java.time.Instant" -> DataType.timestampLtz(precision(arguments));
      case "java.util.List" ->
          collection(arguments, DataType.Array.class, DataType.array(DataType.VARCHAR));
      case "java.util.Map" ->
          collection(
              arguments, DataType.MapOf.class, DataType.map(DataType.VARCHAR, DataType.VARCHAR));
      default -> DataType.VARCHAR;
    };
  }

  private static DataType decimal(List<ValueType> arguments) {
    int scale = 0;
    for (ValueType argument : arguments) {
      if (argument instanceof ValueType.Data data
          && data.type() instanceof DataType.Decimal decimal) {
        scale = Math.max(scale, decimal.scale());
      }
    }
    return DataType.decimal(DataType.Decimal.MAX_PRECISION, scale);
  }

  private static int precision(List<ValueType> arguments) {
    for (ValueType argument : arguments) {
      if (argument instanceof ValueType.Data data) {
        if (data.type() instanceof DataType.Timestamp timestamp) {
          return timestamp.precision();
        }
        if (data.type() instanceof DataType.Time time) {
          return time.precision();
        }
      }
    }
    return MICROSECONDS;
  }

  private static DataType collection(
      List<ValueType> arguments, Class<? extends DataType> kind, DataType otherwise) {
    for (ValueType argument : arguments) {
      if (argument instanceof ValueType.Data data && kind.isInstance(data.type())) {
        return data.type();
      }
    }
    return otherwise;
  }
}
