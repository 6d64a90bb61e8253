package dev.etlsdk.sql.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.codegen.compile.GeneratedClassLoader;
import dev.etlsdk.codegen.compile.SourceCompiler;
import dev.etlsdk.codegen.internal.StageEmitter;
import dev.etlsdk.codegen.plan.FragmentPlan;
import dev.etlsdk.codegen.plan.FragmentPlanner;
import dev.etlsdk.codegen.plan.PlanNode;
import dev.etlsdk.codegen.plan.StagePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;

/** Compiles one query. */
public final class QueryCompiler {

  private static final String PACKAGE = "dev.etlsdk.generated";

  private QueryCompiler() {}

  /** The whole way from text to classes. */
  public static CompiledSql compile(SqlRequest request) {
    RelNode tree;
    try {
      tree = new SqlPlanner(request.tables(), SimpleUdfs.operators(request.udfs())).plan(request.sql());
    } catch (SqlParseException e) {
      throw EtlException.of(EtlError.SQL_0001, String.valueOf(e.getMessage())).build();
    } catch (CalciteContextException e) {
      throw EtlException.of(EtlError.SQL_0007, String.valueOf(e.getMessage())).cause(e).build();
    }
    PlanNode plan = new PlanTranslator().translate(tree);
    String className = ClassNames.of(request.name());
    List<FragmentPlan> fragments = FragmentPlanner.plan(plan, className, request.sql());
    Map<String, String> sources = new LinkedHashMap<>();
    for (FragmentPlan fragment : fragments) {
      for (StagePlan stage : fragment.stages()) {
        sources.put(PACKAGE + "." + stage.name(), StageEmitter.emit(stage, PACKAGE));
      }
    }
    ClassLoader parent = QueryCompiler.class.getClassLoader();
    Map<String, byte[]> classes = new SourceCompiler(parent).compile(sources);
    return new CompiledQuery(plan, fragments, sources, new GeneratedClassLoader(parent, List.of(), classes), request.udfs());
  }
}
