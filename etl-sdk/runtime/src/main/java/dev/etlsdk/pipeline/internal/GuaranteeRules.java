package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.pipeline.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is promised can be kept by every source and sink. */
final class GuaranteeRules {

  private GuaranteeRules() {}

  /** Who keeps how far sources have been read. */
  static ProgressKeeping progressKeeping(PipelineDefinition definition) {
    if (definition.delivery() != DeliveryGuarantee.EXACTLY_ONCE) {
      return ProgressKeeping.ACKNOWLEDGED;
    }
    return outputs(definition).stream()
            .allMatch(o -> o.capabilities.contains(SinkCapability.COMMITS_POSITIONS))
        ? ProgressKeeping.POSITIONS_WITH_OUTPUT
        : ProgressKeeping.PROGRESS_WITH_OUTPUT;
  }

  static void check(PipelineDefinition definition, Problems problems) {
    if (definition.delivery() != DeliveryGuarantee.EXACTLY_ONCE) {
      return;
    }
    List<Output> outputs = outputs(definition);
    outputs.forEach(output -> checkCapabilities(output, problems));
    checkOneTransaction(outputs, problems);
    boolean progress = progressKeeping(definition) == ProgressKeeping.PROGRESS_WITH_OUTPUT;
    for (Stage.FromSource stage : definition.stages(Stage.FromSource.class)) {
      for (EtlException obstacle : stage.source().obstaclesToExactlyOnce()) {
        problems.add(obstacle, stage.stream());
      }
      if (progress) {
        outputs.forEach(output -> checkSource(stage, output, problems));
      }
    }
  }

  private static void checkCapabilities(Output output, Problems problems) {
    Set<SinkCapability> has = output.capabilities;
    boolean keeps =
        has.contains(SinkCapability.COMMITS_POSITIONS)
            || has.contains(SinkCapability.COMMITS_PROGRESS);
    Set<String> missing = new LinkedHashSet<>();
    if (!has.contains(SinkCapability.TRANSACTIONAL)) {
      missing.add(SinkCapability.TRANSACTIONAL.name());
    }
    if (!keeps) {
      missing.add(SinkCapability.COMMITS_POSITIONS.name());
    }
    if (!missing.isEmpty()) {
      problems.add(
          EtlError.PIPELINE_0005,
          output.stage,
          "exactly once is asked for, but the " + output.what + " lacks " + missing,
          "deliver at least once, or use a sink that commits the source's positions with its"
              + " output");
    }
  }

  private static void checkOneTransaction(List<Output> outputs, Problems problems) {
    Set<Object> groups = new LinkedHashSet<>();
    Set<String> all = new TreeSet<>();
    for (Output output : outputs) {
      groups.add(output.commitGroup);
      all.add(output.description);
    }
    if (groups.size() > 1) {
      problems.add(
          EtlError.PIPELINE_0005,
          "exactly once needs all output in one transaction, but there are sinks that commit apart: "
              + String.join("; ", all),
          "write to one system with the same properties, dead letters included, or deliver at least"
              + " once");
    }
  }

  /** A sink that keeps no positions has to reach the place where the source keeps its progress. */
  private static void checkSource(Stage.FromSource stage, Output output, Problems problems) {
    boolean able =
        output.capabilities.contains(SinkCapability.TRANSACTIONAL)
            && output.capabilities.contains(SinkCapability.COMMITS_PROGRESS);
    Optional<Object> kept = stage.source().progressGroup();
    if (!able || (kept.isPresent() && kept.equals(output.progressGroup))) {
      return;
    }
    problems.add(
        EtlError.PIPELINE_0005,
        stage.stream(),
        "exactly once is asked for, but the "
            + output.what
            + " ("
            + output.description
            + ") can't commit the progress of the source "
            + stage.source()
            + " with its output"
            + output
                .progressGroup
                .map(
                    group ->
                        kept.isPresent()
                            ? ": one is on " + group + ", the other on " + kept.get()
                            : "")
                .orElse(""),
        "read from and write to one cluster, dead letters included, and name its addresses alike;"
            + " or deliver at least once");
  }

  private static List<Output> outputs(PipelineDefinition definition) {
    List<Output> outputs = new ArrayList<>();
    for (Stage.ToSink stage : definition.stages(Stage.ToSink.class)) {
      outputs.add(
          new Output(
              stage.stream(),
              stage.sink().kind() + " sink",
              stage.sink().toString(),
              stage.sink().capabilities(),
              // A sink that names no group is taken at its kind.
              stage.sink().commitGroup().orElse(stage.sink().kind()),
              stage.sink().progressGroup()));
    }
    for (DeadLetterSink sink : deadLetterSinks(definition)) {
      outputs.add(
          new Output(
              "dead letters",
              sink.kind() + " dead-letter sink",
              sink.toString(),
              sink.capabilities(),
              sink.commitGroup().orElse(sink.kind()),
              sink.progressGroup()));
    }
    return outputs;
  }

  private static Set<DeadLetterSink> deadLetterSinks(PipelineDefinition definition) {
    Set<DeadLetterSink> sinks = new LinkedHashSet<>();
    add(definition.policy(), sinks);
    definition.policies().values().forEach(policy -> add(policy, sinks));
    return sinks;
  }

  private static void add(ErrorPolicy policy, Set<DeadLetterSink> sinks) {
    sinks.addAll(PolicySinks.of(policy));
  }

  /** A sink, or one for dead letters. */
  private record Output(
      String stage,
      String what,
      String description,
      Set<SinkCapability> capabilities,
      Object commitGroup,
      Optional<Object> progressGroup) {}
}
