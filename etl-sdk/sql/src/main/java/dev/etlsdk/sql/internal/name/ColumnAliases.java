package dev.etlsdk.sql.internal.name;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Completes the names that {@code FROM stream AS alias(name, …)} gives to columns. The planner
 * wants one for each column, those of metadata included; a query names the first few of the
 * stream's own, and the others keep theirs.
 */
public final class ColumnAliases extends SqlShuttle {

  private final Catalog catalog;
  private final Set<String> withNames;

  private ColumnAliases(Catalog catalog, Set<String> withNames) {
    this.catalog = catalog;
    this.withNames = withNames;
  }

  /**
   * The query with all names.
   *
   * @throws SqlProblem with the place of a list that has more names than there are columns
   */
  public static SqlNode complete(SqlNode query, Catalog catalog) {
    WithNames with = new WithNames();
    query.accept(with);
    return Objects.requireNonNull(query.accept(new ColumnAliases(catalog, with.names)));
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.getKind() == SqlKind.AS
        && call.operandCount() > 2
        && call.operand(0) instanceof SqlIdentifier table
        && table.isSimple()
        && ExactNames.find(withNames, table.getSimple()) == null) {
      Catalog.Rows rows = catalog.find(table.getSimple());
      return rows == null ? call : completed(call, rows);
    }
    return super.visit(call);
  }

  private static SqlNode completed(SqlCall as, Catalog.Rows rows) {
    int given = as.operandCount() - 2;
    List<String> own = rows.names().stream().filter(name -> !rows.isMetadata(name)).toList();
    if (given > own.size()) {
      throw new SqlProblem(
          EtlError.SQL_0007,
          "the list names " + given + " columns, and '" + rows.name() + "' has " + own.size(),
          "name those that it has: " + String.join(", ", own),
          as.operand(2 + own.size()).getParserPosition());
    }
    SqlParserPos place = as.operand(1).getParserPosition();
    List<SqlNode> operands = new ArrayList<>(as.getOperandList());
    for (String name : rows.names().subList(given, rows.names().size())) {
      operands.add(new SqlIdentifier(name, place));
    }
    return as.getOperator().createCall(as.getParserPosition(), operands);
  }

  /** The names of a query's WITH, which come before those of streams. */
  private static final class WithNames extends SqlBasicVisitor<@Nullable Void> {
    private final Set<String> names = new HashSet<>();

    @Override
    public @Nullable Void visit(SqlCall call) {
      if (call instanceof SqlWithItem item) {
        names.add(item.name.getSimple());
      }
      return super.visit(call);
    }
  }
}
