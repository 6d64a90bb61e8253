package dev.etlsdk.sql.internal.translate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.ArithmeticOperator;
import dev.etlsdk.codegen.expression.ComparisonOperator;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.NullTest;
import dev.etlsdk.codegen.expression.ValueType;
import dev.etlsdk.sql.internal.operator.FunctionLibrary;
import dev.etlsdk.sql.internal.operator.OwnOperators;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.problem.Unsupported;
import dev.etlsdk.sql.internal.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The planner's expressions to the SDK's own. */
final class ExpressionTranslator {

  private final Schema input;
  private final FunctionTranslator functions;
  private final ConditionTranslator conditions;

  ExpressionTranslator(Schema input, FunctionLibrary library, VariableNames variables) {
    this.input = input;
    this.functions = new FunctionTranslator(library);
    this.conditions = new ConditionTranslator(variables);
  }

  Expression translate(RexNode node) {
    if (node instanceof RexInputRef reference) {
      if (reference.getType().getSqlTypeName() == SqlTypeName.NULL) {
        return new Expression.Literal(null, ValueType.NULL);
      }
      Column column = input.column(reference.getIndex());
      return new Expression.Column(
          reference.getIndex(), column.name(), column.type(), column.nullable());
    }
    if (node instanceof RexLiteral literal) {
      return LiteralTranslator.translate(literal);
    }
    if (node instanceof RexFieldAccess access) {
      return field(translate(access.getReferenceExpr()), access.getField().getIndex());
    }
    if (node instanceof RexSubQuery) {
      throw Unsupported.construct("a subquery within an expression");
    }
    if (node instanceof RexOver) {
      throw Unsupported.construct("a window function (OVER)");
    }
    if (node instanceof RexCall call) {
      try {
        return call(call);
      } catch (UnsupportedOperationException e) {
        throw new SqlProblem(
            EtlError.SQL_0006, String.valueOf(e.getMessage()), "", call.getParserPosition());
      } catch (SqlProblem e) {
        throw e.position().equals(SqlParserPos.ZERO) ? e.at(call.getParserPosition()) : e;
      }
    }
    throw Unsupported.construct("'" + node + "'");
  }

  private static Expression field(Expression row, int index) {
    return new Expression.Field(row, index, ((DataType.Row) row.dataType()).fields().get(index));
  }

  @SuppressWarnings("ReferenceEquality") // an operator is one object
  private Expression call(RexCall call) {
    if (PeriodTranslator.compares(call)) {
      return functions.call(
          call,
          PeriodTranslator.bounds(call, this::translate),
          TypeMapping.toValueType(call.getType()));
    }
    if (call.getOperator() == OwnOperators.SWITCH) {
      return switchOf(call);
    }
    List<Expression> operands = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      operands.add(translate(operand));
    }
    LazyOperands.check(call, operands);
    Expression test = test(call, operands);
    if (test != null) {
      return test;
    }
    ValueType type = TypeMapping.toValueType(call.getType());
    return switch (call.getKind()) {
      case PLUS, MINUS, TIMES, DIVIDE, MOD -> arithmetic(call, operands, type);
      case MINUS_PREFIX -> new Expression.Negate(operands.get(0));
      case PLUS_PREFIX -> operands.get(0);
      case AND -> new Expression.Logic(true, operands);
      case OR -> new Expression.Logic(false, operands);
      case NOT -> new Expression.Not(operands.get(0));
      case CASE -> conditions.caseOf(operands, type);
      case COALESCE -> new Expression.Coalesce(Casts.all(operands, type), type);
      case NULLIF ->
          conditions.nullIf(operands.get(0), operands.get(1), type, call.getParserPosition());
      case BETWEEN -> conditions.between(call, operands);
      case CAST, SAFE_CAST -> functions.cast(call, operands.get(0), type);
      default -> other(call, operands, type);
    };
  }

  @SuppressWarnings("ReferenceEquality") // an operator is one object
  private Expression switchOf(RexCall call) {
    List<RexNode> operands = call.getOperands();
    List<Expression> parts = new ArrayList<>();
    parts.add(translate(operands.get(0)));
    List<ConditionTranslator.Option> branches = new ArrayList<>();
    for (int i = 1; i + 1 < operands.size(); i += 2) {
      RexNode option = operands.get(i);
      List<RexNode> options =
          option instanceof RexCall several && several.getOperator() == OwnOperators.OPTIONS
              ? several.getOperands()
              : List.of(option);
      List<Expression> translated = options.stream().map(this::translate).toList();
      Expression result = translate(operands.get(i + 1));
      branches.add(new ConditionTranslator.Option(translated, result));
      parts.add(
          translated.size() == 1 ? translated.get(0) : new Expression.Logic(false, translated));
      parts.add(result);
    }
    parts.add(translate(operands.get(operands.size() - 1)));
    LazyOperands.check(call, parts);
    return conditions.switchOf(
        parts.get(0),
        branches,
        parts.get(parts.size() - 1),
        TypeMapping.toValueType(call.getType()),
        call.getParserPosition());
  }

  /** Comparisons, and tests that never give NULL; else null. */
  private @Nullable Expression test(RexCall call, List<Expression> operands) {
    return switch (call.getKind()) {
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM ->
          conditions.comparison(
              comparison(call.getKind()),
              operands.get(0),
              operands.get(1),
              call.getParserPosition());
      case IS_NULL, IS_UNKNOWN -> new Expression.Test(NullTest.NULL, operands.get(0));
      case IS_NOT_NULL -> new Expression.Test(NullTest.NOT_NULL, operands.get(0));
      case IS_TRUE -> new Expression.Test(NullTest.TRUE, operands.get(0));
      case IS_NOT_TRUE -> new Expression.Test(NullTest.NOT_TRUE, operands.get(0));
      case IS_FALSE -> new Expression.Test(NullTest.FALSE, operands.get(0));
      case IS_NOT_FALSE -> new Expression.Test(NullTest.NOT_FALSE, operands.get(0));
      default -> null;
    };
  }

  @SuppressWarnings("ReferenceEquality") // an operator is one object
  private Expression other(RexCall call, List<Expression> operands, ValueType type) {
    if (call.getOperator() == OwnOperators.IN_LIST) {
      return conditions.in(operands, call.getParserPosition());
    }
    return switch (call.getKind()) {
      case ROW, ARRAY_VALUE_CONSTRUCTOR, MAP_VALUE_CONSTRUCTOR -> construct(operands, type);
      case ITEM -> item(operands, type);
      default -> functions.call(call, operands, type);
    };
  }

  private static ComparisonOperator comparison(SqlKind kind) {
    return switch (kind) {
      case EQUALS -> ComparisonOperator.EQUAL;
      case NOT_EQUALS -> ComparisonOperator.NOT_EQUAL;
      case LESS_THAN -> ComparisonOperator.LESS;
      case LESS_THAN_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
      case GREATER_THAN -> ComparisonOperator.GREATER;
      case GREATER_THAN_OR_EQUAL -> ComparisonOperator.GREATER_OR_EQUAL;
      case IS_DISTINCT_FROM -> ComparisonOperator.DISTINCT;
      default -> ComparisonOperator.NOT_DISTINCT;
    };
  }

  private static Expression arithmetic(RexCall call, List<Expression> operands, ValueType type) {
    ArithmeticOperator operator =
        switch (call.getKind()) {
          case PLUS -> ArithmeticOperator.ADD;
          case MINUS -> ArithmeticOperator.SUBTRACT;
          case TIMES -> ArithmeticOperator.MULTIPLY;
          case DIVIDE -> ArithmeticOperator.DIVIDE;
          default -> ArithmeticOperator.MODULO;
        };
    Expression left = operands.get(0);
    Expression right = operands.get(1);
    Optional<Expression> temporal = TemporalTranslator.arithmetic(operator, left, right, type);
    if (temporal.isPresent()) {
      return temporal.get();
    }
    if (!Casts.isNumber(type)) {
      throw new SqlProblem(
          EtlError.SQL_0005,
          left.type() + " " + operator.symbol() + " " + right.type() + " isn't defined",
          "",
          call.getParserPosition());
    }
    return new Expression.Arithmetic(operator, operand(left, type), operand(right, type), type);
  }

  /** Decimals keep their own precision as operands: only the result is fitted to the type. */
  private static Expression operand(Expression operand, ValueType type) {
    if (!(type.dataType() instanceof DataType.Decimal)) {
      return Casts.to(operand, type);
    }
    if (operand.type() instanceof ValueType.Data data && data.type() instanceof DataType.Decimal) {
      return operand;
    }
    return Casts.isWhole(operand.type())
        ? Casts.to(operand, ValueType.of(DataType.decimal(19, 0)))
        : Casts.to(operand, type);
  }

  private static Expression construct(List<Expression> operands, ValueType type) {
    List<Expression> parts = new ArrayList<>();
    DataType data = type.dataType();
    for (int i = 0; i < operands.size(); i++) {
      DataType part =
          data instanceof DataType.Array array
              ? array.element()
              : data instanceof DataType.MapOf map
                  ? i % 2 == 0 ? map.key() : map.value()
                  : ((DataType.Row) data).fields().get(i).type();
      parts.add(Casts.to(operands.get(i), ValueType.of(part)));
    }
    return new Expression.Construct(parts, type);
  }

  private static Expression item(List<Expression> operands, ValueType type) {
    Expression collection = operands.get(0);
    Expression key = operands.get(1);
    if (collection.dataType() instanceof DataType.MapOf map) {
      return new Expression.Item(collection, Casts.to(key, ValueType.of(map.key())), type);
    }
    return new Expression.Item(collection, Casts.to(key, ValueType.of(DataType.BIGINT)), type);
  }
}
