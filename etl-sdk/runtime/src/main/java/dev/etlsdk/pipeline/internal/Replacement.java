package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.pipeline.internal.PipelinePlan.SinkPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts other sources and sinks around the stages of a pipeline. */
final class Replacement {

  private Replacement() {}

  /** What a user wrote, with one policy for all streams, without an error budget, at least once. */
  static PipelineDefinition of(PipelineDefinition definition, ErrorPolicy policy) {
    return new PipelineDefinition(
        definition.name(),
        definition.version(),
        definition.stages(),
        Optional.of(policy),
        Map.of(),
        Optional.empty(),
        definition.records(),
        definition.pii(),
        DeliveryGuarantee.AT_LEAST_ONCE,
        definition.udfs(),
        definition.generatedSources(),
        definition.compiler());
  }

  /** What a runner executes, between others. */
  static PipelinePlan of(
      PipelinePlan plan, Function<SourcePlan, Source> sources, Function<SinkPlan, Sink> sinks) {
    List<StreamPlan> streams =
        plan.streams().stream()
            .map(
                stream ->
                    stream instanceof SourcePlan from
                        ? (StreamPlan) replaced(from, sources.apply(from))
                        : stream)
            .toList();
    return new PipelinePlan(
        streams,
        plan.sinks().stream()
            .map(to -> new SinkPlan(to.stream(), to.name(), sinks.apply(to), to.columns()))
            .toList());
  }

  private static SourcePlan replaced(SourcePlan plan, Source source) {
    return new SourcePlan(
        plan.index(),
        plan.name(),
        source,
        plan.schema(),
        plan.layout(),
        plan.number(),
        plan.record());
  }
}
