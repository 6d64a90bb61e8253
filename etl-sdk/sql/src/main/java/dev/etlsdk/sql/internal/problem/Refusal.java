package dev.etlsdk.sql.internal.problem;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.sql.internal.type.TypeMapping;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** What of a plan isn't supported, in the words of SQL. */
public final class Refusal {

  private Refusal() {}

  public static SqlProblem of(RelNode node) {
    if (node instanceof Aggregate) {
      return Unsupported.allRows("GROUP BY, DISTINCT or an aggregate function");
    }
    if (node instanceof Join) {
      return Unsupported.construct("JOIN");
    }
    if (node instanceof Sort) {
      return Unsupported.allRows("ORDER BY, LIMIT or OFFSET");
    }
    if (node instanceof Values) {
      return new SqlProblem(
          EtlError.SQL_0006,
          "a query without a table isn't supported",
          "select FROM a stream",
          SqlParserPos.ZERO);
    }
    String name = node.getRelTypeName().replaceFirst("^Logical", "");
    return Unsupported.construct(
        "an operator of this query (" + name.toUpperCase(java.util.Locale.ROOT) + ")");
  }

  public static SqlProblem column(String name, RelDataType type, SqlParserPos position) {
    if (type.getIntervalQualifier() == null && type.getSqlTypeName() != SqlTypeName.NULL) {
      return new SqlProblem(
          EtlError.SQL_0006,
          "the type " + TypeMapping.name(type) + " isn't supported",
          "convert it: CAST(… AS …)",
          position);
    }
    return new SqlProblem(
        EtlError.SQL_0005,
        "the column '"
            + name
            + "' would be of type "
            + TypeMapping.name(type)
            + ", which is no type of a column",
        "convert it: CAST(… AS …)",
        position);
  }
}
