package dev.etlsdk.pipeline.internal;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.RetryTopic;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.pipeline.Stage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records that wait in a topic come back through the source that they came from. */
final class WaitingRules {

  private WaitingRules() {}

  static void check(PipelineDefinition definition, Drafts drafts, Problems problems) {
    Map<String, String> readers = new LinkedHashMap<>();
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
        checkPlaces(definition, stream, topic.get(), problems);
        checkReader(stream, topic.get(), sources.get(0).stream(), readers, problems);
      } catch (EtlException problem) {
        problems.add(problem, stream);
      }
    }
  }

  /** Another source would read what waits for the first, and decode it as its own. */
  private static void checkReader(
      String stream,
      RetryTopic topic,
      String source,
      Map<String, String> readers,
      Problems problems) {
    for (String place : topic.places()) {
      String first = readers.putIfAbsent(place, source);
      if (first != null && !first.equals(source)) {
        problems.add(
            EtlError.PIPELINE_0006,
            stream,
            "its records wait in "
                + place
                + ", as those of source '"
                + first
                + "' do, and come from source '"
                + source
                + "'",
            "give what comes from each source a topic of its own to wait in:"
                + " onError(stream, …through(…)), or a @Retry with such an annotation on the stream");
      }
    }
  }

  /** What waits has a place of its own, or other records would be taken for such that wait. */
  private static void checkPlaces(
      PipelineDefinition definition, String stream, RetryTopic topic, Problems problems) {
    Map<String, String> taken = new LinkedHashMap<>();
    for (Stage.FromSource from : definition.stages(Stage.FromSource.class)) {
      from.source().places().forEach(place -> taken.putIfAbsent(place, "is read"));
    }
    for (Stage.ToSink to : definition.stages(Stage.ToSink.class)) {
      to.sink().places().forEach(place -> taken.putIfAbsent(place, "is written"));
    }
    for (String other : definition.streams()) {
      if (policy(definition, other).last() instanceof ErrorPolicy.ToDeadLetter letters) {
        letters
            .sink()
            .places()
            .forEach(place -> taken.putIfAbsent(place, "is written with dead letters"));
      }
    }
    for (String place : topic.places()) {
      String how = taken.get(place);
      if (how != null) {
        problems.add(
            EtlError.PIPELINE_0006,
            stream,
            "its records wait in " + place + ", which " + how + " by the pipeline as well",
            "let them wait in a topic of their own");
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
    return PolicySinks.waiting(policy(definition, stream));
  }

  private static ErrorPolicy policy(PipelineDefinition definition, String stream) {
    return definition.policies().getOrDefault(stream, definition.policy());
  }

  private static List<Stage.FromSource> sources(
      PipelineDefinition definition, Drafts drafts, String stream) {
    Set<String> ancestry = drafts.ancestry(stream);
    return definition.stages(Stage.FromSource.class).stream()
        .filter(from -> ancestry.contains(from.stream()))
        .toList();
  }
}
