package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.ErrorBudget;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.api.sql.CompiledSql;
import dev.etlsdk.api.sql.ExplainLevel;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.Stage;
import dev.etlsdk.pipeline.internal.PipelinePlan.SinkPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A pipeline that was checked, with what a runner needs. */
public final class PlannedPipeline implements Pipeline {

  private final PipelineDefinition definition;
  private final String version;
  private final PipelinePlan plan;
  private final Map<String, CompiledSql> queries;
  private final String description;
  private final PiiColumns pii;

  PlannedPipeline(
      PipelineDefinition definition,
      String version,
      PipelinePlan plan,
      Map<String, CompiledSql> queries) {
    this.definition = definition;
    this.version = version;
    this.plan = plan;
    this.queries = queries;
    this.pii = PiiColumns.of(definition, plan);
    this.description = PipelineDescription.of(definition, version, plan);
  }

  /** What a runner executes. */
  public PipelinePlan plan() {
    return plan;
  }

  /** Whose values aren't shown. */
  public PiiColumns pii() {
    return pii;
  }

  @Override
  public String name() {
    return definition.name();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public List<Stage> stages() {
    return definition.stages();
  }

  @Override
  public DeliveryGuarantee delivery() {
    return definition.delivery();
  }

  /** Who keeps how far sources have been read. */
  public ProgressKeeping progressKeeping() {
    return GuaranteeRules.progressKeeping(definition);
  }

  @Override
  public ErrorPolicy errorPolicy(String stream) {
    return definition.policies().getOrDefault(stream, definition.policy());
  }

  @Override
  public Optional<ErrorBudget> errorBudget() {
    return definition.errorBudget();
  }

  @Override
  public Schema schema(String stream) {
    return plan.streams().stream()
        .filter(planned -> planned.name().equals(stream))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no stream '" + stream + "'; there are " + definition.streams()))
        .schema();
  }

  @Override
  public boolean portable() {
    return definition.stages(Stage.Transformed.class).stream()
        .allMatch(stage -> stage.transform().code().portable());
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public String explain(ExplainLevel level) {
    StringBuilder text = new StringBuilder();
    queries.forEach(
        (stream, query) ->
            text.append(text.isEmpty() ? "" : "\n")
                .append(stream)
                .append(":\n")
                .append(query.explain(level).stripTrailing().indent(2)));
    return text.toString();
  }

  @Override
  public Pipeline untilEnd() {
    return new PlannedPipeline(
        UntilEnd.of(definition), version, UntilEnd.of(plan, definition.name()), queries);
  }

  /**
   * The same stages between other sources and sinks, delivering at least once. Shares what {@link
   * #close} lets go of.
   *
   * @param policy what happens to rows that fail, in every stream
   */
  public PlannedPipeline between(
      Function<SourcePlan, Source> sources, Function<SinkPlan, Sink> sinks, ErrorPolicy policy) {
    return new PlannedPipeline(
        Replacement.of(definition, policy), version, Replacement.of(plan, sources, sinks), queries);
  }

  /** Whether the user said what happens to rows of a stream that fail. */
  public boolean policyChosen(String stream) {
    return definition.policies().containsKey(stream) || definition.chosenPolicy().isPresent();
  }

  @Override
  public void close() {
    queries.values().forEach(CompiledSql::close);
  }

  @Override
  public String toString() {
    return description;
  }
}
