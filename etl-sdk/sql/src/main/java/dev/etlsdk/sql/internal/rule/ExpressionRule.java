package dev.etlsdk.sql.internal.rule;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.operator.EtlOperators;
import dev.etlsdk.sql.internal.operator.FunctionLibrary;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.problem.Unsupported;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses what in an expression needs more than the row in hand. */
final class ExpressionRule extends SqlBasicVisitor<@Nullable Void> {

  private static final Set<String> AGGREGATES =
      EtlOperators.TABLE.getOperatorList().stream()
          .filter(SqlAggFunction.class::isInstance)
          .map(operator -> operator.getName().toUpperCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern TOO_EXACT = Pattern.compile("\\.\\d{9}\\d*[1-9]");

  private final FunctionLibrary library;

  ExpressionRule(FunctionLibrary library) {
    this.library = library;
  }

  /**
   * Checks an expression.
   *
   * @throws SqlProblem with the place
   */
  void check(SqlNode expression) {
    expression.accept(this);
  }

  @Override
  public @Nullable Void visit(SqlNodeList list) {
    for (SqlNode node : list) {
      if (node != null) {
        node.accept(this);
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    SqlKind kind = call.getKind();
    if (SqlKind.QUERY.contains(kind) || kind == SqlKind.WITH || kind == SqlKind.ORDER_BY) {
      throw Unsupported.construct("a subquery within an expression", call.getParserPosition());
    }
    if (kind == SqlKind.OVER) {
      throw Unsupported.allRows("a window function (OVER)", call.getParserPosition());
    }
    if (kind == SqlKind.MULTISET_VALUE_CONSTRUCTOR || kind == SqlKind.MULTISET_QUERY_CONSTRUCTOR) {
      throw new SqlProblem(
          EtlError.SQL_0006,
          "MULTISET isn't supported",
          "use an array: ARRAY[1, 2]",
          call.getParserPosition());
    }
    OtherDialects.check(call, library);
    if (isAggregate(call.getOperator())) {
      throw Unsupported.allRows(
          "the aggregate function " + call.getOperator().getName().toUpperCase(Locale.ROOT),
          call.getParserPosition());
    }
    for (SqlNode operand : call.getOperandList()) {
      if (operand != null) {
        operand.accept(this);
      }
    }
    return null;
  }

  @Override
  public @Nullable Void visit(SqlDynamicParam parameter) {
    throw new SqlProblem(
        EtlError.SQL_0006,
        "a parameter (?) isn't supported",
        "write the value",
        parameter.getParserPosition());
  }

  @Override
  public @Nullable Void visit(SqlDataTypeSpec type) {
    TypeRule.check(type);
    return null;
  }

  /** The planner would cut the digits that no time has. */
  @Override
  public @Nullable Void visit(SqlLiteral literal) {
    if (literal instanceof SqlUnknownLiteral time
        && TOO_EXACT.matcher(time.getValue()).find()
        && time.tag.startsWith("TIME")) {
      throw new SqlProblem(
          EtlError.SQL_0007,
          "a second has at most 9 digits behind the point, and '" + time.getValue() + "' has more",
          "leave out those behind the ninth",
          literal.getParserPosition());
    }
    return null;
  }

  private boolean isAggregate(SqlOperator operator) {
    if (operator instanceof SqlAggFunction) {
      return true;
    }
    String name = operator.getName();
    return AGGREGATES.contains(name.toUpperCase(Locale.ROOT)) && !library.isScalar(name);
  }
}
