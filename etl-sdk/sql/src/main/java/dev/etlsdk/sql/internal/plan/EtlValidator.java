package dev.etlsdk.sql.internal.plan;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.name.Catalog;
import dev.etlsdk.sql.internal.operator.OwnOperators;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.AliasNamespace;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.SqlValidatorTable;
import org.apache.calcite.util.Static;
import org.jspecify.annotations.Nullable;

/** Checks names and types. Hides metadata columns from {@code *}, and keeps IN lists together. */
final class EtlValidator extends SqlValidatorImpl {

  EtlValidator(
      SqlOperatorTable operators,
      SqlValidatorCatalogReader catalog,
      RelDataTypeFactory types,
      Config config) {
    super(operators, catalog, types, config);
  }

  /**
   * Called for what {@code *} stands for. A metadata column of a table is left out; one that a
   * query in FROM selected is a column.
   */
  @Override
  protected void addToSelectList(
      List<SqlNode> list,
      Set<String> aliases,
      List<Map.Entry<String, RelDataType>> fields,
      SqlNode expression,
      SelectScope scope,
      boolean includeSystemVars) {
    if (expression instanceof SqlIdentifier identifier && isHidden(identifier, scope)) {
      return;
    }
    super.addToSelectList(list, aliases, fields, expression, scope, includeSystemVars);
  }

  private boolean isHidden(SqlIdentifier identifier, SelectScope scope) {
    if (identifier.names.size() < 2) {
      return false;
    }
    String column = identifier.names.get(identifier.names.size() - 1);
    SqlValidatorScope.ResolvedImpl resolved = new SqlValidatorScope.ResolvedImpl();
    scope.resolve(
        identifier.names.subList(0, identifier.names.size() - 1),
        getCatalogReader().nameMatcher(),
        false,
        resolved);
    SqlValidatorTable table = resolved.count() == 1 ? table(resolved.only().namespace) : null;
    Catalog.Rows rows = table == null ? null : table.unwrap(Catalog.Rows.class);
    return rows != null && rows.isMetadata(column);
  }

  /** The table of a name in FROM, also where the columns have other names there. */
  private @Nullable SqlValidatorTable table(SqlValidatorNamespace namespace) {
    SqlNode node = namespace.getNode();
    SqlValidatorNamespace named =
        namespace instanceof AliasNamespace && node instanceof SqlCall as
            ? getNamespace(as.operand(0))
            : namespace;
    return named == null ? null : named.getTable();
  }

  /**
   * Called where a name was resolved. A field of a ROW is found by its own name too, so that {@code
   * event.page} needs no table before it; but {@code page} alone names no column.
   */
  @Override
  public void setOriginal(SqlNode expr, SqlNode original) {
    if (expr instanceof SqlIdentifier resolved
        && original instanceof SqlIdentifier written
        && isPeek(resolved, written)) {
      throw newValidationError(written, Static.RESOURCE.columnNotFound(written.toString()));
    }
    super.setOriginal(expr, original);
  }

  private static boolean isPeek(SqlIdentifier resolved, SqlIdentifier written) {
    int added = resolved.names.size() - written.names.size();
    if (added <= 0 || written.isStar()) {
      return false;
    }
    for (int i = 0; i < written.names.size(); i++) {
      if (!written.names.get(i).equalsIgnoreCase(resolved.names.get(added + i))) {
        return true;
      }
    }
    return added > 1;
  }

  /** The planner's own check of a ROW's field breaks where the field isn't a constant. */
  @Override
  public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
    if (node.getKind() == SqlKind.ITEM
        && node instanceof SqlCall item
        && item.operand(0) != null
        && !(item.operand(1) instanceof SqlLiteral)
        && SqlTypeUtil.isRow(deriveType(scope, item.operand(0)))) {
      throw new SqlProblem(
          EtlError.SQL_0005,
          "a field of a ROW is chosen by a constant",
          "write row['name'], row[1] or row.name",
          item.operand(1).getParserPosition());
    }
    if (node instanceof SqlCall call
        && (node.getKind() == SqlKind.CAST || node.getKind() == SqlKind.SAFE_CAST)) {
      return castType(scope, call);
    }
    return super.deriveType(scope, node);
  }

  /** The planner's own message writes types as no query does. */
  private RelDataType castType(SqlValidatorScope scope, SqlCall cast) {
    RelDataType source = deriveType(scope, cast.operand(0));
    try {
      return super.deriveType(scope, cast);
    } catch (CalciteContextException e) {
      Throwable cause = e.getCause();
      if (cause == null
          || !String.valueOf(cause.getMessage()).startsWith("Cast function cannot convert")
          || !(cast.operand(1) instanceof SqlDataTypeSpec target)) {
        throw e;
      }
      throw new SqlProblem(
          EtlError.SQL_0005,
          "there is no cast from "
              + TypeMapping.name(source)
              + " to "
              + TypeMapping.name(target.deriveType(this)),
          "",
          cast.getParserPosition());
    }
  }

  @Override
  protected @Nullable SqlNode performUnconditionalRewrites(
      @Nullable SqlNode node, boolean underFrom) {
    SqlNode rewritten = super.performUnconditionalRewrites(node, underFrom);
    if (rewritten instanceof SqlBasicCall call
        && (call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN)
        && call.operand(1) instanceof SqlNodeList options
        && call.operand(0).getKind() != SqlKind.ROW) {
      return inList(call, options);
    }
    return rewritten;
  }

  private static SqlNode inList(SqlBasicCall call, SqlNodeList options) {
    List<SqlNode> operands = new ArrayList<>();
    operands.add(call.operand(0));
    operands.addAll(options.getList());
    SqlCall in = OwnOperators.IN_LIST.createCall(call.getParserPosition(), operands);
    return call.getKind() == SqlKind.IN
        ? in
        : SqlStdOperatorTable.NOT.createCall(call.getParserPosition(), in);
  }
}
