package dev.etlsdk.pipeline.internal;

import dev.etlsdk.pipeline.Pipeline;

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
    Problems problems = new Problems(definition.name());
    NameRules.check(definition, problems);
    Drafts drafts = StreamPlanner.draft(definition, problems);
    try {
      ReadRules.check(definition, drafts, problems);
      RecordRules.check(definition, drafts, problems);
      PiiRules.check(definition, drafts, problems);
      WaitingRules.check(definition, drafts, problems);
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
}
