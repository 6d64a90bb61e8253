package dev.etlsdk.codegen.internal;

import dev.etlsdk.codegen.expression.Expression;

/**
 * Estimates how many bytes of byte code an expression takes. The JIT compiles no method of 8,000
 * bytes or more; a test holds what is generated below that.
 */
final class Weight {

  /** What a method may weigh. */
  static final int LIMIT = 4_000;

  private static final int COLUMN = 45;
  private static final int CALL = 35;
  private static final int BRANCH = 25;
  private static final int OUTPUT = 90;

  private Weight() {}

  /** An output column with its expression. */
  static int output(Expression expression) {
    return OUTPUT + of(expression);
  }

  static int of(Expression expression) {
    int sum = own(expression);
    for (Expression operand : expression.operands()) {
      sum += of(operand);
    }
    return sum;
  }

  private static int own(Expression expression) {
    if (expression instanceof Expression.Column) {
      return COLUMN;
    }
    if (expression instanceof Expression.Literal || expression instanceof Expression.Variable) {
      return 4;
    }
    if (expression instanceof Expression.Logic
        || expression instanceof Expression.Case
        || expression instanceof Expression.Coalesce) {
      return BRANCH * expression.operands().size();
    }
    return CALL;
  }
}
