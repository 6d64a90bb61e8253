package dev.etlsdk.runtime.internal.rehearsal;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.redrive.KeptRecord;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.substitute.Substitutes;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.runtime.internal.step.SteppedExecution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A pipeline that is shown records and tells what would become of them: the engine, stages, codecs
 * and checks are the worker's own, nothing is read, written or committed, no row is tried again.
 * Functions and transforms run, with whatever they do outside. Used by one thread.
 */
public final class Rehearsal implements AutoCloseable {

  private final List<HandedSource> sources = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final CollectedLetters failures = new CollectedLetters();
  private final Set<String> unchecked = new TreeSet<>();
  private final SteppedExecution execution;

  private Rehearsal(
      PlannedPipeline pipeline,
      RunnerOptions options,
      Substitutes substitutes,
      RowListener listener) {
    Pipeline rehearsed =
        pipeline.between(
            this::source,
            sink ->
                new RehearsedSink(
                    sink.sink(), sink.name(), listener, () -> unchecked.add(sink.name())),
            ErrorPolicy.deadLetter(failures));
    this.execution = SteppedExecution.open(rehearsed, options, substitutes);
  }

  private HandedSource source(SourcePlan plan) {
    HandedSource source = new HandedSource(plan.source());
    sources.add(source);
    names.add(plan.name());
    return source;
  }

  /**
   * Opens stages, and sinks for their checks only.
   *
   * @param options of which memory, clock and fetch limits mean something here
   * @throws dev.etlsdk.api.error.EtlException if something can't be opened
   */
  public static Rehearsal open(
      Pipeline pipeline, RunnerOptions options, Substitutes substitutes, RowListener listener) {
    if (!(pipeline instanceof PlannedPipeline planned)) {
      throw new IllegalArgumentException(
          "pipelines are made by Pipeline.named(…).build(), not by " + pipeline.getClass());
    }
    return new Rehearsal(planned, options, substitutes, listener);
  }

  /**
   * Takes records of a source through the pipeline.
   *
   * @param stream name of the source's stream
   * @return what failed, with {@link DeadLetter#ordinal} as the index in the list
   * @throws dev.etlsdk.api.error.EtlException {@code ETL-PIPELINE-0002} if there is no such source;
   *     if a worker would stop, whatever its error policy: then it is over
   */
  public List<DeadLetter> failures(String stream, List<KeptRecord> records) {
    int source = names.indexOf(stream);
    if (source < 0) {
      throw EtlException.of(
              EtlError.PIPELINE_0002,
              "the pipeline has no source '" + stream + "', from which the records came")
          .fix("its sources are " + names)
          .build();
    }
    return failures(source, records);
  }

  /**
   * Takes records of a source through the pipeline.
   *
   * @param source its number
   * @return what failed, with {@link DeadLetter#ordinal} as the index in the list
   * @throws dev.etlsdk.api.error.EtlException if a worker would stop, whatever its error policy;
   *     then it is over
   */
  public List<DeadLetter> failures(int source, List<KeptRecord> records) {
    sources.get(source).hand(records);
    execution.step(Duration.ZERO);
    execution.commit();
    return failures.take();
  }

  /** Names of the sinks whose checks aren't known before they write. */
  public Set<String> unchecked() {
    return Set.copyOf(unchecked);
  }

  @Override
  public void close() {
    execution.close();
  }
}
