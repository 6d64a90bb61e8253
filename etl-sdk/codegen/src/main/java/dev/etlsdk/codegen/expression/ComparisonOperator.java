package dev.etlsdk.codegen.expression;

/** Comparisons; the last two see NULL as a value. */
public enum ComparisonOperator {
  EQUAL("=", "=="),
  NOT_EQUAL("<>", "!="),
  LESS("<", "<"),
  LESS_OR_EQUAL("<=", "<="),
  GREATER(">", ">"),
  GREATER_OR_EQUAL(">=", ">="),
  DISTINCT("IS DISTINCT FROM", "!="),
  NOT_DISTINCT("IS NOT DISTINCT FROM", "==");

  private final String symbol;
  private final String java;

  ComparisonOperator(String symbol, String java) {
    this.symbol = symbol;
    this.java = java;
  }

  /** As SQL writes it. */
  public String symbol() {
    return symbol;
  }

  /**
   * The Java operator for values that aren't NULL, or for the result of a three-way comparison and
   * 0.
   */
  public String java() {
    return java;
  }

  /** Whether NULL is a value like others. */
  public boolean seesNull() {
    return this == DISTINCT || this == NOT_DISTINCT;
  }
}
