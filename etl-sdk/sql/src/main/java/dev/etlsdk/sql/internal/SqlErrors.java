package dev.etlsdk.sql.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.sql.internal.name.Catalog;
import dev.etlsdk.sql.internal.operator.FunctionLibrary;
import dev.etlsdk.sql.internal.problem.SqlExcerpt;
import dev.etlsdk.sql.internal.problem.SqlProblem;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Turns what the planner throws into errors that say where and what to do. */
final class SqlErrors {

  private final String sql;
  private final MistakeReader mistakes;

  SqlErrors(String sql, Catalog catalog, FunctionLibrary library) {
    this.sql = sql;
    this.mistakes = new MistakeReader(catalog, library.names());
  }

  /** An error of a query that is more than the compiler can hold. */
  static EtlException tooLarge(String what) {
    return EtlException.of(EtlError.SQL_0010, what)
        .fix(
            "write a list of constants as IN (…), compute parts of the expression in a query in"
                + " FROM, or split the query over several streams")
        .build();
  }

  EtlException explain(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      // The parser takes it for a mistake of the text.
      if (cause instanceof StackOverflowError) {
        return tooLarge("the query is nested too deeply");
      }
    }
    SqlProblem problem = problem(e);
    SqlParserPos position = problem.position();
    EtlException.Builder error =
        EtlException.of(problem.code(), problem.problem() + SqlExcerpt.below(sql, position));
    if (position.getLineNum() > 0) {
      error.at(SqlExcerpt.location(position));
    }
    // The planner's own exception is no help to a user unless it is the planner that failed.
    if (problem.code() == EtlError.SQL_0009) {
      error.cause(e);
    }
    return error.fix(problem.fix()).build();
  }

  private SqlProblem problem(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SqlProblem problem) {
        return problem;
      }
    }
    if (e instanceof SqlParseException parse) {
      return mistakes.syntax(sql, String.valueOf(parse.getMessage()), parse.getPos());
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CalciteContextException context) {
        SqlParserPos position =
            new SqlParserPos(
                context.getPosLine(),
                context.getPosColumn(),
                context.getEndPosLine(),
                context.getEndPosColumn());
        return mistakes.invalid(innermost(context), position);
      }
    }
    return new SqlProblem(
        EtlError.SQL_0009,
        "this query can't be planned: " + innermost(e),
        "please report the query; writing it another way may help until then",
        SqlParserPos.ZERO);
  }

  private static String innermost(Throwable e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String message = last.getMessage();
    return message == null ? last.getClass().getSimpleName() : message;
  }
}
