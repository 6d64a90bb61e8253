package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.schema.Column;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.pipeline.Stage;
import dev.etlsdk.pipeline.internal.PipelinePlan.ComputedPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.InputPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SinkPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import dev.etlsdk.pipeline.internal.rows.RecordRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the plan of streams that have been checked: what to decode, and who reads what. */
final class PlanAssembler {

  private final PipelineDefinition definition;
  private final Drafts drafts;
  private final Map<String, StreamPlan> planned = new HashMap<>();

  private PlanAssembler(PipelineDefinition definition, Drafts drafts) {
    this.definition = definition;
    this.drafts = drafts;
  }

  static PipelinePlan assemble(PipelineDefinition definition, Drafts drafts) {
    return new PlanAssembler(definition, drafts).assemble();
  }

  private PipelinePlan assemble() {
    List<StreamPlan> streams = new ArrayList<>();
    int sources = 0;
    for (DraftStream draft : drafts.streams().values()) {
      StreamPlan stream;
      if (draft.stage() instanceof Stage.FromSource from) {
        stream = source(streams.size(), draft, from, sources++);
      } else {
        stream = computed(streams.size(), draft);
      }
      streams.add(stream);
      planned.put(stream.name(), stream);
    }
    return new PipelinePlan(List.copyOf(streams), sinks());
  }

  private SourcePlan source(int index, DraftStream draft, Stage.FromSource from, int number) {
    boolean decoded = from.source().codec().isPresent();
    Schema layout = decoded ? columnsRead(draft) : draft.schema();
    return new SourcePlan(
        index,
        draft.name(),
        WaitingRules.reading(definition, drafts, from),
        draft.schema(),
        layout,
        number,
        record(draft));
  }

  private Optional<RecordRule> record(DraftStream draft) {
    return Optional.ofNullable(definition.records().get(draft.name()))
        .map(type -> RecordRule.of(type, draft.schema()));
  }

  /** The columns that some stage reads, in the order of the first one that does. */
  private Schema columnsRead(DraftStream source) {
    Set<Column> read = new LinkedHashSet<>();
    for (DraftStream draft : drafts.streams().values()) {
      for (DraftStream.Input input : draft.inputs()) {
        if (input.parent().equals(source.name())) {
          read.addAll(ColumnSelection.ownColumns(input.columns(), source.schema()));
        }
      }
    }
    boolean written =
        definition.stages(Stage.ToSink.class).stream()
            .anyMatch(stage -> stage.stream().equals(source.name()));
    return written ? source.schema() : Schema.of(List.copyOf(read));
  }

  private ComputedPlan computed(int index, DraftStream draft) {
    List<InputPlan> inputs = new ArrayList<>();
    for (DraftStream.Input input : draft.inputs()) {
      StreamPlan parent = parent(input.parent());
      inputs.add(
          new InputPlan(
              parent.index(),
              ColumnSelection.of(input.columns(), parent.layout()),
              input.transform(),
              input.userCode()));
    }
    String kind = draft.stage() instanceof Stage.Sql ? "sql" : "transform";
    return new ComputedPlan(
        index, draft.name(), kind, draft.schema(), List.copyOf(inputs), record(draft));
  }

  private List<SinkPlan> sinks() {
    List<SinkPlan> sinks = new ArrayList<>();
    Map<String, Integer> perStream = new HashMap<>();
    for (Stage.ToSink stage : definition.stages(Stage.ToSink.class)) {
      StreamPlan stream = parent(stage.stream());
      int number = perStream.merge(stage.stream(), 1, Integer::sum);
      sinks.add(
          new SinkPlan(
              stream.index(),
              number == 1 ? stage.stream() : stage.stream() + "#" + number,
              stage.sink(),
              ColumnSelection.of(stream.schema(), stream.layout())));
    }
    return List.copyOf(sinks);
  }

  private StreamPlan parent(String name) {
    StreamPlan parent = planned.get(name);
    if (parent == null) {
      throw new IllegalStateException("no stream '" + name + "' before the one that reads it");
    }
    return parent;
  }
}
