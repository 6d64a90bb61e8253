package dev.etlsdk.runtime.internal.redrive;

import dev.etlsdk.api.redrive.DeadLetterStore;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.redrive.RedriveHeaders;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.pipeline.internal.PipelinePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.ComputedPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.InputPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where letters enter a pipeline again. */
final class LetterRoutes {

  private final PlannedPipeline pipeline;
  private final int atMost;
  private final Map<String, StreamPlan> streams = new HashMap<>();
  private final BitSet[] above;

  /**
   * Routes.
   *
   * @param atMost how many times a record may be sent again
   */
  LetterRoutes(PlannedPipeline pipeline, int atMost) {
    this.pipeline = pipeline;
    this.atMost = atMost;
    PipelinePlan plan = pipeline.plan();
    this.above = new BitSet[plan.streams().size()];
    for (StreamPlan stream : plan.streams()) {
      streams.put(stream.name(), stream);
      BitSet own = new BitSet();
      own.set(stream.index());
      if (stream instanceof ComputedPlan computed) {
        for (InputPlan input : computed.inputs()) {
          own.or(above[input.parent()]);
        }
      }
      above[stream.index()] = own;
    }
  }

  /** Where a letter goes, or why it stays. */
  Route of(StoredLetter letter) {
    if (letter.redrives() >= atMost) {
      return Route.none("it was sent again " + letter.redrives() + " times and failed each time");
    }
    Optional<KeptRecord> record = letter.record();
    if (record.isEmpty()) {
      return Route.none("it is a row of a source that has no records");
    }
    StreamPlan failed = streams.get(letter.stream());
    if (failed == null) {
      return Route.none("the pipeline has no stream '" + letter.stream() + "' any more");
    }
    List<SourcePlan> sources = sources(failed, letter);
    if (sources.size() != 1) {
      return Route.none(
          sources.isEmpty()
              ? "no source of stream '" + failed.name() + "' reads " + record.get().topic()
              : "several sources of stream '" + failed.name() + "' may have read it");
    }
    return new Route(
        sources.get(0).number(),
        record
            .get()
            .with(
                RedriveHeaders.added(
                    record.get().headers(),
                    pipeline.name(),
                    entry(failed, record.get()),
                    letter.redrives() + 1)),
        "");
  }

  /**
   * The stream in which it failed; but where a record that entered below has failed above that, it
   * enters below again, as the rest has been written long since.
   */
  private String entry(StreamPlan failed, KeptRecord record) {
    return RedriveHeaders.stream(record.headers(), pipeline.name())
        .map(streams::get)
        .filter(former -> above[former.index()].get(failed.index()))
        .orElse(failed)
        .name();
  }

  /** Of the stream's sources the one that reads the topic, as far as they tell. */
  private List<SourcePlan> sources(StreamPlan stream, StoredLetter letter) {
    String topic = letter.record().map(KeptRecord::topic).orElse("");
    List<SourcePlan> candidates = new ArrayList<>();
    for (SourcePlan source : pipeline.plan().sources()) {
      if (above[stream.index()].get(source.index())
          && source.source().codec().isPresent()
          && source.source().mayHaveGiven(topic)) {
        candidates.add(source);
      }
    }
    return candidates;
  }

  /** Whether a record can be sent to its source in one step with what is kept of its letter. */
  boolean isReached(Route route, DeadLetterStore store) {
    return store.reaches(pipeline.plan().sources().get(route.source()).source());
  }
}
