package dev.etlsdk.api.sql;

/** Compiles SQL text; found through {@link java.util.ServiceLoader}. Thread-safe. */
public interface SqlCompiler {

  /**
   * Checks, plans and compiles a query.
   *
   * @throws dev.etlsdk.api.error.EtlException with a code {@code ETL-SQL-…} or {@code ETL-UDF-…},
   *     line and column, and the line of SQL with a caret
   */
  CompiledSql compile(SqlRequest request);
}
