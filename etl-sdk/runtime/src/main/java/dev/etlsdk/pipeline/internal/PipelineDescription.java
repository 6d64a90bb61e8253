package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.RetryOptions;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.pipeline.Stage;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import java.util.Set;
import java.util.TreeSet;

/** Writes a pipeline for people: what each stage is, what it makes, what its policy is. */
final class PipelineDescription {

  private PipelineDescription() {}

  static String of(PipelineDefinition definition, String version, PipelinePlan plan) {
    StringBuilder text = new StringBuilder();
    text.append("pipeline ").append(definition.name()).append(" (version ").append(version);
    text.append(", ").append(delivery(definition.delivery()));
    text.append(", failed rows: ").append(policy(definition.policy()));
    definition.errorBudget().ifPresent(budget -> text.append(", error budget: ").append(budget));
    text.append(")\n");
    for (Stage stage : definition.stages()) {
      text.append("  ").append(stage(stage)).append('\n');
      if (!(stage instanceof Stage.ToSink)) {
        text.append("      columns: ").append(schema(plan, stage.stream())).append('\n');
        Set<String> personal = PiiColumns.marked(definition).get(stage.stream());
        if (personal != null) {
          text.append("      personal: ").append(String.join(", ", personal)).append('\n');
        }
        ErrorPolicy own = definition.policies().get(stage.stream());
        if (own != null) {
          text.append("      failed rows: ").append(policy(own)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String stage(Stage stage) {
    if (stage instanceof Stage.FromSource from) {
      return from.stream() + " <- " + from.source().kind() + " source " + from.source();
    }
    if (stage instanceof Stage.Sql sql) {
      return sql.stream() + " <- sql " + sql.sql().strip().replaceAll("\\s+", " ");
    }
    if (stage instanceof Stage.Transformed transformed) {
      return transformed.stream()
          + " <- transform of "
          + transformed.input()
          + " by "
          + transformed.transform().code();
    }
    Stage.ToSink to = (Stage.ToSink) stage;
    return to.stream() + " -> " + to.sink().kind() + " sink " + to.sink();
  }

  private static Schema schema(PipelinePlan plan, String stream) {
    return plan.streams().stream()
        .filter(planned -> planned.name().equals(stream))
        .map(StreamPlan::schema)
        .findFirst()
        .orElseThrow();
  }

  private static String delivery(DeliveryGuarantee guarantee) {
    return switch (guarantee) {
      case AT_LEAST_ONCE -> "at least once";
      case EXACTLY_ONCE -> "exactly once";
    };
  }

  private static String policy(ErrorPolicy policy) {
    if (policy instanceof ErrorPolicy.Retried retried) {
      return retry(retried.options())
          + retried.through().map(topic -> " through " + topic.kind() + " " + topic).orElse("")
          + ", then "
          + policy(retried.then());
    }
    if (policy instanceof ErrorPolicy.ToDeadLetter letter) {
      return "dead letter to " + letter.sink().kind() + " " + letter.sink();
    }
    return policy instanceof ErrorPolicy.Skip ? "skip" : "stop";
  }

  private static String retry(RetryOptions options) {
    StringBuilder text = new StringBuilder("retry " + options.attempts() + " times");
    if (!options.alsoOn().isEmpty()) {
      text.append(" (also on ").append(String.join(", ", new TreeSet<>(options.alsoOn())));
      text.append(')');
    }
    if (!options.notOn().isEmpty()) {
      text.append(" (not on ").append(String.join(", ", new TreeSet<>(options.notOn())));
      text.append(')');
    }
    return text.toString();
  }
}
