package dev.etlsdk.codegen.internal;

import dev.etlsdk.codegen.expression.Expression;

/**
 * Estimates how many bytes of byte code an expression takes. The JIT compiles no method of 8,000
 * bytes or more; {@code MethodSizeTest} of the SQL module holds what is generated below that.
 */
final class Weight {

  /** What a method may weigh. */
  static final int METHOD = 4_000;

  /** A part that is a method of its own, where it is called. */
  static final int PART = 40;

  /** What an operand costs that may be left out. */
  static final int BRANCH = 25;

  private static final int COLUMN = 45;
  private static final int VARIABLE = 30;
  private static final int LITERAL = 6;
  private static final int CALL = 35;
  private static final int OUTPUT = 90;
  private static final int ARGUMENT = 12;

  private Weight() {}

  /** An output column, or a step, besides its expression. */
  static int output() {
    return OUTPUT;
  }

  /** An expression without its operands. */
  static int own(Expression expression) {
    if (expression instanceof Expression.Column) {
      return COLUMN;
    }
    if (expression instanceof Expression.Literal) {
      return LITERAL;
    }
    if (expression instanceof Expression.Variable) {
      return VARIABLE;
    }
    if (expression instanceof Expression.Logic
        || expression instanceof Expression.Case
        || expression instanceof Expression.Coalesce) {
      return BRANCH * expression.operands().size();
    }
    return CALL + ARGUMENT * expression.operands().size();
  }
}
