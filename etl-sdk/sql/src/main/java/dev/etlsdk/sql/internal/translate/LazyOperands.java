package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.sql.internal.operator.OwnOperators;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Operands that are evaluated for some rows only. A function in vector form is called for a whole
 * batch, so it can't be among them.
 */
final class LazyOperands {

  private LazyOperands() {}

  /**
   * Refuses a call in vector form where it would depend on the row whether it is made.
   *
   * @param operands of the call, in the same order
   */
  @SuppressWarnings("ReferenceEquality") // an operator is one object
  static void check(RexCall call, List<Expression> operands) {
    int always =
        switch (call.getKind()) {
          case AND, OR, CASE, COALESCE -> 1;
          case BETWEEN -> 2;
          default ->
              call.getOperator() == OwnOperators.IN_LIST
                      || call.getOperator() == OwnOperators.SWITCH
                  ? 2
                  : operands.size();
        };
    for (int i = always; i < operands.size(); i++) {
      Optional<FunctionTarget> function = vectorCall(operands.get(i));
      if (function.isPresent()) {
        throw refused(function.get().name(), call, call.getOperands().get(i));
      }
    }
  }

  private static Optional<FunctionTarget> vectorCall(Expression expression) {
    FunctionTarget[] found = new FunctionTarget[1];
    Expressions.walk(
        expression,
        part -> {
          if (part instanceof Expression.Call each
              && each.function().user().map(FunctionTarget.UserFunction::vector).orElse(false)) {
            found[0] = each.function();
          }
        });
    return Optional.ofNullable(found[0]);
  }

  private static SqlProblem refused(String function, RexCall call, RexNode operand) {
    SqlParserPos[] position = {call.getParserPosition()};
    operand.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCall(RexCall inner) {
            if (inner.getOperator().getName().equalsIgnoreCase(function)) {
              position[0] = inner.getParserPosition();
            }
            return super.visitCall(inner);
          }
        });
    String name = call.getOperator().getName();
    return new SqlProblem(
        EtlError.SQL_0006,
        "the function "
            + function
            + " is called for a whole batch, so it can't be where "
            + name
            + " evaluates it for some rows only",
        "write the call in an inner SELECT: … FROM (SELECT "
            + function
            + "(…) AS result, … FROM …), where it is computed for all rows",
        position[0]);
  }
}
