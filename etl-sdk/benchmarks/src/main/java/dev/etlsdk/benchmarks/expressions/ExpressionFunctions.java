package dev.etlsdk.benchmarks.expressions;

import dev.etlsdk.udf.Udf;

/** The user's function that is measured. */
public final class ExpressionFunctions {

  private ExpressionFunctions() {}

  /** Whether a number is even. */
  @Udf("IS_EVEN")
  public static boolean isEven(int value) {
    return (value & 1) == 0;
  }
}
