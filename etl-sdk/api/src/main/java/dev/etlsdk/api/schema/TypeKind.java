package dev.etlsdk.api.schema;

/** The closed set of types; for exhaustive switches over {@link DataType}. */
public enum TypeKind {
  BOOLEAN(false),
  TINYINT(false),
  SMALLINT(false),
  INTEGER(false),
  BIGINT(false),
  REAL(false),
  DOUBLE(false),
  DECIMAL(true),
  VARCHAR(false),
  BINARY(false),
  DATE(false),
  TIME(true),
  TIMESTAMP(true),
  TIMESTAMP_LTZ(true),
  ARRAY(true),
  MAP(true),
  ROW(true);

  private final boolean parameters;

  TypeKind(boolean parameters) {
    this.parameters = parameters;
  }

  boolean hasParameters() {
    return parameters;
  }

  /** Whether the type contains others: ARRAY, MAP and ROW. */
  public boolean isNested() {
    return this == ARRAY || this == MAP || this == ROW;
  }
}
