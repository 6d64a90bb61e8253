package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.Expressions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes sets of the constants that an IN list compares a value with. */
final class ConstantSets {

  /** A few comparisons are quicker than a search. */
  private static final int MANY = 8;

  private ConstantSets() {}

  /**
   * The comparisons of a list, those with constants joined. They move to the front, which is the
   * same as long as comparing can't fail.
   */
  static List<Expression> in(List<Expression> comparisons) {
    Map<Expression, List<Expression.Literal>> options = new LinkedHashMap<>();
    List<Expression> others = new ArrayList<>();
    for (Expression each : comparisons) {
      if (each instanceof Expression.Comparison comparison && isOption(comparison)) {
        options
            .computeIfAbsent(comparison.left(), value -> new ArrayList<>())
            .add((Expression.Literal) comparison.right());
      } else {
        others.add(each);
      }
    }
    if (options.values().stream().noneMatch(some -> some.size() > MANY)) {
      return comparisons;
    }
    List<Expression> joined = new ArrayList<>();
    options.forEach((value, some) -> joined.add(new Expression.In(value, some)));
    joined.addAll(others);
    return joined;
  }

  /** Whether each value of the one type has its counterpart in the other. */
  private static boolean widens(Expression.Cast cast) {
    if (!Expressions.isTrivial(cast.operand()) || !Casts.isNumber(cast.type())) {
      return false;
    }
    DataType from = cast.operand().dataType();
    DataType to = cast.dataType();
    if (to instanceof DataType.Decimal wide && from instanceof DataType.Decimal narrow) {
      return wide.scale() >= narrow.scale()
          && wide.precision() - wide.scale() >= narrow.precision() - narrow.scale();
    }
    return to.kind() == TypeKind.DOUBLE
        || Casts.isWhole(cast.operand().type()) && from.kind().ordinal() < to.kind().ordinal();
  }

  private static boolean isOption(Expression.Comparison comparison) {
    return comparison.right() instanceof Expression.Literal literal
        && literal.value() != null
        && Expression.In.has(literal.type())
        && literal.type().equals(comparison.left().type())
        && (Expressions.isTrivial(comparison.left())
            || comparison.left() instanceof Expression.Cast cast && widens(cast));
  }
}
