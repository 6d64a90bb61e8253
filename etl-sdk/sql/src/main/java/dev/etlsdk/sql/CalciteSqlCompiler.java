package dev.etlsdk.sql;

import com.google.auto.service.AutoService;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlCompiler;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.sql.internal.QueryCompiler;

/** Compiles SQL with Calcite and Janino. Thread-safe. */
@AutoService(SqlCompiler.class)
public final class CalciteSqlCompiler implements SqlCompiler {

  private final QueryCompiler compiler = new QueryCompiler();

  @Override
  public CompiledSql compile(SqlRequest request) {
    return compiler.compile(request);
  }
}
