package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.codegen.expression.CastMode;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.FunctionTarget;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.sql.internal.operator.FunctionLibrary;
import dev.etlsdk.sql.internal.operator.FunctionOperator;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Calls of functions, and casts that the query writes. */
final class FunctionTranslator {

  private final FunctionLibrary library;

  FunctionTranslator(FunctionLibrary library) {
    this.library = library;
  }

  Expression cast(RexCall call, Expression operand, ValueType type) {
    boolean attempt = call.getKind() == SqlKind.SAFE_CAST;
    RelDataType target = call.getType();
    RelDataType source = call.getOperands().get(0).getType();
    if (operand.type() instanceof ValueType.Interval && Casts.isNumber(type)) {
      return TemporalTranslator.count(operand, source, type);
    }
    if (type instanceof ValueType.Interval && Casts.isNumber(operand.type())) {
      return TemporalTranslator.interval(operand, target, type);
    }
    CastMode mode = new CastMode(attempt, 0, false);
    if (RoundedTimes.applies(target)) {
      return RoundedTimes.cast(operand, target, mode, call.getParserPosition());
    }
    boolean text =
        target.getSqlTypeName() == SqlTypeName.CHAR
            || target.getSqlTypeName() == SqlTypeName.VARCHAR;
    int length = text && target.getPrecision() > 0 ? target.getPrecision() : 0;
    boolean pad = target.getSqlTypeName() == SqlTypeName.CHAR && length > 0;
    return Casts.to(operand, type, new CastMode(attempt, length, pad), call.getParserPosition());
  }

  Expression call(RexCall call, List<Expression> operands, ValueType type) {
    String name = call.getOperator().getName();
    return switch (name) {
      case "TIMESTAMPADD" ->
          TemporalTranslator.add(keyword(operands.get(0)), operands.get(1), operands.get(2), type);
      case "TIMESTAMPDIFF" ->
          TemporalTranslator.between(
              keyword(operands.get(0)), operands.get(1), operands.get(2), type);
      case "CURRENT_TIMESTAMP",
          "LOCALTIMESTAMP",
          "CURRENT_DATE",
          "CURRENT_TIME",
          "LOCALTIME",
          "NOW" ->
          now(call, type);
      case "EXTRACT" -> extract(call, operands, type);
      case "GREATEST", "LEAST" -> extreme(call, name, operands, type);
      case "ABS" ->
          type instanceof ValueType.Interval
              ? absolute(call, operands.get(0))
              : function(call, name, operands, type);
      default -> function(call, name, operands, type);
    };
  }

  private Expression extract(RexCall call, List<Expression> operands, ValueType type) {
    Expression source = operands.get(1);
    if (source.type() instanceof ValueType.Interval) {
      return Casts.to(TemporalTranslator.field(keyword(operands.get(0)), source), type);
    }
    Optional<Expression> direct =
        ExtractTranslator.extract(keyword(operands.get(0)), operands.get(1));
    return direct.isPresent()
        ? Casts.to(direct.get(), type)
        : function(call, "DATE_PART", operands, type);
  }

  /**
   * The greatest or least of several is that of the first and the greatest or least of the rest.
   */
  private Expression extreme(RexCall call, String name, List<Expression> operands, ValueType type) {
    List<Expression> values = Casts.all(operands, type);
    Expression result = values.get(0);
    for (Expression value : values.subList(1, values.size())) {
      result = function(call, name, List.of(result, value), type);
    }
    return result;
  }

  private Expression absolute(RexCall call, Expression interval) {
    ValueType count = ValueType.of(DataType.BIGINT);
    Expression number = new Expression.Cast(interval, count, CastMode.STRICT);
    return new Expression.Cast(
        function(call, "ABS", List.of(number), count), interval.type(), CastMode.STRICT);
  }

  private static Expression now(RexCall call, ValueType type) {
    boolean local = type.dataType() instanceof DataType.Timestamp timestamp && timestamp.local();
    Expression now = new Expression.Now(ValueType.of(new DataType.Timestamp(6, local)));
    return RoundedTimes.applies(call.getType())
        ? RoundedTimes.cast(now, call.getType(), CastMode.STRICT, call.getParserPosition())
        : Casts.to(now, type);
  }

  private static String keyword(Expression operand) {
    if (operand instanceof Expression.Literal literal && literal.value() instanceof String text) {
      return text;
    }
    throw new UnsupportedOperationException(operand + " is no unit of time");
  }

  private Expression function(
      RexCall call, String name, List<Expression> operands, ValueType type) {
    List<ValueType> types = operands.stream().map(Expression::type).toList();
    boolean nullable = call.getType().isNullable();
    if (call.getOperator() instanceof FunctionOperator) {
      Optional<FunctionLibrary.Resolved> user = library.user(name, types);
      if (user.isPresent()) {
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
          arguments.add(Casts.to(operands.get(i), user.get().argumentTypes().get(i)));
        }
        return new Expression.Call(user.get().target(), arguments, type, nullable);
      }
    }
    Optional<FunctionTarget> builtin = library.builtin(name, types);
    if (builtin.isPresent()) {
      return new Expression.Call(
          builtin.get(), operands, type, nullable || builtin.get().returnsNull());
    }
    for (String negation : List.of("NOT ", "NEGATED ")) {
      if (name.startsWith(negation)) {
        return new Expression.Not(
            function(call, name.substring(negation.length()), operands, type));
      }
    }
    throw unknown(call, name, types);
  }

  private SqlProblem unknown(RexCall call, String name, List<ValueType> types) {
    List<String> signatures = library.signatures(name);
    if (!signatures.isEmpty()) {
      String arguments = types.stream().map(ValueType::toString).collect(Collectors.joining(", "));
      return new SqlProblem(
          EtlError.SQL_0005,
          name + "(" + arguments + ") isn't defined; there is " + String.join(", ", signatures),
          "CAST an argument to one of these types",
          call.getParserPosition());
    }
    List<String> operands = call.getOperands().stream().map(RexNode::toString).toList();
    return new SqlProblem(
        EtlError.SQL_0006,
        "the function or operator "
            + name
            + " isn't supported (with "
            + operands.size()
            + " arguments)",
        operands.isEmpty()
            ? "if it is a column, write it in double quotes, as it is named: \"" + name + "\""
            : "docs/sql-functions.md lists what there is; a function of your own can do it"
                + " (docs/udf.md)",
        call.getParserPosition());
  }
}
