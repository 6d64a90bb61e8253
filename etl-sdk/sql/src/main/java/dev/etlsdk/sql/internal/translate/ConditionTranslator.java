package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.ComparisonOperator;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Comparisons, and what is made of them. A value that is compared several times is evaluated once.
 */
final class ConditionTranslator {

  private final VariableNames variables;

  ConditionTranslator(VariableNames variables) {
    this.variables = variables;
  }

  Expression comparison(
      ComparisonOperator operator, Expression left, Expression right, SqlParserPos position) {
    Optional<ValueType> common = Casts.common(left, right);
    if (common.isEmpty()) {
      throw new SqlProblem(
          EtlError.SQL_0005,
          left.type() + " can't be compared with " + right.type(),
          "convert one of them: CAST(… AS "
              + (left instanceof Expression.Literal ? right : left).type()
              + ")",
          position);
    }
    if (common.get() instanceof ValueType.Null) {
      return ofNulls(operator);
    }
    return new Expression.Comparison(
        operator,
        Casts.compared(left, right.type(), common.get(), position),
        Casts.compared(right, left.type(), common.get(), position));
  }

  /** NULL compared with NULL, both without a type. */
  private static Expression ofNulls(ComparisonOperator operator) {
    Boolean result = operator.seesNull() ? operator == ComparisonOperator.NOT_DISTINCT : null;
    return new Expression.Literal(result, ValueType.of(DataType.BOOLEAN));
  }

  /** Evaluates a value once for a body that uses it several times. */
  private Expression once(Expression value, String name, Function<Expression, Expression> body) {
    if (Expressions.isTrivial(value)) {
      return body.apply(value);
    }
    String variable = variables.next(name);
    return new Expression.Let(
        variable,
        value,
        body.apply(new Expression.Variable(variable, value.type(), value.nullable())));
  }

  Expression caseOf(List<Expression> operands, ValueType type) {
    List<Expression.Case.Branch> branches = new ArrayList<>();
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      branches.add(
          new Expression.Case.Branch(operands.get(i), Casts.to(operands.get(i + 1), type)));
    }
    return new Expression.Case(branches, Casts.to(operands.get(operands.size() - 1), type), type);
  }

  /** A branch of {@code CASE value}: what it compares with, and what it gives. */
  record Option(List<Expression> options, Expression result) {}

  Expression switchOf(
      Expression switched,
      List<Option> options,
      Expression otherwise,
      ValueType type,
      SqlParserPos position) {
    return once(
        switched,
        "switched",
        value -> {
          List<Expression.Case.Branch> branches = new ArrayList<>();
          for (Option option : options) {
            branches.add(
                new Expression.Case.Branch(
                    any(value, option.options(), position), Casts.to(option.result(), type)));
          }
          return new Expression.Case(branches, Casts.to(otherwise, type), type);
        });
  }

  Expression nullIf(Expression left, Expression right, ValueType type, SqlParserPos position) {
    return once(
        left,
        "value",
        value -> {
          Expression equal = comparison(ComparisonOperator.EQUAL, value, right, position);
          Expression none = new Expression.Literal(null, type);
          return new Expression.Case(
              List.of(new Expression.Case.Branch(equal, none)), Casts.to(value, type), type);
        });
  }

  Expression in(List<Expression> operands, SqlParserPos position) {
    return once(
        operands.get(0),
        "sought",
        value -> any(value, operands.subList(1, operands.size()), position));
  }

  private Expression any(Expression value, List<Expression> options, SqlParserPos position) {
    List<Expression> equal = new ArrayList<>();
    for (Expression option : options) {
      equal.add(comparison(ComparisonOperator.EQUAL, value, option, position));
    }
    equal = ConstantSets.in(equal);
    return equal.size() == 1 ? equal.get(0) : new Expression.Logic(false, equal);
  }

  Expression between(RexCall call, List<Expression> operands) {
    SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
    SqlParserPos position = call.getParserPosition();
    Expression result =
        once(
            operands.get(0),
            "bounded",
            value ->
                operator.flag == SqlBetweenOperator.Flag.SYMMETRIC
                    ? once(
                        operands.get(1),
                        "bound",
                        low ->
                            once(
                                operands.get(2),
                                "bound",
                                high ->
                                    new Expression.Logic(
                                        false,
                                        List.of(
                                            inside(value, low, high, position),
                                            inside(value, high, low, position)))))
                    : inside(value, operands.get(1), operands.get(2), position));
    return operator.isNegated() ? new Expression.Not(result) : result;
  }

  private Expression inside(
      Expression value, Expression low, Expression high, SqlParserPos position) {
    return new Expression.Logic(
        true,
        List.of(
            comparison(ComparisonOperator.GREATER_OR_EQUAL, value, low, position),
            comparison(ComparisonOperator.LESS_OR_EQUAL, value, high, position)));
  }
}
