package dev.etlsdk.codegen.expression;

/**
 * Operators of arithmetic, with the method of {@code dev.etlsdk.kernels.Arithmetic} that does each.
 */
public enum ArithmeticOperator {
  ADD("+", "add"),
  SUBTRACT("-", "subtract"),
  MULTIPLY("*", "multiply"),
  DIVIDE("/", "divide"),
  MODULO("%", "modulo");

  private final String symbol;
  private final String method;

  ArithmeticOperator(String symbol, String method) {
    this.symbol = symbol;
    this.method = method;
  }

  /** As SQL writes it. */
  public String symbol() {
    return symbol;
  }

  /** The helper's name. */
  public String method() {
    return method;
  }
}
