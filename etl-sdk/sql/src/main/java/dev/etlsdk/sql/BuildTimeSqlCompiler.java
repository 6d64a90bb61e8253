package dev.etlsdk.sql;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.compile.GeneratedSources;
import dev.etlsdk.codegen.model.UdfCatalog;
import dev.etlsdk.codegen.plan.QueryPlan;
import dev.etlsdk.sql.internal.DeepStack;
import dev.etlsdk.sql.internal.QueryCompiler;
import java.util.Map;

/**
 * Checks and plans queries, and writes the source of their stages, without compiling or loading it:
 * what the annotation processor does with SQL. The same checks and the same source as at run time.
 * Thread-safe.
 */
public final class BuildTimeSqlCompiler {

  private final QueryCompiler compiler = new QueryCompiler();

  /**
   * A query that was checked.
   *
   * @param sql the text
   * @param plan what it does
   * @param sources the classes of its stages
   * @param explanation the plan for people
   */
  public record CheckedQuery(
      String sql, QueryPlan plan, GeneratedSources sources, String explanation) {

    /** The columns of the result. */
    public Schema schema() {
      return plan.root().output();
    }
  }

  /**
   * Checks, plans and generates.
   *
   * @param sql the text
   * @param tables the streams it may read, by name, without metadata columns
   * @param functions that it may call
   * @param packageName of the generated classes
   * @param className of the first generated class; further ones get a number
   * @throws dev.etlsdk.api.error.EtlException with a code {@code ETL-SQL-…} or {@code ETL-UDF-…},
   *     line and column, and the line of SQL with a caret
   */
  public CheckedQuery check(
      String sql,
      Map<String, Schema> tables,
      UdfCatalog functions,
      String packageName,
      String className) {
    return DeepStack.call(
        () -> {
          QueryPlan plan = compiler.plan(sql, tables, functions, className);
          GeneratedSources sources = GeneratedSources.of(plan, packageName);
          return new CheckedQuery(sql, plan, sources, plan.explain());
        });
  }
}
