package dev.etlsdk.processor.internal.validate;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.processor.internal.model.CheckedPipeline;
import dev.etlsdk.processor.internal.model.ConnectorModel;
import dev.etlsdk.processor.internal.model.Findings;
import dev.etlsdk.processor.internal.model.PipelineModel;
import dev.etlsdk.processor.internal.model.Place;
import dev.etlsdk.processor.internal.model.StreamModel;
import dev.etlsdk.processor.internal.model.StreamModel.Origin;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The annotation of a place in which records wait stands beside a {@code @Retry}, which says which
 * records these are; the place is nobody else's; and each record comes back through one source.
 */
public final class RetryTopicRule {

  private RetryTopicRule() {}

  /** Notes what doesn't fit as it is written. */
  public static void check(PipelineModel pipeline, Findings findings) {
    pipeline
        .retryTopic()
        .ifPresent(topic -> check(pipeline, topic, pipeline.retry(), "pipeline", findings));
    for (StreamModel stream : pipeline.streams()) {
      stream
          .retryTopic()
          .ifPresent(
              topic ->
                  check(
                      pipeline, topic, stream.retry(), "stream '" + stream.name() + "'", findings));
    }
  }

  private static void check(
      PipelineModel pipeline,
      ConnectorModel topic,
      Optional<ConnectorModel> retry,
      String what,
      Findings findings) {
    if (retry.isEmpty()) {
      findings.add(
          topic.place(),
          EtlError.PIPELINE_0011,
          "@" + topic.annotation() + " stands on the " + what + " without @Retry beside it",
          "add @Retry(attempts = …), which says which records wait, how long and how often");
    }
    for (StreamModel stream : pipeline.streams()) {
      if (stream.origin() instanceof Origin.FromSource source) {
        apart(topic, source.connector(), "the stream '" + stream.name() + "' reads", findings);
      }
      for (ConnectorModel sink : stream.sinks()) {
        apart(topic, sink, "the stream '" + stream.name() + "' is written", findings);
      }
    }
    for (ConnectorModel letters : DeadLetterPlaceRule.letters(pipeline)) {
      apart(topic, letters, "dead letters go", findings);
    }
  }

  private static void apart(
      ConnectorModel topic, ConnectorModel other, String who, Findings findings) {
    SharedPlaces.of(topic, other)
        .forEach(
            (name, element) ->
                findings.add(
                    element.place(),
                    EtlError.CONFIG_0002,
                    "@" + topic.annotation() + ", " + name + ": records would wait where " + who,
                    "name a place of their own"));
  }

  /** Notes streams of several sources whose records would wait. */
  public static void check(CheckedPipeline checked, Findings findings) {
    PipelineModel pipeline = checked.model();
    Map<ConnectorModel, String> readers = new LinkedHashMap<>();
    for (StreamModel stream : checked.order()) {
      Optional<ConnectorModel> topic =
          stream.retry().isPresent() ? stream.retryTopic() : pipeline.retryTopic();
      Set<String> sources = new HashSet<>();
      collect(checked, stream, sources, new HashSet<>());
      if (topic.isEmpty() || !isOn(stream, pipeline)) {
        continue;
      }
      if (sources.size() == 1) {
        String source = sources.iterator().next();
        oneReader(stream, topic.get(), source, readers, findings);
        readers.putIfAbsent(topic.get(), source);
      } else if (sources.size() > 1) {
        Place place = stream.retryTopic().map(ConnectorModel::place).orElse(stream.place());
        findings.add(
            place,
            EtlError.PIPELINE_0006,
            "stream '"
                + stream.name()
                + "': its records would wait by @"
                + topic.get().annotation()
                + ", and come from "
                + sources.size()
                + " sources",
            "records can wait in a topic where a stream is made of one source; give this stream a"
                + " @Retry of its own without such an annotation");
      }
    }
  }

  /** Another source would read what waits for the first, and decode it as its own. */
  private static void oneReader(
      StreamModel stream,
      ConnectorModel topic,
      String source,
      Map<ConnectorModel, String> readers,
      Findings findings) {
    readers.entrySet().stream()
        .filter(other -> !other.getValue().equals(source))
        .filter(
            other ->
                other.getKey().equals(topic) || !SharedPlaces.of(topic, other.getKey()).isEmpty())
        .findFirst()
        .ifPresent(
            other ->
                findings.add(
                    stream.retryTopic().map(ConnectorModel::place).orElse(stream.place()),
                    EtlError.PIPELINE_0006,
                    "stream '"
                        + stream.name()
                        + "': its records would wait where those of source '"
                        + other.getValue()
                        + "' do, and come from source '"
                        + source
                        + "'",
                    "give what comes from each source a place of its own: a @Retry on the stream, and"
                        + " such an annotation beside it"));
  }

  /** Whether anything is tried again in a stream, as it is written. */
  private static boolean isOn(StreamModel stream, PipelineModel pipeline) {
    return stream
        .retry()
        .or(pipeline::retry)
        .map(retry -> retry.elements().get("attempts"))
        .filter(attempts -> !attempts.texts().equals(List.of("0")))
        .isPresent();
  }

  private static void collect(
      CheckedPipeline checked, StreamModel stream, Set<String> sources, Set<String> seen) {
    if (!seen.add(stream.name())) {
      return;
    }
    if (stream.origin() instanceof Origin.FromSource) {
      sources.add(stream.name());
      return;
    }
    if (checked.inputs().containsKey(stream.name())) {
      collect(checked, checked.input(stream), sources, seen);
    } else if (checked.queries().containsKey(stream.name())) {
      checked
          .query(stream)
          .plan()
          .fragments()
          .forEach(
              fragment ->
                  checked.model().stream(fragment.table())
                      .ifPresent(read -> collect(checked, read, sources, seen)));
    }
  }
}
