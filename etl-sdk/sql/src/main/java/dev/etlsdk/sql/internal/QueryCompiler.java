package dev.etlsdk.sql.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.codegen.compile.CompiledQuery;
import dev.etlsdk.codegen.compile.GeneratedSources;
import dev.etlsdk.codegen.function.BuiltinFunctions;
import dev.etlsdk.codegen.model.UdfCatalog;
import dev.etlsdk.codegen.model.UdfRegistry;
import dev.etlsdk.codegen.plan.PlanNode;
import dev.etlsdk.codegen.plan.QueryPlan;
import dev.etlsdk.sql.internal.name.Catalog;
import dev.etlsdk.sql.internal.operator.FunctionLibrary;
import dev.etlsdk.sql.internal.plan.SqlPlanner;
import dev.etlsdk.sql.internal.translate.PlanTranslator;
import dev.etlsdk.sql.internal.type.EtlTypeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Compiles queries. Thread-safe. */
public final class QueryCompiler {

  private static final String PACKAGE = "dev.etlsdk.generated";

  private final BuiltinFunctions builtins = new BuiltinFunctions();

  /** The whole way from text to classes. */
  public CompiledSql compile(SqlRequest request) {
    return DeepStack.call(() -> compileHere(request));
  }

  private CompiledSql compileHere(SqlRequest request) {
    ClassLoader loader = contextLoader();
    UdfRegistry registry = UdfRegistry.create(request.udfs(), loader);
    try {
      return compile(request, registry, loader);
    } catch (Throwable e) {
      registry.close();
      throw e;
    }
  }

  private CompiledSql compile(SqlRequest request, UdfRegistry registry, ClassLoader loader) {
    QueryPlan plan = plan(request.sql(), request.tables(), registry, ClassNames.of(request.name()));
    GeneratedSources sources = GeneratedSources.of(plan, PACKAGE);
    request.sourceFolder().ifPresent(folder -> write(sources, folder));
    CompiledQuery compiled = CompiledQuery.of(sources, registry.linkLoader(loader));
    return new CompiledText(plan, sources, compiled, registry);
  }

  /**
   * From text to a plan of which code can be generated.
   *
   * @param className of the first generated class
   */
  public QueryPlan plan(
      String sql, Map<String, Schema> tables, UdfCatalog functions, String className) {
    EtlTypeFactory types = new EtlTypeFactory();
    Catalog catalog = new Catalog(tables);
    FunctionLibrary library = new FunctionLibrary(functions, builtins, types);
    try {
      PlanNode root =
          new PlanTranslator(library).translate(new SqlPlanner(types, catalog, library).plan(sql));
      return QueryPlan.of(root, className, sql);
    } catch (EtlException e) {
      throw e;
    } catch (Exception | AssertionError e) {
      throw new SqlErrors(sql, catalog, library).explain(e);
    }
  }

  private static void write(GeneratedSources sources, Path folder) {
    try {
      sources.write(folder);
    } catch (IOException e) {
      throw EtlException.of(
              EtlError.CONFIG_0002, "the generated source can't be written to " + folder + ": " + e)
          .fix("choose a folder that can be written, or none")
          .cause(e)
          .build();
    }
  }

  /** The loader of the program, which sees its functions and the SDK. */
  private static ClassLoader contextLoader() {
    ClassLoader own = QueryCompiler.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context == null) {
      return own;
    }
    try {
      return context.loadClass(QueryCompiler.class.getName()) == QueryCompiler.class
          ? context
          : own;
    } catch (ClassNotFoundException e) {
      return own;
    }
  }
}
