package dev.etlsdk.sql.internal;

import dev.etlsdk.api.error.ErrorCode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A mistake in the SQL, with the place, on its way to becoming an {@link
 * dev.etlsdk.api.error.EtlException}.
 */
final class SqlProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final String fix;
  private final SqlParserPos position;

  SqlProblem(ErrorCode code, String problem, String fix, SqlParserPos position) {
    super(problem);
    this.code = code;
    this.fix = fix;
    this.position = position;
  }

  /** The same with a place. */
  SqlProblem at(SqlParserPos place) {
    return new SqlProblem(code, problem(), fix, place);
  }

  ErrorCode code() {
    return code;
  }

  String problem() {
    return String.valueOf(getMessage());
  }

  String fix() {
    return fix;
  }

  SqlParserPos position() {
    return position;
  }
}
