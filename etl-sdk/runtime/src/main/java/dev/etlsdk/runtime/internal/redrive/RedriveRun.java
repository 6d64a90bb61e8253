package dev.etlsdk.runtime.internal.redrive;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.DeadLetterStore;
import dev.etlsdk.api.redrive.LetterReader;
import dev.etlsdk.api.redrive.LetterSender;
import dev.etlsdk.api.redrive.StoredLetter;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.capture.CapturedLetter;
import dev.etlsdk.runtime.internal.capture.FailureExporter;
import dev.etlsdk.runtime.internal.rehearsal.Rehearsal;
import dev.etlsdk.runtime.internal.rehearsal.RowListener;
import dev.etlsdk.runtime.redrive.DryRun;
import dev.etlsdk.runtime.redrive.ExportedFailure;
import dev.etlsdk.runtime.redrive.FailureExport;
import dev.etlsdk.runtime.redrive.LetterFilter;
import dev.etlsdk.runtime.redrive.SentLetters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One look at, trial of, or sending of a pipeline's dead letters. Used by one thread. */
public final class RedriveRun implements AutoCloseable {

  private final PlannedPipeline pipeline;
  private final LetterFilter filter;
  private final RunnerOptions options;
  private final Substitutes substitutes;
  private final StoreContexts contexts;
  private final Map<DeadLetterSink, DeadLetterStore> stores;

  /**
   * A run.
   *
   * @throws EtlException {@code ETL-REDRIVE-0001} if no dead letters can be read again
   */
  public RedriveRun(
      PlannedPipeline pipeline,
      LetterFilter filter,
      RunnerOptions options,
      Substitutes substitutes) {
    this.pipeline = pipeline;
    this.filter = filter;
    this.options = options;
    this.substitutes = substitutes;
    this.stores = stores(pipeline);
    this.contexts = new StoreContexts(pipeline, options, substitutes);
  }

  /** Each place once, though several policies may name it. */
  private static Map<DeadLetterSink, DeadLetterStore> stores(PlannedPipeline pipeline) {
    Map<Object, DeadLetterSink> byPlace = new LinkedHashMap<>();
    for (StreamPlan stream : pipeline.plan().streams()) {
      if (pipeline.errorPolicy(stream.name()).last() instanceof ErrorPolicy.ToDeadLetter letter) {
        DeadLetterSink sink = letter.sink();
        byPlace.putIfAbsent(sink.places().isEmpty() ? sink : sink.places(), sink);
      }
    }
    Map<DeadLetterSink, DeadLetterStore> stores = new LinkedHashMap<>();
    byPlace.values().forEach(sink -> sink.store().ifPresent(store -> stores.put(sink, store)));
    if (stores.isEmpty()) {
      throw EtlException.of(
              EtlError.REDRIVE_0001,
              byPlace.isEmpty()
                  ? "no error policy of the pipeline sends records to dead letters"
                  : "dead letters of " + byPlace.values() + " can't be read again")
          .at(ErrorLocation.NONE.within(pipeline.name(), null))
          .fix(
              "use onError(ErrorPolicy.deadLetter(KafkaDeadLetters.topic(…)…)), or"
                  + " @KafkaDeadLetters")
          .build();
    }
    return stores;
  }

  /** Shows the letters that are meant and not done with. */
  public void forEach(Consumer<StoredLetter> consumer) {
    untilFalse(
        letter -> {
          consumer.accept(letter);
          return true;
        });
  }

  /** Shows them as long as more are wanted. */
  private void untilFalse(Predicate<StoredLetter> consumer) {
    for (DeadLetterStore store : stores.values()) {
      try (LetterReader reader = store.reader(contexts.context())) {
        for (StoredLetter letter = next(reader); letter != null; letter = next(reader)) {
          if (!consumer.test(letter)) {
            return;
          }
        }
      }
    }
  }

  private @Nullable StoredLetter next(LetterReader reader) {
    StoredLetter letter = reader.next();
    while (letter != null && (letter.sent() || !filter.test(letter))) {
      letter = reader.next();
    }
    return letter;
  }

  /** Tries them. */
  public DryRun dryRun(int atMost) {
    LetterRoutes routes = new LetterRoutes(pipeline, atMost);
    try (Rehearsal rehearsal = Rehearsal.open(pipeline, options, substitutes, RowListener.NONE)) {
      LetterTrial trial = new LetterTrial(routes, rehearsal);
      forEach(trial::add);
      return trial.result();
    }
  }

  /** Writes them to files. */
  public ExportedFailure export(FailureExport export) {
    LetterRoutes routes = new LetterRoutes(pipeline, Integer.MAX_VALUE);
    List<CapturedLetter> letters = new ArrayList<>();
    untilFalse(
        letter -> {
          Route route = routes.of(letter);
          if (route.goes()) {
            letters.add(
                CapturedLetters.of(
                    letter, pipeline.plan().sources().get(route.source()).name(), route.record()));
          }
          return letters.size() < export.most();
        });
    return new FailureExporter(pipeline, export, contexts.context().allocator())
        .write(letters, captured -> ExportTrial.failing(pipeline, options, substitutes, captured));
  }

  /** Sends them. */
  public SentLetters send(double perSecond, int atMost) {
    LetterRoutes routes = new LetterRoutes(pipeline, atMost);
    Sending sending = new Sending(routes, new Pacer(perSecond));
    try {
      for (Map.Entry<DeadLetterSink, DeadLetterStore> store : stores.entrySet()) {
        requireOnePlace(store.getKey(), store.getValue());
        if (!sending.isStopped()) {
          send(store.getValue(), sending);
        }
      }
    } catch (EtlException failure) {
      throw sending.explained(failure);
    }
    return sending.result();
  }

  private void send(DeadLetterStore store, Sending sending) {
    try (LetterSender sender = store.sender(contexts.context());
        LetterReader reader = sender.letters()) {
      for (StoredLetter letter = next(reader); letter != null; letter = next(reader)) {
        sending.take(letter, store, sender);
        if (sending.isStopped()) {
          break;
        }
      }
      sending.commit(sender);
    }
  }

  /** What is sent and that it was sent have to be one transaction. */
  private void requireOnePlace(DeadLetterSink sink, DeadLetterStore store) {
    List<SourcePlan> sources = pipeline.plan().sources();
    if (sources.stream().noneMatch(source -> store.reaches(source.source()))) {
      throw EtlException.of(
              EtlError.REDRIVE_0002,
              "the dead letters ("
                  + sink
                  + ") aren't where the source is ("
                  + sources.get(0).source()
                  + "), so that a letter can't be sent and be done with in one transaction")
          .at(ErrorLocation.NONE.within(pipeline.name(), null))
          .fix("keep dead letters on the source's cluster, and name its addresses alike")
          .build();
    }
  }

  @Override
  public void close() {
    contexts.close();
  }
}
