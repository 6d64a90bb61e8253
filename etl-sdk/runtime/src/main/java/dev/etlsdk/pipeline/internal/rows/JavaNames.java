package dev.etlsdk.pipeline.internal.rows;

import dev.etlsdk.api.schema.DataType;

/** Which Java types a component may have to hold the values of a column, for messages. */
final class JavaNames {

  private JavaNames() {}

  static String of(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> "boolean or Boolean";
      case TINYINT -> "byte or Byte";
      case SMALLINT -> "short or Short";
      case INTEGER -> "int or Integer";
      case BIGINT -> "long or Long";
      case REAL -> "float or Float";
      case DOUBLE -> "double or Double";
      case DECIMAL -> "BigDecimal";
      case VARCHAR -> "String, UUID or an enum";
      case BINARY -> "byte[]";
      case DATE -> "LocalDate";
      case TIME -> "LocalTime";
      case TIMESTAMP -> "LocalDateTime";
      case TIMESTAMP_LTZ -> "Instant";
      case ARRAY -> "a List";
      case MAP -> "a Map";
      case ROW -> "a record";
    };
  }
}
