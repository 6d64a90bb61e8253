package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.pipeline.Stage;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** What is promised can be kept by every sink. */
final class GuaranteeRules {

  private static final Set<SinkCapability> EXACTLY_ONCE =
      Set.of(SinkCapability.TRANSACTIONAL, SinkCapability.COMMITS_POSITIONS);

  private GuaranteeRules() {}

  static void check(PipelineDefinition definition, Problems problems) {
    if (definition.delivery() != DeliveryGuarantee.EXACTLY_ONCE) {
      return;
    }
    Set<Object> groups = new LinkedHashSet<>();
    Set<String> kinds = new TreeSet<>();
    for (Stage.ToSink stage : definition.stages(Stage.ToSink.class)) {
      // A sink that names no group is taken at its kind.
      groups.add(stage.sink().commitGroup().orElse(stage.sink().kind()));
      kinds.add(stage.sink().kind());
      check(stage.stream(), stage.sink().kind() + " sink", stage.sink().capabilities(), problems);
    }
    for (DeadLetterSink sink : deadLetterSinks(definition)) {
      groups.add(sink.commitGroup().orElse(sink.kind()));
      kinds.add(sink.kind());
      check("dead letters", sink.kind() + " dead-letter sink", sink.capabilities(), problems);
    }
    if (groups.size() > 1) {
      problems.add(
          EtlError.PIPELINE_0005,
          "exactly once needs all output in one transaction, but there are sinks that commit apart,"
              + " of the kinds "
              + kinds,
          "write to one system, dead letters included, or deliver at least once");
    }
  }

  private static void check(
      String stage, String what, Set<SinkCapability> capabilities, Problems problems) {
    Set<SinkCapability> missing = new TreeSet<>(EXACTLY_ONCE);
    missing.removeAll(capabilities);
    if (!missing.isEmpty()) {
      problems.add(
          EtlError.PIPELINE_0005,
          stage,
          "exactly once is asked for, but the " + what + " lacks " + missing,
          "deliver at least once, or use a sink that commits the source's positions with its"
              + " output");
    }
  }

  private static Set<DeadLetterSink> deadLetterSinks(PipelineDefinition definition) {
    Set<DeadLetterSink> sinks = new LinkedHashSet<>();
    add(definition.policy(), sinks);
    definition.policies().values().forEach(policy -> add(policy, sinks));
    return sinks;
  }

  private static void add(ErrorPolicy policy, Set<DeadLetterSink> sinks) {
    if (policy instanceof ErrorPolicy.ToDeadLetter letter) {
      sinks.add(letter.sink());
    }
  }
}
