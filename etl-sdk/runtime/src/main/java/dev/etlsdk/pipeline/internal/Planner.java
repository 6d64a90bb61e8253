package dev.etlsdk.pipeline.internal;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.Stage;

/** Checks a definition, all of it, and makes the pipeline. */
public final class Planner {

  private Planner() {}

  /**
   * The pipeline of a definition.
   *
   * @throws dev.etlsdk.api.error.EtlException with everything that is wrong
   */
  public static Pipeline plan(PipelineDefinition definition) {
    ArrowAccess.require();
    warmUpConnectors(definition);
    Problems problems = new Problems(definition.name());
    NameRules.check(definition, problems);
    Drafts drafts = StreamPlanner.draft(definition, problems);
    try {
      ReadRules.check(definition, drafts, problems);
      RecordRules.check(definition, drafts, problems);
      SinkRules.check(definition, drafts, problems);
      GuaranteeRules.check(definition, problems);
      problems.throwIfAny();
      String version = definition.version().orElseGet(() -> PipelineVersion.of(definition));
      PipelinePlan plan = PlanAssembler.assemble(definition, drafts);
      return new PlannedPipeline(definition, version, plan, drafts.queries());
    } catch (RuntimeException e) {
      drafts.closeQueries();
      throw e;
    }
  }

  /**
   * Clients take a second to load, as does the first query to compile: they do it at the same time.
   * What goes wrong here goes wrong again, and is reported, when the connector is opened.
   */
  private static void warmUpConnectors(PipelineDefinition definition) {
    Thread thread = new Thread(() -> warmUp(definition), definition.name() + "-warm-up");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((ignored, failure) -> {});
    thread.start();
  }

  private static void warmUp(PipelineDefinition definition) {
    definition.stages(Stage.FromSource.class).forEach(stage -> stage.source().warmUp());
    definition.stages(Stage.ToSink.class).forEach(stage -> stage.sink().warmUp());
  }
}
