package dev.etlsdk.codegen.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Walks over expressions. */
public final class Expressions {

  private Expressions() {}

  /** The expression with its columns replaced. */
  public static Expression replaceColumns(
      Expression expression, Function<Expression.Column, Expression> replacement) {
    if (expression instanceof Expression.Column column) {
      return replacement.apply(column);
    }
    List<Expression> operands = expression.operands();
    if (operands.isEmpty()) {
      return expression;
    }
    List<Expression> replaced = new ArrayList<>(operands.size());
    boolean changed = false;
    for (Expression operand : operands) {
      Expression newOperand = replaceColumns(operand, replacement);
      changed |= newOperand != operand;
      replaced.add(newOperand);
    }
    return changed ? expression.withOperands(replaced) : expression;
  }

  /** What AND joins, as SQL writes it; the expression itself if it is no AND. */
  public static List<String> conjuncts(Expression condition) {
    return condition instanceof Expression.Logic logic && logic.and()
        ? logic.operands().stream().map(ExpressionText::condition).toList()
        : List.of(condition.toString());
  }

  /** A name as SQL writes it: in quotes where it needs them. */
  public static String identifier(String name) {
    return name.matches("[\\p{L}_][\\p{L}\\p{N}_]*")
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Shows the expression and all its parts, outermost first. */
  public static void walk(Expression expression, Consumer<Expression> visitor) {
    visitor.accept(expression);
    for (Expression operand : expression.operands()) {
      walk(operand, visitor);
    }
  }

  /** Whether the expression is a column, variable or constant: free of cost, effect and failure. */
  public static boolean isTrivial(Expression expression) {
    return expression instanceof Expression.Column
        || expression instanceof Expression.Variable
        || expression instanceof Expression.Literal;
  }

  /** Whether evaluating the expression can fail a row or has an effect. */
  public static boolean canFail(Expression expression) {
    boolean here =
        expression instanceof Expression.Arithmetic
            || expression instanceof Expression.Negate
            || expression instanceof Expression.Call
            || expression instanceof Expression.Cast
            || expression instanceof Expression.Item
            || expression instanceof Expression.Construct
            || expression instanceof Expression.Apply apply && apply.operation().fails();
    return here || expression.operands().stream().anyMatch(Expressions::canFail);
  }
}
