package dev.etlsdk.sql.internal.problem;

import dev.etlsdk.api.error.ErrorCode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A mistake in the SQL, with the place, on its way to becoming an {@link
 * dev.etlsdk.api.error.EtlException}.
 */
public final class SqlProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final String fix;
  private final SqlParserPos position;

  public SqlProblem(ErrorCode code, String problem, String fix, SqlParserPos position) {
    super(problem);
    this.code = code;
    this.fix = fix;
    this.position = position;
  }

  /** The same with a place. */
  public SqlProblem at(SqlParserPos place) {
    return new SqlProblem(code, problem(), fix, place);
  }

  public ErrorCode code() {
    return code;
  }

  public String problem() {
    return String.valueOf(getMessage());
  }

  public String fix() {
    return fix;
  }

  public SqlParserPos position() {
    return position;
  }
}
