package dev.etlsdk.codegen.expression;

/** Tests that are never NULL themselves. */
public enum NullTest {
  NULL("IS NULL"),
  NOT_NULL("IS NOT NULL"),
  TRUE("IS TRUE"),
  NOT_TRUE("IS NOT TRUE"),
  FALSE("IS FALSE"),
  NOT_FALSE("IS NOT FALSE");

  private final String symbol;

  NullTest(String symbol) {
    this.symbol = symbol;
  }

  /** As SQL writes it. */
  public String symbol() {
    return symbol;
  }
}
