package dev.etlsdk.sql.internal.operator;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.name.ExactNames;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * From checked calls to expressions: one to one, with the types that the checks found. What the
 * planner usually does here duplicates operands and moves casts.
 */
public final class EtlConvertlets implements SqlRexConvertletTable {

  @SuppressWarnings("ReferenceEquality") // an operator is one object
  @Override
  public SqlRexConvertlet get(SqlCall call) {
    if (call.getOperator() instanceof SqlAggFunction || isNegated(call)) {
      return standard(call);
    }
    return switch (call.getKind()) {
      case AS,
          LITERAL_CHAIN,
          OVER,
          DEFAULT,
          CURSOR,
          WITHIN_GROUP,
          FILTER,
          RESPECT_NULLS,
          IGNORE_NULLS,
          MEASURE ->
          standard(call);
      case CAST, SAFE_CAST -> EtlConvertlets::cast;
      case CASE -> EtlConvertlets::caseOf;
      case DOT -> EtlConvertlets::dot;
      case ITEM -> EtlConvertlets::item;
      case PLUS_PREFIX -> (context, plus) -> context.convertExpression(plus.operand(0));
      default ->
          call.getOperator() == SqlStdOperatorTable.INTERVAL
              ? standard(call)
              : EtlConvertlets::keep;
    };
  }

  /** {@code NOT LIKE} and its kind are NOT of the operator without it. */
  private static boolean isNegated(SqlCall call) {
    return call.getOperator() instanceof SqlLikeOperator like && like.isNegated();
  }

  private static SqlRexConvertlet standard(SqlCall call) {
    SqlRexConvertlet convertlet = StandardConvertletTable.INSTANCE.get(call);
    return convertlet == null ? EtlConvertlets::keep : convertlet;
  }

  private static RexNode keep(SqlRexContext context, SqlCall call) {
    List<RexNode> operands = new ArrayList<>();
    for (SqlNode operand : operands(call)) {
      operands.add(convert(context, operand));
    }
    RelDataType type = context.getValidator().getValidatedNodeTypeIfKnown(call);
    RexBuilder builder = context.getRexBuilder();
    return type == null
        ? builder.makeCall(call.getParserPosition(), call.getOperator(), operands)
        : builder.makeCall(call.getParserPosition(), type, call.getOperator(), operands);
  }

  /** The operands; of AND and OR also those of the same within it, as the planner wants them. */
  private static List<SqlNode> operands(SqlCall call) {
    boolean flat = call.getKind() == SqlKind.AND || call.getKind() == SqlKind.OR;
    Deque<SqlNode> left = new ArrayDeque<>();
    List<SqlNode> operands = new ArrayList<>();
    push(left, call);
    while (!left.isEmpty()) {
      SqlNode next = left.pop();
      if (flat && next.getKind() == call.getKind()) {
        push(left, (SqlCall) next);
      } else {
        operands.add(next);
      }
    }
    return operands;
  }

  private static void push(Deque<SqlNode> left, SqlCall call) {
    List<SqlNode> operands = call.getOperandList();
    for (int i = operands.size() - 1; i >= 0; i--) {
      if (operands.get(i) != null) {
        left.push(operands.get(i));
      }
    }
  }

  private static RexNode convert(SqlRexContext context, SqlNode operand) {
    if (operand instanceof SqlIntervalQualifier unit) {
      return context.getRexBuilder().makeFlag(unit.timeUnitRange);
    }
    if (operand instanceof SqlIntervalLiteral literal) {
      return IntervalConstants.exact(context, literal);
    }
    return context.convertExpression(operand);
  }

  /** {@code expression.field}. */
  private static RexNode dot(SqlRexContext context, SqlCall call) {
    RexNode row = context.convertExpression(call.operand(0));
    return field(context, row, call.operand(1).toString(), call);
  }

  /** {@code collection[key]}; of a ROW the name or the number of a field. */
  private static RexNode item(SqlRexContext context, SqlCall call) {
    RexNode collection = context.convertExpression(call.operand(0));
    if (!SqlTypeUtil.isRow(collection.getType())) {
      return keep(context, call);
    }
    SqlLiteral key = call.operand(1);
    return SqlTypeUtil.isIntType(context.getValidator().getValidatedNodeType(key))
        ? context.getRexBuilder().makeFieldAccess(collection, key.intValue(true) - 1)
        : field(context, collection, key.getValueAs(String.class), call);
  }

  private static RexNode field(SqlRexContext context, RexNode row, String written, SqlCall call) {
    String name = ExactNames.find(row.getType().getFieldNames(), written);
    // The validator knows the type of the first that matches without case.
    RelDataTypeField checked = row.getType().getField(written, false, false);
    if (name == null || checked == null || !checked.getName().equals(name)) {
      throw new SqlProblem(
          EtlError.SQL_0003,
          "the field '" + written + "' can't be told from another that differs in case only",
          "choose it by its number: row[1]",
          call.operand(1).getParserPosition());
    }
    return context.getRexBuilder().makeFieldAccess(row, checked.getIndex());
  }

  private static RexNode cast(SqlRexContext context, SqlCall call) {
    RexNode operand = convert(context, call.operand(0));
    RelDataType type = context.getValidator().getValidatedNodeType(call);
    RexBuilder builder = context.getRexBuilder();
    SqlOperator operator =
        call.getKind() == SqlKind.CAST ? SqlStdOperatorTable.CAST : SqlLibraryOperators.TRY_CAST;
    return builder.makeCall(call.getParserPosition(), type, operator, List.of(operand));
  }

  /** The values aren't cast here: their common type is that of the call. */
  private static RexNode caseOf(SqlRexContext context, SqlCall call) {
    SqlCase sqlCase = (SqlCase) call;
    SqlNodeList whens = sqlCase.getWhenOperands();
    RexBuilder builder = context.getRexBuilder();
    RelDataType type = context.getValidator().getValidatedNodeType(call);
    boolean isSwitch = isSwitch(whens);
    List<RexNode> operands = new ArrayList<>();
    if (isSwitch) {
      operands.add(convert(context, ((SqlCall) whens.get(0)).operand(0)));
    }
    for (int i = 0; i < whens.size(); i++) {
      SqlNode when = whens.get(i);
      operands.add(isSwitch ? options(context, (SqlCall) when) : convert(context, when));
      operands.add(convert(context, sqlCase.getThenOperands().get(i)));
    }
    operands.add(convert(context, java.util.Objects.requireNonNull(sqlCase.getElseOperand())));
    return builder.makeCall(
        call.getParserPosition(),
        type,
        isSwitch ? OwnOperators.SWITCH : SqlStdOperatorTable.CASE,
        operands);
  }

  /** What a branch of {@code CASE value} compares with: one, or several in a call of their own. */
  private static RexNode options(SqlRexContext context, SqlCall when) {
    List<RexNode> options = new ArrayList<>();
    for (SqlNode option : when.getOperandList().subList(1, when.operandCount())) {
      options.add(convert(context, option));
    }
    return options.size() == 1
        ? options.get(0)
        : context
            .getRexBuilder()
            .makeCall(
                when.getParserPosition(), options.get(0).getType(), OwnOperators.OPTIONS, options);
  }

  /**
   * Whether it was {@code CASE value WHEN …}: the parser has put the one value into every
   * comparison.
   */
  private static boolean isSwitch(SqlNodeList whens) {
    SqlParserPos value = null;
    int compared = 0;
    for (SqlNode when : whens) {
      if (!(when instanceof SqlCall call && isComparison(call))) {
        return false;
      }
      SqlParserPos own = call.operand(0).getParserPosition();
      if (value != null && !value.equals(own)) {
        return false;
      }
      value = own;
      compared += call.operandCount() - 1;
    }
    return compared > 1;
  }

  @SuppressWarnings("ReferenceEquality") // an operator is one object
  private static boolean isComparison(SqlCall call) {
    return call.getKind() == SqlKind.EQUALS || call.getOperator() == OwnOperators.IN_LIST;
  }
}
