package dev.etlsdk.sql.internal.rule;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.problem.SqlExcerpt;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Refuses the joins with UNNEST that are more than all elements of the row in hand. */
final class UnnestRule {

  private static final String CROSS =
      "write CROSS JOIN UNNEST(…) AS u(x), or LEFT JOIN UNNEST(…) AS u(x) ON TRUE";

  private UnnestRule() {}

  /**
   * Checks a join.
   *
   * @throws SqlProblem with the place of what isn't supported
   */
  static void check(String sql, SqlJoin join, SqlCall unnest) {
    SqlParserPos word = SqlExcerpt.before(sql, join.getRight().getParserPosition(), "JOIN");
    JoinType type = join.getJoinType();
    switch (type) {
      case COMMA, CROSS, INNER, LEFT -> {}
      default -> {
        String name = type.name().replace("_JOIN", "").replace('_', ' ');
        throw refused(name + " JOIN UNNEST", CROSS, word);
      }
    }
    if (join.isNatural()) {
      throw refused("NATURAL JOIN UNNEST", CROSS, word);
    }
    if (unnest.operandCount() > 1) {
      throw refused(
          "UNNEST of several collections at once",
          "write one CROSS JOIN UNNEST(…) for each",
          unnest.operand(1).getParserPosition());
    }
    SqlNode condition = join.getCondition();
    if (condition != null && !isTrue(condition)) {
      throw refused(
          join.getConditionType() == JoinConditionType.USING
              ? "USING with UNNEST"
              : "a condition other than TRUE for UNNEST",
          type == JoinType.LEFT
              ? "write ON TRUE; a condition in WHERE leaves out the rows without elements, too"
              : "write ON TRUE, and the condition in WHERE",
          condition.getParserPosition());
    }
  }

  private static boolean isTrue(SqlNode condition) {
    return condition instanceof SqlLiteral literal && Boolean.TRUE.equals(literal.getValue());
  }

  private static SqlProblem refused(String what, String fix, SqlParserPos place) {
    return new SqlProblem(EtlError.SQL_0006, what + " isn't supported", fix, place);
  }
}
