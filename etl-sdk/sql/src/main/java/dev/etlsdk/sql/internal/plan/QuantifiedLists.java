package dev.etlsdk.sql.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code a > ANY (x, y)} as {@code a > x OR a > y}, with ALL as AND, {@code = ANY} as IN and
 * {@code <> ALL} as NOT IN, which is what they mean. One value in parentheses is left as it is: it
 * may be an array.
 */
final class QuantifiedLists extends SqlShuttle {

  private QuantifiedLists() {}

  static SqlNode rewrite(SqlNode query) {
    return Objects.requireNonNull(query.accept(new QuantifiedLists()));
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlCall each
        && each.getOperator() instanceof SqlQuantifyOperator quantifier
        && each.operand(1) instanceof SqlNodeList values
        && values.size() > 1) {
      return rewritten(each, quantifier, values);
    }
    return visited;
  }

  private static SqlNode rewritten(
      SqlCall call, SqlQuantifyOperator quantifier, SqlNodeList values) {
    SqlParserPos place = call.getParserPosition();
    SqlNode left = call.operand(0);
    boolean all = quantifier.getKind() == SqlKind.ALL;
    if (!all && quantifier.comparisonKind == SqlKind.EQUALS) {
      return SqlStdOperatorTable.IN.createCall(place, left, values);
    }
    if (all && quantifier.comparisonKind == SqlKind.NOT_EQUALS) {
      return SqlStdOperatorTable.NOT_IN.createCall(place, left, values);
    }
    List<SqlNode> comparisons = new ArrayList<>();
    for (SqlNode value : values) {
      comparisons.add(comparison(quantifier).createCall(place, left, value));
    }
    SqlOperator joint = all ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
    return comparisons.stream()
        .reduce((one, other) -> joint.createCall(place, one, other))
        .orElseThrow();
  }

  private static SqlOperator comparison(SqlQuantifyOperator quantifier) {
    return switch (quantifier.comparisonKind) {
      case EQUALS -> SqlStdOperatorTable.EQUALS;
      case NOT_EQUALS -> SqlStdOperatorTable.NOT_EQUALS;
      case LESS_THAN -> SqlStdOperatorTable.LESS_THAN;
      case LESS_THAN_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
      case GREATER_THAN -> SqlStdOperatorTable.GREATER_THAN;
      case GREATER_THAN_OR_EQUAL -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
      default -> throw new IllegalStateException("not a comparison: " + quantifier);
    };
  }
}
