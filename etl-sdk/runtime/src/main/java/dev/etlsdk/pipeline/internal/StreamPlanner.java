package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.SqlCompiler;
import dev.etlsdk.api.sql.SqlRequest;
import dev.etlsdk.pipeline.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the columns of each stream, in order: compiles queries and resolves transforms. */
final class StreamPlanner {

  private final PipelineDefinition definition;
  private final Problems problems;
  private final Drafts drafts = new Drafts();
  private final Optional<SqlCompiler> compiler;

  private StreamPlanner(PipelineDefinition definition, Problems problems) {
    this.definition = definition;
    this.problems = problems;
    this.compiler =
        needsCompiler(definition)
            ? definition.compiler().or(SqlCompilers::find)
            : definition.compiler();
  }

  /** The streams of a definition, as far as they can be known. */
  static Drafts draft(PipelineDefinition definition, Problems problems) {
    StreamPlanner planner = new StreamPlanner(definition, problems);
    planner.checkCompiler();
    for (Stage stage : definition.stages()) {
      try {
        planner.add(stage);
      } catch (EtlException e) {
        problems.add(e, stage.stream());
        planner.drafts.addBroken(stage.stream());
      }
    }
    return planner.drafts;
  }

  private static boolean needsCompiler(PipelineDefinition definition) {
    return definition.stages(Stage.Sql.class).stream().anyMatch(q -> q.prepared().isEmpty());
  }

  private void checkCompiler() {
    if (compiler.isEmpty() && needsCompiler(definition)) {
      problems.add(
          EtlError.PIPELINE_0007,
          "it has SQL, but no SQL compiler is on the class path",
          "add the dependency dev.etlsdk:etl-sdk-sql");
    }
  }

  private void add(Stage stage) {
    if (stage instanceof Stage.FromSource from) {
      Schema schema = from.source().schema();
      drafts.add(new DraftStream(from.stream(), from, schema, List.of()));
      // Tells now rather than at the start that the format can't hold a type.
      from.source().codec().ifPresent(codec -> codec.decoder(schema).close());
    } else if (stage instanceof Stage.Sql sql) {
      addQuery(sql);
    } else if (stage instanceof Stage.Transformed transformed) {
      addTransform(transformed);
    }
  }

  private void addQuery(Stage.Sql stage) {
    if (stage.prepared().isPresent()) {
      addCompiled(stage, stage.prepared().get().link(definition.udfs()));
    } else if (compiler.isPresent()) {
      compile(stage, compiler.get());
    } else {
      drafts.addBroken(stage.stream());
    }
  }

  private void compile(Stage.Sql stage, SqlCompiler with) {
    SqlRequest request =
        new SqlRequest(
            stage.stream(),
            stage.sql(),
            drafts.tables(),
            definition.udfs(),
            definition.generatedSources());
    CompiledSql compiled;
    try {
      compiled = with.compile(request);
    } catch (EtlException e) {
      if (e.code() == EtlError.SQL_0002 && namesBrokenStream(stage.sql())) {
        drafts.addBroken(stage.stream());
        return;
      }
      throw e;
    }
    addCompiled(stage, compiled);
  }

  private void addCompiled(Stage.Sql stage, CompiledSql compiled) {
    drafts.add(stage.stream(), compiled);
    List<DraftStream.Input> inputs =
        compiled.fragments().stream()
            .map(
                fragment ->
                    new DraftStream.Input(
                        nameOf(fragment.table()), fragment.input(), fragment::create, false))
            .toList();
    drafts.add(new DraftStream(stage.stream(), stage, compiled.schema(), inputs));
  }

  /** A table's stream: SQL matches without case. */
  private String nameOf(String table) {
    return drafts.streams().keySet().stream()
        .filter(name -> name.equalsIgnoreCase(table))
        .findFirst()
        .orElse(table);
  }

  /** Whether the text may mean a stream whose own problem is reported already. */
  private boolean namesBrokenStream(String sql) {
    String text = sql.toLowerCase(Locale.ROOT);
    return drafts.broken().stream().anyMatch(name -> text.contains(name.toLowerCase(Locale.ROOT)));
  }

  private void addTransform(Stage.Transformed stage) {
    Optional<DraftStream> input = drafts.find(stage.input());
    if (input.isEmpty()) {
      drafts.addBroken(stage.stream());
      if (!drafts.isBroken(stage.input())) {
        problems.add(
            EtlError.PIPELINE_0002,
            stage.stream(),
            "it reads the stream '" + stage.input() + "', which doesn't exist before it",
            NameRules.fixFor(stage.input(), List.copyOf(drafts.streams().keySet())));
      }
      return;
    }
    drafts.add(TransformPlanner.draft(stage, input.get().schema()));
  }
}
