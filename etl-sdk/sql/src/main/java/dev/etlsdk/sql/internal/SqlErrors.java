package dev.etlsdk.sql.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;

/** Turns what the planner throws into errors that say where and what to do. */
final class SqlErrors {

  private final String sql;

  SqlErrors(String sql, Catalog catalog, FunctionLibrary library) {
    this.sql = sql;
  }

  RuntimeException explain(Exception e) {
    if (e instanceof SqlProblem problem) {
      return EtlException.of(problem.code(), problem.problem() + " in " + sql).fix(problem.fix()).build();
    }
    if (e instanceof SqlParseException) {
      return EtlException.of(EtlError.SQL_0001, String.valueOf(e.getMessage())).build();
    }
    if (e instanceof CalciteContextException) {
      return EtlException.of(EtlError.SQL_0007, String.valueOf(e.getMessage())).cause(e).build();
    }
    return EtlException.of(EtlError.SQL_0007, String.valueOf(e)).cause(e).build();
  }
}
