package dev.etlsdk.sql.internal.rule;

import dev.etlsdk.sql.internal.name.ResultNames;
import dev.etlsdk.sql.internal.problem.Refusal;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import dev.etlsdk.sql.internal.type.TypeMapping;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/** Refuses a SELECT whose column has a type that no column has. */
public final class ColumnRule extends SqlBasicVisitor<@Nullable Void> {

  private final SqlValidator validator;

  private ColumnRule(SqlValidator validator) {
    this.validator = validator;
  }

  /**
   * Checks all queries of a checked one.
   *
   * @throws SqlProblem with the place of the column
   */
  public static void check(SqlNode query, SqlValidator validator) {
    query.accept(new ColumnRule(validator));
    SqlSelect first = ResultNames.first(query);
    RelDataType result = validator.getValidatedNodeType(query);
    for (RelDataTypeField field : result.getFieldList()) {
      if (field.getType().getSqlTypeName() == SqlTypeName.NULL && first != null) {
        throw Refusal.column(
            field.getName(),
            field.getType(),
            first.getSelectList().get(field.getIndex()).getParserPosition());
      }
    }
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    RelDataType type =
        call instanceof SqlSelect ? validator.getValidatedNodeTypeIfKnown(call) : null;
    if (call instanceof SqlSelect select && type != null) {
      for (RelDataTypeField field : type.getFieldList()) {
        if (!TypeMapping.isColumn(field.getType())) {
          throw Refusal.column(
              field.getName(),
              field.getType(),
              select.getSelectList().get(field.getIndex()).getParserPosition());
        }
      }
    }
    return super.visit(call);
  }
}
