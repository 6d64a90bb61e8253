package dev.etlsdk.codegen.function;

import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.codegen.expression.ValueType;
import java.util.List;

/** How far a value is from a Java parameter. */
final class JavaDistance {

  private static final int ANYTHING = 100;

  /** Exact numbers widen along this list; all of them may become the approximate ones behind it. */
  private static final List<String> NUMBERS =
      List.of("byte", "short", "int", "long", "java.math.BigDecimal", "double", "float");

  private JavaDistance() {}

  /** 0 if the value is what the parameter takes, more the further; -1 if it can't be converted. */
  static int of(ValueType type, String java) {
    if (type instanceof ValueType.Null) {
      return java.equals("java.lang.Object") ? 1 : 0;
    }
    if (java.equals("java.lang.Object")) {
      return ANYTHING;
    }
    if (type instanceof ValueType.Interval interval) {
      return java.equals(interval.months() ? "java.time.Period" : "java.time.Duration") ? 0 : -1;
    }
    TypeKind kind = type.dataType().kind();
    return switch (kind) {
      case BOOLEAN -> exact(java, "boolean", "java.lang.Boolean");
      case TINYINT -> number(0, java);
      case SMALLINT -> number(1, java);
      case INTEGER -> number(2, java);
      case BIGINT -> number(3, java);
      case DECIMAL -> number(4, java);
      case DOUBLE -> exact(java, "double", "java.lang.Double");
      case REAL -> unboxed(java).equals("float") ? 0 : unboxed(java).equals("double") ? 1 : -1;
      case VARCHAR -> exact(java, "java.lang.String", "java.lang.CharSequence");
      case BINARY -> exact(java, "byte[]", "byte[]");
      case DATE ->
          java.equals("java.time.LocalDateTime")
              ? 2
              : exact(java, "java.time.LocalDate", "java.time.LocalDate");
      case TIME -> exact(java, "java.time.LocalTime", "java.time.LocalTime");
      case TIMESTAMP -> exact(java, "java.time.LocalDateTime", "java.time.LocalDateTime");
      case TIMESTAMP_LTZ ->
          java.equals("java.time.LocalDateTime")
              ? 5
              : exact(java, "java.time.Instant", "java.time.Instant");
      case ARRAY, ROW -> exact(java, "java.util.List", "java.util.List");
      case MAP -> exact(java, "java.util.Map", "java.util.Map");
    };
  }

  private static int exact(String java, String first, String second) {
    return java.equals(first) || java.equals(second) ? 0 : -1;
  }

  private static int number(int rank, String java) {
    int target = NUMBERS.indexOf(unboxed(java));
    return target < rank ? -1 : target - rank;
  }

  private static String unboxed(String java) {
    return switch (java) {
      case "java.lang.Byte" -> "byte";
      case "java.lang.Short" -> "short";
      case "java.lang.Integer" -> "int";
      case "java.lang.Long" -> "long";
      case "java.lang.Float" -> "float";
      case "java.lang.Double" -> "double";
      default -> java;
    };
  }
}
