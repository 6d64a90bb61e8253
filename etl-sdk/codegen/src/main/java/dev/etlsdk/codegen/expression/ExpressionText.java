package dev.etlsdk.codegen.expression;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes expressions as SQL. */
final class ExpressionText {

  private static final int SHOWN_OPTIONS = 20;

  private ExpressionText() {}

  static String operand(Expression expression) {
    boolean atom =
        expression.operands().isEmpty()
            || expression instanceof Expression.Call
            || expression instanceof Expression.Cast
            || expression instanceof Expression.Coalesce;
    return atom ? expression.toString() : "(" + expression + ")";
  }

  static String join(List<Expression> operands, String separator) {
    return operands.stream().map(ExpressionText::operand).collect(Collectors.joining(separator));
  }

  static String list(List<Expression> operands) {
    return operands.stream().map(Expression::toString).collect(Collectors.joining(", "));
  }

  static String in(Expression.In in) {
    int shown = Math.min(in.options().size(), SHOWN_OPTIONS);
    int more = in.options().size() - shown;
    return operand(in.operand())
        + " IN ("
        + list(List.copyOf(in.options().subList(0, shown)))
        + (more == 0 ? ")" : ", … " + more + " more)");
  }

  static String caseText(Expression.Case expression) {
    StringBuilder text = new StringBuilder("CASE");
    for (Expression.Case.Branch branch : expression.branches()) {
      text.append(" WHEN ").append(branch.condition()).append(" THEN ").append(branch.value());
    }
    return text.append(" ELSE ").append(expression.otherwise()).append(" END").toString();
  }

  static String literal(Expression.Literal literal) {
    @Nullable Object value = literal.value();
    if (value == null) {
      return "NULL";
    }
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    if (value instanceof byte[] bytes) {
      return "X'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
    }
    if (value instanceof Boolean bool) {
      return bool ? "TRUE" : "FALSE";
    }
    if (literal.type() instanceof ValueType.Interval interval) {
      return "INTERVAL " + value + (interval.months() ? " MONTHS" : " NANOSECONDS");
    }
    DataType type = literal.dataType();
    if (type.kind() == TypeKind.DATE) {
      return "DATE '" + LocalDate.ofEpochDay((Integer) value) + "'";
    }
    if (value instanceof Long time && type.kind() != TypeKind.BIGINT) {
      return type + " '" + TemporalText.of(time, type) + "'";
    }
    return value.toString();
  }
}
