package dev.etlsdk.processor.internal;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.codegen.model.UdfCatalog;
import dev.etlsdk.sql.BuildTimeSqlCompiler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The compiler of a compilation's queries. Loading the planner takes a second, so it begins while
 * the compilation still reads its records.
 */
final class SqlRoom {

  private static final Map<String, Schema> TABLE =
      Map.of("t", Schema.parse("a INTEGER, b VARCHAR"));

  private static final String QUERY =
      "SELECT a + 1 AS a, CASE WHEN a > 1 THEN UPPER(b) ELSE b || '!' END AS b"
          + " FROM t WHERE b LIKE 'x%'";

  private @Nullable CompletableFuture<BuildTimeSqlCompiler> compiler;

  /** Begins. */
  void warmUp() {
    compiler = start();
  }

  /** The compiler, ready. */
  BuildTimeSqlCompiler compiler() {
    try {
      return start().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private CompletableFuture<BuildTimeSqlCompiler> start() {
    CompletableFuture<BuildTimeSqlCompiler> started = compiler;
    if (started == null) {
      CompletableFuture<BuildTimeSqlCompiler> made = new CompletableFuture<>();
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Thread thread = new Thread(() -> make(made), "etl-sql-warm-up");
      thread.setContextClassLoader(loader);
      thread.setDaemon(true);
      thread.start();
      compiler = made;
      return made;
    }
    return started;
  }

  private static void make(CompletableFuture<BuildTimeSqlCompiler> made) {
    try {
      BuildTimeSqlCompiler sql = new BuildTimeSqlCompiler();
      try {
        sql.check(QUERY, TABLE, UdfCatalog.of(List.of()), "warm", "Up");
      } catch (EtlException e) {
        // The pipeline's own queries tell what is wrong.
      }
      made.complete(sql);
    } catch (Throwable e) {
      made.completeExceptionally(e);
    }
  }
}
