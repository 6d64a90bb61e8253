package dev.etlsdk.codegen.model;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;

/** The SQL type that a parameter of a function takes. */
public sealed interface UdfType {

  /** The kind of the values. */
  TypeKind kind();

  /**
   * One type.
   *
   * @param type the type
   */
  record Exact(DataType type) implements UdfType {
    @Override
    public TypeKind kind() {
      return type.kind();
    }

    @Override
    public String toString() {
      return type.toString();
    }
  }

  /**
   * Every type of a kind that has a precision: what {@code BigDecimal}, {@code LocalTime}, {@code
   * LocalDateTime} and {@code Instant} take where nothing says more.
   *
   * @param kind DECIMAL, TIME, TIMESTAMP or TIMESTAMP_LTZ
   */
  record AnyOf(TypeKind kind) implements UdfType {
    @Override
    public String toString() {
      return kind == TypeKind.TIMESTAMP_LTZ ? "TIMESTAMP WITH LOCAL TIME ZONE" : kind.name();
    }
  }
}
