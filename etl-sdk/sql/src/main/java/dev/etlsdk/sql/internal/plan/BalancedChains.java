package dev.etlsdk.sql.internal.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code ((a OR b) OR c) OR d} as {@code (a OR b) OR (c OR d)} where there are many: the
 * planner's time grows with the square of the depth. The order of evaluation stays.
 */
final class BalancedChains extends SqlShuttle {

  private static final int LONG = 32;

  private BalancedChains() {}

  static SqlNode balance(SqlNode query) {
    return java.util.Objects.requireNonNull(query.accept(new BalancedChains()));
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.getKind() != SqlKind.OR && call.getKind() != SqlKind.AND) {
      return super.visit(call);
    }
    List<SqlNode> conditions = flat(call);
    if (conditions.size() < LONG) {
      return super.visit(call);
    }
    List<SqlNode> visited = new ArrayList<>();
    for (SqlNode condition : conditions) {
      visited.add(java.util.Objects.requireNonNull(condition.accept(this)));
    }
    return tree(call, visited);
  }

  private static List<SqlNode> flat(SqlCall call) {
    Deque<SqlNode> conditions = new ArrayDeque<>();
    Deque<SqlNode> open = new ArrayDeque<>();
    open.push(call);
    while (!open.isEmpty()) {
      SqlNode node = open.pop();
      if (node instanceof SqlCall nested && nested.getKind() == call.getKind()) {
        nested.getOperandList().forEach(open::push);
      } else {
        conditions.addFirst(node);
      }
    }
    return List.copyOf(conditions);
  }

  private static SqlNode tree(SqlCall call, List<SqlNode> conditions) {
    if (conditions.size() == 1) {
      return conditions.get(0);
    }
    int half = conditions.size() / 2;
    SqlNode left = tree(call, conditions.subList(0, half));
    SqlNode right = tree(call, conditions.subList(half, conditions.size()));
    return call.getOperator()
        .createCall(left.getParserPosition().plus(right.getParserPosition()), left, right);
  }
}
