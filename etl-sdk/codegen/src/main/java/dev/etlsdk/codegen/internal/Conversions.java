package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.CodeBlock;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.kernels.Decimals;
import dev.etlsdk.kernels.Temporals;
import dev.etlsdk.kernels.cast.NumberCasts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;

/**
 * Between values as generated code holds them and the Java types of functions. Only values that
 * aren't NULL come here.
 */
final class Conversions {

  private static final int MICROSECONDS = 6;

  private Conversions() {}

  /** A value as the parameter of a function takes it. */
  static CodeBlock toJava(CodeBlock code, ValueType type, String java) {
    JavaKind kind = JavaKind.of(type);
    if (java.equals("java.lang.Object")) {
      return toObject(code, type);
    }
    if (type instanceof ValueType.Interval interval) {
      return interval.months()
          ? CodeBlock.of("$T.ofMonths((int) $L)", Period.class, code)
          : CodeBlock.of("$T.ofNanos($L)", Duration.class, code);
    }
    if (type instanceof ValueType.Null) {
      return code;
    }
    if (kind.isNumber() && isTemporal(type.dataType())) {
      return java.equals("java.time.LocalDateTime")
          ? toDateTime(code, type.dataType())
          : toObject(code, type);
    }
    if (java.equals("java.math.BigDecimal")) {
      return kind == JavaKind.DECIMAL
          ? code
          : CodeBlock.of("$T.valueOf($L)", BigDecimal.class, code);
    }
    if (kind == JavaKind.DECIMAL) {
      return CodeBlock.of(
          unboxed(java).equals("float") ? "$L.floatValue()" : "$L.doubleValue()", code);
    }
    return kind.isNumber() && !unboxed(java).equals(kind.java().toString())
        ? CodeBlock.of("(($L) $L)", unboxed(java), code)
        : code;
  }

  /** A value as a boxed parameter takes it. */
  static CodeBlock toBox(CodeBlock code, ValueType type, String java) {
    CodeBlock converted = toJava(code, type, java);
    String primitive = unboxed(java);
    return primitive.equals(java)
        ? converted
        : CodeBlock.of("$T.valueOf($L)", JavaTypes.of(java), converted);
  }

  private static CodeBlock toDateTime(CodeBlock code, DataType type) {
    if (type instanceof DataType.Timestamp timestamp) {
      return CodeBlock.of("$T.dateTime($L, $L)", Temporals.class, code, timestamp.precision());
    }
    return CodeBlock.of(
        "$T.dateTime($T.startOfDay($L, $L), $L)",
        Temporals.class,
        Temporals.class,
        code,
        MICROSECONDS,
        MICROSECONDS);
  }

  /** A value as an element of an ARRAY, MAP or ROW. */
  static CodeBlock toObject(CodeBlock code, ValueType type) {
    if (!(type instanceof ValueType.Data data)) {
      return CodeBlock.of("$T.valueOf($L)", Long.class, code);
    }
    return switch (data.type().kind()) {
      case BOOLEAN -> CodeBlock.of("$T.valueOf($L)", Boolean.class, code);
      case TINYINT -> CodeBlock.of("$T.valueOf($L)", Byte.class, code);
      case SMALLINT -> CodeBlock.of("$T.valueOf($L)", Short.class, code);
      case INTEGER -> CodeBlock.of("$T.valueOf($L)", Integer.class, code);
      case BIGINT -> CodeBlock.of("$T.valueOf($L)", Long.class, code);
      case REAL -> CodeBlock.of("$T.valueOf($L)", Float.class, code);
      case DOUBLE -> CodeBlock.of("$T.valueOf($L)", Double.class, code);
      case DATE -> CodeBlock.of("$T.date($L)", Temporals.class, code);
      case TIME -> CodeBlock.of("$T.time($L, $L)", Temporals.class, code, precision(data.type()));
      case TIMESTAMP ->
          CodeBlock.of("$T.dateTime($L, $L)", Temporals.class, code, precision(data.type()));
      case TIMESTAMP_LTZ ->
          CodeBlock.of("$T.instant($L, $L)", Temporals.class, code, precision(data.type()));
      case DECIMAL, VARCHAR, BINARY, ARRAY, MAP, ROW -> code;
    };
  }

  /**
   * An element of an ARRAY, MAP or ROW, or what a function gives as an Object, as generated code
   * holds it.
   */
  static CodeBlock fromObject(CodeBlock code, ValueType type) {
    if (!(type instanceof ValueType.Data data)) {
      return CodeBlock.of("(($T) $L).longValue()", Long.class, code);
    }
    return switch (data.type().kind()) {
      case BOOLEAN -> CodeBlock.of("(($T) $L).booleanValue()", Boolean.class, code);
      case TINYINT -> CodeBlock.of("(($T) $L).byteValue()", Number.class, code);
      case SMALLINT -> CodeBlock.of("(($T) $L).shortValue()", Number.class, code);
      case INTEGER -> CodeBlock.of("(($T) $L).intValue()", Number.class, code);
      case BIGINT -> CodeBlock.of("(($T) $L).longValue()", Number.class, code);
      case REAL -> CodeBlock.of("(($T) $L).floatValue()", Number.class, code);
      case DOUBLE -> CodeBlock.of("(($T) $L).doubleValue()", Number.class, code);
      case DECIMAL -> CodeBlock.of("(($T) $L)", BigDecimal.class, code);
      case VARCHAR -> CodeBlock.of("(($T) $L)", String.class, code);
      case BINARY -> CodeBlock.of("((byte[]) $L)", code);
      case DATE -> CodeBlock.of("$T.days(($T) $L)", Temporals.class, LocalDate.class, code);
      case TIME -> units(code, LocalTime.class, data.type());
      case TIMESTAMP -> units(code, LocalDateTime.class, data.type());
      case TIMESTAMP_LTZ -> units(code, Instant.class, data.type());
      case ARRAY, ROW -> CodeBlock.of("(($T) $L)", List.class, code);
      case MAP -> CodeBlock.of("(($T) $L)", Map.class, code);
    };
  }

  private static CodeBlock units(CodeBlock code, Class<?> java, DataType type) {
    return CodeBlock.of("$T.units(($T) $L, $L)", Temporals.class, java, code, precision(type));
  }

  /** What a function gives, as generated code holds a value of the type. */
  static CodeBlock fromJava(CodeBlock code, String java, ValueType type) {
    if (java.equals("java.lang.Object")) {
      return fromObject(code, type);
    }
    if (type instanceof ValueType.Interval interval) {
      return CodeBlock.of(interval.months() ? "$L.toTotalMonths()" : "$L.toNanos()", code);
    }
    DataType data = type.dataType();
    if (data instanceof DataType.Decimal decimal) {
      return java.equals("java.math.BigDecimal")
          ? CodeBlock.of(
              "$T.fit($L, $L, $L)", Decimals.class, code, decimal.precision(), decimal.scale())
          : CodeBlock.of(
              "$T.toDecimal($L, $L, $L)",
              NumberCasts.class,
              code,
              decimal.precision(),
              decimal.scale());
    }
    if (isTemporal(data)) {
      return data.kind() == dev.etlsdk.api.schema.TypeKind.DATE
          ? CodeBlock.of("$T.days($L)", Temporals.class, code)
          : CodeBlock.of("$T.units($L, $L)", Temporals.class, code, precision(data));
    }
    JavaKind kind = JavaKind.of(data);
    return kind.isNumber() ? number(code, java, kind) : unbox(code, java);
  }

  private static CodeBlock number(CodeBlock code, String java, JavaKind kind) {
    String from = unboxed(java);
    String to = kind.java().toString();
    CodeBlock value = unbox(code, java);
    if (from.equals(to)) {
      return value;
    }
    List<String> order = List.of("byte", "short", "int", "long", "float", "double");
    if (order.contains(from) && order.indexOf(from) < order.indexOf(to)) {
      return CodeBlock.of("(($L) $L)", to, value);
    }
    return CodeBlock.of("$T.to$L($L)", NumberCasts.class, kind.memory(), value);
  }

  private static CodeBlock unbox(CodeBlock code, String java) {
    String primitive = unboxed(java);
    return primitive.equals(java) ? code : CodeBlock.of("$L.$LValue()", code, primitive);
  }

  /** The primitive type of a box, or the type itself. */
  static String unboxed(String java) {
    return switch (java) {
      case "java.lang.Boolean" -> "boolean";
      case "java.lang.Byte" -> "byte";
      case "java.lang.Short" -> "short";
      case "java.lang.Integer" -> "int";
      case "java.lang.Long" -> "long";
      case "java.lang.Float" -> "float";
      case "java.lang.Double" -> "double";
      default -> java;
    };
  }

  private static boolean isTemporal(DataType type) {
    return switch (type.kind()) {
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> true;
      default -> false;
    };
  }

  static int precision(DataType type) {
    return type instanceof DataType.Time time
        ? time.precision()
        : ((DataType.Timestamp) type).precision();
  }
}
