package dev.etlsdk.codegen.expression;

import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.TypeKind;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes expressions as SQL. */
final class ExpressionText {

  private static final Set<String> INFIX = Set.of("LIKE", "ILIKE", "SIMILAR TO");
  private static final String EXTRACT = "EXTRACT ";
  private static final int SHOWN_OPTIONS = 20;
  private static final int LONG_VALUE = 60;

  private ExpressionText() {}

  static String operand(Expression expression) {
    boolean atom =
        expression.operands().isEmpty()
            || expression instanceof Expression.Call call && !isInfix(call)
            || expression instanceof Expression.Field
            || expression instanceof Expression.Item
            || expression instanceof Expression.Construct
            || expression instanceof Expression.Apply apply && !isInfix(apply)
            || expression instanceof Expression.Cast
            || expression instanceof Expression.Coalesce;
    return atom ? expression.toString() : "(" + expression + ")";
  }

  static String join(List<Expression> operands, String separator) {
    return operands.stream().map(ExpressionText::condition).collect(Collectors.joining(separator));
  }

  /** An operand of AND and OR, which bind less than all but each other. */
  static String condition(Expression operand) {
    return operand instanceof Expression.Logic || operand instanceof Expression.Let
        ? "(" + operand + ")"
        : operand.toString();
  }

  static String call(Expression.Call call) {
    String name = call.function().name();
    return isInfix(call)
        ? operand(call.operands().get(0)) + " " + name + " " + operand(call.operands().get(1))
        : name + "(" + list(call.operands()) + ")";
  }

  private static boolean isInfix(Expression.Call call) {
    String name = call.function().name();
    return call.operands().size() == 2
        && call.function().user().isEmpty()
        && (!Character.isLetter(name.charAt(0)) || INFIX.contains(name));
  }

  /** Operands behind those of an infix operator are constants of the method. */
  static String apply(Expression.Apply apply) {
    if (apply.operation().name().startsWith(EXTRACT)) {
      String field = apply.operation().name().substring(EXTRACT.length());
      return "EXTRACT(" + field + " FROM " + apply.operands().get(0) + ")";
    }
    return isInfix(apply)
        ? operand(apply.operands().get(0))
            + " "
            + apply.operation().name()
            + " "
            + operand(apply.operands().get(1))
        : apply.operation().name() + "(" + list(apply.operands()) + ")";
  }

  private static boolean isInfix(Expression.Apply apply) {
    return apply.operands().size() > 1 && !Character.isLetter(apply.operation().name().charAt(0));
  }

  static String list(List<Expression> operands) {
    return operands.stream().map(Expression::toString).collect(Collectors.joining(", "));
  }

  /** The value where the variable stands, unless it is so long that it is better written once. */
  static String let(Expression.Let let) {
    String value = let.value().toString();
    return value.length() > LONG_VALUE
        ? "(LET " + let.variable() + " = " + value + " IN " + let.body() + ")"
        : replaced(let.body(), let.variable(), let.value()).toString();
  }

  private static Expression replaced(Expression body, String variable, Expression value) {
    if (body instanceof Expression.Variable used && used.name().equals(variable)) {
      return value;
    }
    List<Expression> operands = body.operands();
    return operands.isEmpty()
        ? body
        : body.withOperands(operands.stream().map(o -> replaced(o, variable, value)).toList());
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
      return TemporalText.interval((Long) value, interval.months());
    }
    DataType type = literal.dataType();
    if (type.kind() == TypeKind.DATE) {
      return "DATE '" + LocalDate.ofEpochDay((Integer) value) + "'";
    }
    if (value instanceof Long time && type.kind() != TypeKind.BIGINT) {
      return TemporalText.of(time, type);
    }
    return value.toString();
  }
}
