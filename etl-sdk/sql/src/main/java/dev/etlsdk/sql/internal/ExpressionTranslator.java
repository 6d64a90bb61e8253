package dev.etlsdk.sql.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.DataType;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.expression.ArithmeticOperator;
import dev.etlsdk.codegen.expression.CastMode;
import dev.etlsdk.codegen.expression.ComparisonOperator;
import dev.etlsdk.codegen.expression.Expression;
import dev.etlsdk.codegen.expression.NullTest;
import dev.etlsdk.codegen.expression.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** The planner's expressions to the SDK's own. */
final class ExpressionTranslator {

  private final Schema input;

  ExpressionTranslator(Schema input) {
    this.input = input;
  }

  Expression translate(RexNode node) {
    if (node instanceof RexInputRef reference) {
      Column column = input.column(reference.getIndex());
      return new Expression.Column(reference.getIndex(), column.name(), column.type(), column.nullable());
    }
    if (node instanceof RexLiteral literal) {
      return literal(literal);
    }
    if (node instanceof RexCall call) {
      return call(call);
    }
    throw unsupported(node.toString());
  }

  private Expression literal(RexLiteral literal) {
    ValueType type = TypeMapping.toValueType(literal.getType());
    if (literal.isNull()) {
      return new Expression.Literal(null, type);
    }
    Object value =
        switch (literal.getType().getSqlTypeName()) {
          case BOOLEAN -> literal.getValueAs(Boolean.class);
          case TINYINT -> literal.getValueAs(BigDecimal.class).byteValueExact();
          case SMALLINT -> literal.getValueAs(BigDecimal.class).shortValueExact();
          case INTEGER -> literal.getValueAs(BigDecimal.class).intValueExact();
          case BIGINT -> literal.getValueAs(BigDecimal.class).longValueExact();
          case REAL -> literal.getValueAs(BigDecimal.class).floatValue();
          case DOUBLE, FLOAT -> literal.getValueAs(BigDecimal.class).doubleValue();
          case DECIMAL -> literal.getValueAs(BigDecimal.class);
          case CHAR, VARCHAR -> literal.getValueAs(String.class);
          default -> throw unsupported("a constant of " + literal.getType());
        };
    return new Expression.Literal(value, type);
  }

  private Expression call(RexCall call) {
    List<Expression> operands = call.getOperands().stream().map(this::translate).toList();
    ValueType type = TypeMapping.toValueType(call.getType());
    return switch (call.getKind()) {
      case PLUS -> arithmetic(ArithmeticOperator.ADD, operands, type);
      case MINUS -> arithmetic(ArithmeticOperator.SUBTRACT, operands, type);
      case TIMES -> arithmetic(ArithmeticOperator.MULTIPLY, operands, type);
      case DIVIDE -> arithmetic(ArithmeticOperator.DIVIDE, operands, type);
      case MOD -> arithmetic(ArithmeticOperator.MODULO, operands, type);
      case MINUS_PREFIX -> new Expression.Negate(operands.get(0));
      case PLUS_PREFIX -> operands.get(0);
      case EQUALS -> comparison(ComparisonOperator.EQUAL, operands);
      case NOT_EQUALS -> comparison(ComparisonOperator.NOT_EQUAL, operands);
      case LESS_THAN -> comparison(ComparisonOperator.LESS, operands);
      case LESS_THAN_OR_EQUAL -> comparison(ComparisonOperator.LESS_OR_EQUAL, operands);
      case GREATER_THAN -> comparison(ComparisonOperator.GREATER, operands);
      case GREATER_THAN_OR_EQUAL -> comparison(ComparisonOperator.GREATER_OR_EQUAL, operands);
      case IS_DISTINCT_FROM -> comparison(ComparisonOperator.DISTINCT, operands);
      case IS_NOT_DISTINCT_FROM -> comparison(ComparisonOperator.NOT_DISTINCT, operands);
      case AND -> new Expression.Logic(true, operands);
      case OR -> new Expression.Logic(false, operands);
      case NOT -> new Expression.Not(operands.get(0));
      case IS_NULL -> new Expression.Test(NullTest.NULL, operands.get(0));
      case IS_NOT_NULL -> new Expression.Test(NullTest.NOT_NULL, operands.get(0));
      case IS_TRUE -> new Expression.Test(NullTest.TRUE, operands.get(0));
      case IS_NOT_TRUE -> new Expression.Test(NullTest.NOT_TRUE, operands.get(0));
      case IS_FALSE -> new Expression.Test(NullTest.FALSE, operands.get(0));
      case IS_NOT_FALSE -> new Expression.Test(NullTest.NOT_FALSE, operands.get(0));
      case CASE -> caseOf(operands, type);
      case COALESCE -> new Expression.Coalesce(castAll(operands, type), type);
      case CAST -> cast(operands.get(0), type);
      default -> function(call, operands, type);
    };
  }

  private static Expression arithmetic(ArithmeticOperator operator, List<Expression> operands, ValueType type) {
    return new Expression.Arithmetic(operator, cast(operands.get(0), type), cast(operands.get(1), type), type);
  }

  private static Expression comparison(ComparisonOperator operator, List<Expression> operands) {
    ValueType common = common(operands.get(0).type(), operands.get(1).type());
    return new Expression.Comparison(operator, cast(operands.get(0), common), cast(operands.get(1), common));
  }

  private static ValueType common(ValueType left, ValueType right) {
    if (left.equals(right)) {
      return left;
    }
    return left.dataType().kind().ordinal() > right.dataType().kind().ordinal() ? left : right;
  }

  private static Expression caseOf(List<Expression> operands, ValueType type) {
    List<Expression.Case.Branch> branches = new ArrayList<>();
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      branches.add(new Expression.Case.Branch(operands.get(i), cast(operands.get(i + 1), type)));
    }
    return new Expression.Case(branches, cast(operands.get(operands.size() - 1), type), type);
  }

  private static List<Expression> castAll(List<Expression> operands, ValueType type) {
    return operands.stream().map(o -> cast(o, type)).toList();
  }

  private static Expression cast(Expression operand, ValueType type) {
    if (operand.type().equals(type)) {
      return operand;
    }
    if (operand instanceof Expression.Literal literal && literal.value() == null) {
      return new Expression.Literal(null, type);
    }
    return new Expression.Cast(operand, type, CastMode.STRICT);
  }

  private static Expression function(RexCall call, List<Expression> operands, ValueType type) {
    if (call.getOperator() instanceof UdfOperator udf) {
      UdfOperator.Signature signature = udf.resolve(call.getOperands().stream().map(RexNode::getType).toList());
      List<Expression> arguments = new ArrayList<>();
      for (int i = 0; i < operands.size(); i++) {
        DataType parameter = signature.parameters().get(i);
        arguments.add(cast(operands.get(i), ValueType.of(parameter)));
      }
      RelDataType result = call.getType();
      return new Expression.Call(signature.target(), arguments, type, result.isNullable());
    }
    throw unsupported("the function " + call.getOperator().getName());
  }

  private static EtlException unsupported(String what) {
    return EtlException.of(EtlError.SQL_0006, what + " isn't supported").build();
  }
}
