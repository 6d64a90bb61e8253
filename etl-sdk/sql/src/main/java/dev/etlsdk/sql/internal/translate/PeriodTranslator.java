package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import dev.etlsdk.codegen.expression.ArithmeticOperator;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Operands of the comparisons of periods: a start and an end, a start and a length, or one point.
 */
final class PeriodTranslator {

  private PeriodTranslator() {}

  static boolean compares(RexCall call) {
    return switch (call.getKind()) {
      case OVERLAPS,
          CONTAINS,
          PERIOD_EQUALS,
          PRECEDES,
          SUCCEEDS,
          IMMEDIATELY_PRECEDES,
          IMMEDIATELY_SUCCEEDS ->
          true;
      default -> false;
    };
  }

  /**
   * The starts and ends, one after the other.
   *
   * @param call the comparison
   * @param translator of what stands in its operands
   */
  static List<Expression> bounds(RexCall call, Function<RexNode, Expression> translator) {
    List<Expression> bounds = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      if (operand instanceof RexCall period && period.getKind() == SqlKind.ROW) {
        Expression start = translator.apply(period.getOperands().get(0));
        Expression end = translator.apply(period.getOperands().get(1));
        bounds.add(start);
        bounds.add(end.type() instanceof ValueType.Interval ? after(start, end) : end);
      } else {
        bounds.add(translator.apply(operand));
      }
    }
    return bounds;
  }

  private static Expression after(Expression start, Expression length) {
    boolean date = start.dataType().kind() == TypeKind.DATE;
    ValueType type = date ? ValueType.of(DataType.timestamp(6)) : start.type();
    return TemporalTranslator.arithmetic(
            ArithmeticOperator.ADD, Casts.to(start, type), length, type)
        .orElseThrow();
  }
}
