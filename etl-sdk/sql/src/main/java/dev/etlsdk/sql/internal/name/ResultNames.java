package dev.etlsdk.sql.internal.name;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.jspecify.annotations.Nullable;

/**
 * Every column of a result has a name, and no two have one: the planner would make names up, and a
 * sink would write them.
 */
public final class ResultNames {

  private ResultNames() {}

  /**
   * Checks the names.
   *
   * @param query as written
   * @param expanded the same with {@code *} replaced by columns
   */
  public static void check(SqlNode query, SqlNode expanded) {
    SqlSelect written = first(query);
    SqlSelect full = first(expanded);
    if (written == null || full == null) {
      return;
    }
    for (SqlNode item : written.getSelectList()) {
      if (name(item) == null) {
        throw new SqlProblem(
            EtlError.SQL_0008,
            "this column of the result has no name",
            "give it one: … AS name",
            item.getParserPosition());
      }
    }
    Set<String> seen = new HashSet<>();
    for (SqlNode item : full.getSelectList()) {
      String name = source(item);
      if (name != null && !seen.add(name)) {
        throw new SqlProblem(
            EtlError.SQL_0008,
            "two columns of the result are named '" + name + "'",
            "give one of them another name: … AS name",
            item.getParserPosition());
      }
    }
  }

  /** The SELECT that names the columns: of a union the first. */
  public static @Nullable SqlSelect first(SqlNode node) {
    if (node instanceof SqlSelect select) {
      return select;
    }
    if (node instanceof SqlWith with) {
      return first(with.body);
    }
    boolean set = SqlKind.SET_QUERY.contains(node.getKind()) || node.getKind() == SqlKind.ORDER_BY;
    return set && node instanceof org.apache.calcite.sql.SqlCall call
        ? first(call.operand(0))
        : null;
  }

  private static @Nullable String name(SqlNode item) {
    if (item instanceof SqlIdentifier identifier) {
      return identifier.isStar() ? "*" : identifier.names.get(identifier.names.size() - 1);
    }
    if (item instanceof SqlBasicCall call && call.getKind() == SqlKind.AS) {
      return ((SqlIdentifier) call.operand(1)).getSimple();
    }
    return null;
  }

  /**
   * The name of a column before the validator made it unique: {@code a}, where it wrote {@code t.a
   * AS a0}.
   */
  private static @Nullable String source(SqlNode item) {
    String name = name(item);
    if (item instanceof SqlBasicCall call
        && call.getKind() == SqlKind.AS
        && call.operand(0) instanceof SqlIdentifier identifier
        && name != null) {
      String column = identifier.names.get(identifier.names.size() - 1);
      return name.matches(java.util.regex.Pattern.quote(column) + "\\d+")
              && item.getParserPosition().equals(identifier.getParserPosition())
          ? column
          : name;
    }
    return name;
  }
}
