package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.pipeline.Stage;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces sources by those that end. */
final class UntilEnd {

  private UntilEnd() {}

  /** What a user wrote, with sources that end; those that can't stay as they are. */
  static PipelineDefinition of(PipelineDefinition definition) {
    List<Stage> stages =
        definition.stages().stream()
            .map(
                stage ->
                    stage instanceof Stage.FromSource from
                        ? (Stage)
                            new Stage.FromSource(
                                from.stream(), from.source().untilEnd().orElse(from.source()))
                        : stage)
            .toList();
    return new PipelineDefinition(
        definition.name(),
        definition.version(),
        stages,
        definition.chosenPolicy(),
        definition.policies(),
        definition.errorBudget(),
        definition.records(),
        definition.pii(),
        definition.delivery(),
        definition.udfs(),
        definition.generatedSources(),
        definition.compiler());
  }

  /** What a runner executes, with sources that end. */
  static PipelinePlan of(PipelinePlan plan, String pipeline) {
    Problems problems = new Problems(pipeline);
    List<StreamPlan> streams = new ArrayList<>();
    for (StreamPlan stream : plan.streams()) {
      streams.add(stream instanceof SourcePlan source ? ending(source, problems) : stream);
    }
    problems.throwIfAny();
    return new PipelinePlan(List.copyOf(streams), plan.sinks());
  }

  private static SourcePlan ending(SourcePlan plan, Problems problems) {
    Optional<Source> source = plan.source().untilEnd();
    if (source.isEmpty()) {
      problems.add(
          EtlError.RUN_0008,
          plan.name(),
          "a " + plan.source().kind() + " source has no end at which reading could stop",
          "run the pipeline without asking for its end, and stop it");
      return plan;
    }
    return new SourcePlan(
        plan.index(),
        plan.name(),
        source.get(),
        plan.schema(),
        plan.layout(),
        plan.number(),
        plan.record());
  }
}
