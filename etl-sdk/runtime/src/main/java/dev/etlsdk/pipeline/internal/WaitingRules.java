package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.RetryTopic;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.pipeline.Stage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records that wait in a topic come back through the source that they came from. */
final class WaitingRules {

  private WaitingRules() {}

  static void check(PipelineDefinition definition, Drafts drafts, Problems problems) {
    for (String stream : drafts.streams().keySet()) {
      Optional<RetryTopic> topic = topic(definition, stream);
      if (topic.isEmpty()) {
        continue;
      }
      List<Stage.FromSource> sources = sources(definition, drafts, stream);
      if (sources.size() != 1) {
        problems.add(
            EtlError.PIPELINE_0006,
            stream,
            "its records wait in " + topic.get() + ", and come from " + sources.size() + " sources",
            "records can wait in a topic where a stream is made of one source; give this stream a"
                + " policy of its own without through(…)");
        continue;
      }
      try {
        topic.get().reading(sources.get(0).source());
      } catch (EtlException problem) {
        problems.add(problem, stream);
      }
    }
  }

  /** A source that reads what waits for it, too. */
  static Source reading(PipelineDefinition definition, Drafts drafts, Stage.FromSource from) {
    Set<RetryTopic> topics = new LinkedHashSet<>();
    for (String stream : drafts.streams().keySet()) {
      if (drafts.ancestry(stream).contains(from.stream())) {
        topic(definition, stream).ifPresent(topics::add);
      }
    }
    Source source = from.source();
    for (RetryTopic topic : topics) {
      source = topic.reading(source);
    }
    return source;
  }

  private static Optional<RetryTopic> topic(PipelineDefinition definition, String stream) {
    return PolicySinks.waiting(definition.policies().getOrDefault(stream, definition.policy()));
  }

  private static List<Stage.FromSource> sources(
      PipelineDefinition definition, Drafts drafts, String stream) {
    Set<String> ancestry = drafts.ancestry(stream);
    return definition.stages(Stage.FromSource.class).stream()
        .filter(from -> ancestry.contains(from.stream()))
        .toList();
  }
}
