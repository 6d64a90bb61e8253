package dev.etlsdk.codegen.internal;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** How generated code holds a value. */
enum JavaKind {
  BOOLEAN(TypeName.BOOLEAN, "false", 0),
  BYTE(TypeName.BYTE, "0", 1),
  SHORT(TypeName.SHORT, "0", 2),
  INT(TypeName.INT, "0", 4),
  LONG(TypeName.LONG, "0L", 8),
  FLOAT(TypeName.FLOAT, "0f", 4),
  DOUBLE(TypeName.DOUBLE, "0d", 8),
  DECIMAL(ClassName.get(BigDecimal.class), "null", 16),
  STRING(ClassName.get(String.class), "null", 0),
  BYTES(ArrayTypeName.of(TypeName.BYTE), "null", 0),
  LIST(ClassName.get(List.class), "null", 0),
  MAP(ClassName.get(Map.class), "null", 0),
  ROW(ClassName.get(List.class), "null", 0);

  private final TypeName java;
  private final String initial;
  private final int width;

  JavaKind(TypeName java, String initial, int width) {
    this.java = java;
    this.initial = initial;
    this.width = width;
  }

  static JavaKind of(ValueType type) {
    if (type instanceof ValueType.Data data) {
      return of(data.type());
    }
    return type instanceof ValueType.Null ? STRING : LONG;
  }

  static JavaKind of(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> BOOLEAN;
      case TINYINT -> BYTE;
      case SMALLINT -> SHORT;
      case INTEGER, DATE -> INT;
      case BIGINT, TIME, TIMESTAMP, TIMESTAMP_LTZ -> LONG;
      case REAL -> FLOAT;
      case DOUBLE -> DOUBLE;
      case DECIMAL -> DECIMAL;
      case VARCHAR -> STRING;
      case BINARY -> BYTES;
      case ARRAY -> LIST;
      case MAP -> MAP;
      case ROW -> ROW;
    };
  }

  /** The Java type of locals. */
  TypeName java() {
    return java;
  }

  /** What a local holds as long as its value is NULL. */
  String initial() {
    return initial;
  }

  boolean isPrimitive() {
    return java.isPrimitive();
  }

  boolean isNumber() {
    return this != BOOLEAN && isPrimitive();
  }

  /** Bytes of a value in a vector of fixed width; 0 for others. */
  int width() {
    return width;
  }

  /** The method of {@code Mem} that reads or writes a value, without {@code get} or {@code put}. */
  String memory() {
    return Character.toUpperCase(java.toString().charAt(0)) + java.toString().substring(1);
  }
}
