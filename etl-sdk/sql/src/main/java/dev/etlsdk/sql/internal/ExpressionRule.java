package dev.etlsdk.sql.internal;

import dev.etlsdk.api.error.EtlError;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses what in an expression needs more than the row in hand. */
final class ExpressionRule extends SqlBasicVisitor<@Nullable Void> {

  private static final Set<String> AGGREGATES =
      SqlPlanner.OPERATORS.getOperatorList().stream()
          .filter(SqlAggFunction.class::isInstance)
          .map(operator -> operator.getName().toUpperCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

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
      throw Unsupported.construct("a window function (OVER)", call.getParserPosition());
    }
    if (kind == SqlKind.MULTISET_VALUE_CONSTRUCTOR || kind == SqlKind.MULTISET_QUERY_CONSTRUCTOR) {
      throw new SqlProblem(
          EtlError.SQL_0006,
          "MULTISET isn't supported",
          "use an array: ARRAY[1, 2]",
          call.getParserPosition());
    }
    if (isAggregate(call.getOperator())) {
      throw Unsupported.construct(
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

  private boolean isAggregate(SqlOperator operator) {
    if (operator instanceof SqlAggFunction) {
      return true;
    }
    String name = operator.getName();
    return AGGREGATES.contains(name.toUpperCase(Locale.ROOT)) && !library.isScalar(name);
  }
}
