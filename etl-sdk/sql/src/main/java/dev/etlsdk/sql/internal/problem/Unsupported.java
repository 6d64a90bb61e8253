package dev.etlsdk.sql.internal.problem;

import dev.etlsdk.api.error.EtlError;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What SQL has and this compiler hasn't. */
public final class Unsupported {

  private static final String ROWS =
      "a query works on one row at a time: SELECT, WHERE, UNNEST and UNION ALL over the columns of the row";

  private Unsupported() {}

  /** A construct that needs more than the row in hand. */
  public static SqlProblem construct(String what) {
    return construct(what, SqlParserPos.ZERO);
  }

  public static SqlProblem construct(String what, SqlParserPos position) {
    return new SqlProblem(EtlError.SQL_0006, what + " isn't supported", ROWS, position);
  }

  /** A construct that needs all rows of a stream, as an aggregate does. */
  public static SqlProblem allRows(String what) {
    return allRows(what, SqlParserPos.ZERO);
  }

  public static SqlProblem allRows(String what, SqlParserPos position) {
    return new SqlProblem(
        EtlError.SQL_0006,
        what + " isn't supported: it needs all rows, and a query sees some at a time",
        ROWS + "; windows of time, and ends of bounded sources, aren't there yet",
        position);
  }
}
