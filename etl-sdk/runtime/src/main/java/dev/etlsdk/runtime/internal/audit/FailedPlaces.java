package dev.etlsdk.runtime.internal.audit;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.pipeline.internal.PipelinePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.ComputedPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.pipeline.internal.PolicySinks;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a pipeline's records go that failed: to dead letters, or to wait. */
final class FailedPlaces {

  private FailedPlaces() {}

  /**
   * A place.
   *
   * @param stream the first that sends records there
   * @param sources of all that do
   * @param longest how long records wait there at most; zero where they don't
   */
  record Place(DeadLetterSink sink, String stream, List<Source> sources, Duration longest) {}

  /** All places, each once. */
  static List<Place> of(PlannedPipeline pipeline) {
    PipelinePlan plan = pipeline.plan();
    Map<DeadLetterSink, String> first = new LinkedHashMap<>();
    Map<DeadLetterSink, BitSet> sources = new LinkedHashMap<>();
    Map<DeadLetterSink, Duration> waits = new HashMap<>();
    BitSet[] of = new BitSet[plan.streams().size()];
    for (StreamPlan stream : plan.streams()) {
      BitSet own = new BitSet();
      of[stream.index()] = own;
      if (stream instanceof SourcePlan source) {
        own.set(source.number());
      } else if (stream instanceof ComputedPlan computed) {
        computed.inputs().forEach(input -> own.or(of[input.parent()]));
      }
      for (DeadLetterSink sink : PolicySinks.of(pipeline.errorPolicy(stream.name()))) {
        first.putIfAbsent(sink, stream.name());
        sources.computeIfAbsent(sink, place -> new BitSet()).or(own);
      }
      if (pipeline.errorPolicy(stream.name()) instanceof ErrorPolicy.Retried retried) {
        retried
            .through()
            .ifPresent(
                topic -> waits.merge(topic, retried.options().maxDelay(), FailedPlaces::max));
      }
    }
    return first.entrySet().stream()
        .map(
            place ->
                new Place(
                    place.getKey(),
                    place.getValue(),
                    sources.getOrDefault(place.getKey(), new BitSet()).stream()
                        .mapToObj(number -> plan.sources().get(number).source())
                        .toList(),
                    waits.getOrDefault(place.getKey(), Duration.ZERO)))
        .toList();
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
