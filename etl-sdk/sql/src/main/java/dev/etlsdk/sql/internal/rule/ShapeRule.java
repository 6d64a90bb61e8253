package dev.etlsdk.sql.internal.rule;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.name.ExactNames;
import dev.etlsdk.sql.internal.operator.FunctionLibrary;
import dev.etlsdk.sql.internal.problem.Refusal;
import dev.etlsdk.sql.internal.problem.SqlExcerpt;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.problem.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the clauses that need more than the row in hand. It looks at the text as it was parsed,
 * where every clause still has its place; what it lets through {@link Refusal} may refuse without
 * one.
 */
public final class ShapeRule {

  private final String sql;
  private final ExpressionRule expressions;

  private ShapeRule(String sql, FunctionLibrary library) {
    this.sql = sql;
    this.expressions = new ExpressionRule(library);
  }

  /**
   * Checks a query, and gives the tables that WITH names the names by which it does.
   *
   * @throws SqlProblem with the place of a clause that isn't supported
   */
  public static void check(String sql, SqlNode query, FunctionLibrary library) {
    new ShapeRule(sql, library).query(query, List.of());
  }

  private void query(SqlNode node, List<String> named) {
    if (node instanceof SqlSelect select) {
      select(select, named);
    } else if (node instanceof SqlOrderBy ordered) {
      require(ordered.orderList, "ORDER", "ORDER BY");
      require(ordered.offset, "OFFSET", "OFFSET");
      require(ordered.fetch, "FETCH", "FETCH");
      query(ordered.query, named);
    } else if (node instanceof SqlWith with) {
      with(with, named);
    } else if (SqlKind.SET_QUERY.contains(node.getKind()) && node instanceof SqlCall call) {
      set(call, named);
    } else if (node.getKind() == SqlKind.VALUES) {
      throw noTable(node.getParserPosition());
    } else {
      throw new SqlProblem(
          EtlError.SQL_0006,
          node.getKind().lowerName.toUpperCase(Locale.ROOT).replace('_', ' ') + " isn't supported",
          "a pipeline's SQL is one query: SELECT … FROM …",
          node.getParserPosition());
    }
  }

  private void set(SqlCall call, List<String> named) {
    boolean all = call.getOperator() instanceof SqlSetOperator set && set.isAll();
    if (call.getKind() != SqlKind.UNION || !all) {
      String name = call.getOperator().getName();
      String word = name.replaceFirst(" .*", "");
      throw Unsupported.allRows(
          call.getKind() == SqlKind.UNION ? "UNION without ALL" : name,
          SqlExcerpt.before(sql, call.operand(1).getParserPosition(), word));
    }
    for (SqlNode operand : call.getOperandList()) {
      query(operand, named);
    }
  }

  private void with(SqlWith with, List<String> named) {
    List<String> names = new ArrayList<>(named);
    List<String> own = new ArrayList<>();
    for (SqlNode node : with.withList) {
      SqlWithItem item = (SqlWithItem) node;
      if (item.recursive.booleanValue()) {
        throw Unsupported.construct("WITH RECURSIVE", item.name.getParserPosition());
      }
      query(item.query, names);
      String name = item.name.getSimple();
      requireNew(own, name, item.name.getParserPosition());
      names.remove(name);
      names.add(name);
    }
    query(with.body, names);
  }

  private void select(SqlSelect select, List<String> named) {
    if (select.isDistinct()) {
      SqlNode distinct = select.getModifierNode(SqlSelectKeyword.DISTINCT);
      throw Unsupported.allRows(
          "DISTINCT", (distinct == null ? select : distinct).getParserPosition());
    }
    SqlNode from = select.getFrom();
    if (from == null) {
      throw noTable(select.getParserPosition());
    }
    from(from, named, new ArrayList<>());
    expressions.check(select.getSelectList());
    if (select.getWhere() != null) {
      expressions.check(select.getWhere());
    }
    require(select.getGroup(), "GROUP", "GROUP BY");
    require(select.getHaving(), "HAVING", "HAVING");
    require(select.getWindowList(), "WINDOW", "WINDOW");
    require(select.getQualify(), "QUALIFY", "QUALIFY");
  }

  private static SqlProblem noTable(SqlParserPos position) {
    return new SqlProblem(
        EtlError.SQL_0006,
        "a query without a table isn't supported",
        "select FROM a stream",
        position);
  }

  private void from(SqlNode node, List<String> named, List<String> aliases) {
    switch (node.getKind()) {
      case IDENTIFIER -> table((SqlIdentifier) node, named, aliases);
      case AS -> {
        SqlCall as = (SqlCall) node;
        from(as.operand(0), named, new ArrayList<>());
        SqlIdentifier alias = as.operand(1);
        requireNew(aliases, alias.getSimple(), alias.getParserPosition());
      }
      case JOIN -> join((SqlJoin) node, named, aliases);
      case TABLE_REF -> from(((SqlCall) node).operand(0), named, aliases);
      case UNNEST ->
          throw Unsupported.construct("UNNEST without a table before it", node.getParserPosition());
      case LATERAL ->
          throw Unsupported.construct(
              "a subquery in FROM that refers to other tables (LATERAL)", node.getParserPosition());
      case SELECT, UNION, INTERSECT, EXCEPT, WITH, ORDER_BY, VALUES -> query(node, named);
      default ->
          throw Unsupported.construct(
              ((SqlCall) node).getOperator().getName() + " in FROM", node.getParserPosition());
    }
  }

  private static void table(SqlIdentifier table, List<String> named, List<String> aliases) {
    String written = table.names.get(table.names.size() - 1);
    requireNew(aliases, written, table.getParserPosition());
    String name = ExactNames.find(named, written);
    if (table.isSimple() && name != null && !name.equals(written)) {
      SqlNode alias = table.clone(table.getParserPosition());
      table.setNames(List.of(name), List.of(alias.getParserPosition()));
    }
  }

  private void join(SqlJoin join, List<String> named, List<String> aliases) {
    from(join.getLeft(), named, aliases);
    SqlNode right = join.getRight();
    SqlNode joined = right.getKind() == SqlKind.AS ? ((SqlBasicCall) right).operand(0) : right;
    if (joined.getKind() != SqlKind.UNNEST) {
      SqlParserPos place = right.getParserPosition();
      throw joined.getKind() == SqlKind.LATERAL
          ? Unsupported.construct("a subquery in FROM that refers to other tables (LATERAL)", place)
          : Unsupported.construct(
              "JOIN",
              join.getJoinType() == org.apache.calcite.sql.JoinType.COMMA
                  ? place
                  : SqlExcerpt.before(sql, place, "JOIN"));
    }
    UnnestRule.check(sql, join, (SqlCall) joined);
    if (right.getKind() == SqlKind.AS) {
      SqlIdentifier alias = ((SqlBasicCall) right).operand(1);
      requireNew(aliases, alias.getSimple(), alias.getParserPosition());
    }
    expressions.check(joined);
  }

  /** Of two names that differ only in case a query could mean either. */
  private static void requireNew(List<String> names, String name, SqlParserPos position) {
    for (String other : names) {
      if (other.equalsIgnoreCase(name)) {
        throw new SqlProblem(
            EtlError.SQL_0007,
            "two tables of the query are named '" + name + "'",
            "give one of them another name: … AS name",
            position);
      }
    }
    names.add(name);
  }

  private void require(@Nullable SqlNode clause, String word, String name) {
    if (clause == null || clause instanceof SqlNodeList list && list.isEmpty()) {
      return;
    }
    SqlParserPos position = clause.getParserPosition();
    if (clause instanceof SqlNodeList list) {
      position = list.get(0).getParserPosition();
    }
    SqlParserPos limit = SqlExcerpt.before(sql, position, "LIMIT");
    if (name.equals("FETCH") && !limit.equals(position)) {
      throw Unsupported.allRows("LIMIT", limit);
    }
    throw Unsupported.allRows(name, SqlExcerpt.before(sql, position, word));
  }
}
