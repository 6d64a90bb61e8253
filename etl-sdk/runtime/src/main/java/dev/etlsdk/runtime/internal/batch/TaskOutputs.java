package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.Committable;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.DeadLetterWriter;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.RetryTopic;
import dev.etlsdk.api.sink.RetryWriter;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.sink.SinkWriter;
import dev.etlsdk.api.sink.TaskProgress;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.pipeline.internal.PipelinePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SinkPlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.pipeline.internal.PolicySinks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The writers of a task: sinks and dead letters, which commit together. */
final class TaskOutputs {

  private final TaskContext context;
  private final PlannedPipeline pipeline;
  private final SharedResources resources = new SharedResources();
  private final List<SinkWriter> writers = new ArrayList<>();
  private final Map<DeadLetterSink, DeadLetterWriter> deadLetters = new LinkedHashMap<>();
  private boolean written;

  TaskOutputs(TaskContext context) {
    this.context = context;
    this.pipeline = context.pipeline();
  }

  static String stage(SinkPlan sink) {
    return "sink " + sink.name() + " (" + sink.sink().kind() + ")";
  }

  /** Opens all writers. */
  void open() {
    PipelinePlan plan = pipeline.plan();
    for (SinkPlan sink : plan.sinks()) {
      String stream = plan.streams().get(sink.stream()).name();
      try {
        writers.add(
            sink.sink()
                .writer(sink.columns().schema(), context.sink(stream, stage(sink), resources)));
      } catch (EtlException e) {
        throw e.within(pipeline.name(), stream);
      }
    }
    for (PipelinePlan.StreamPlan stream : plan.streams()) {
      for (DeadLetterSink sink : PolicySinks.of(pipeline.errorPolicy(stream.name()))) {
        open(sink, stream.name());
      }
    }
  }

  private void open(DeadLetterSink sink, String stream) {
    if (deadLetters.containsKey(sink)) {
      return;
    }
    try {
      deadLetters.put(sink, sink.writer(context.sink(stream, "dead letters", resources)));
    } catch (EtlException e) {
      throw e.within(pipeline.name(), stream);
    }
  }

  SinkWriter writer(int sink) {
    return writers.get(sink);
  }

  void write(int sink, SinkWriter.StagedBatch staged, BitSet withheld) {
    written = true;
    writers.get(sink).write(staged, withheld);
  }

  /** Whether anything was written, dead letters included, that is neither committed nor aborted. */
  boolean hasWritten() {
    return written;
  }

  /** Where a policy writes records that failed. */
  DeadLetterWriter deadLetters(DeadLetterSink sink) {
    written = true;
    return Objects.requireNonNull(deadLetters.get(sink), "opened for every policy");
  }

  RetryWriter waiting(RetryTopic topic) {
    return (RetryWriter) deadLetters(topic);
  }

  /**
   * Where reading goes on, as far as sinks keep positions with their output.
   *
   * @throws EtlException if exactly once is promised and two sinks disagree
   */
  Position committed() {
    List<Position> committed = new ArrayList<>();
    for (int i = 0; i < writers.size(); i++) {
      if (pipeline
          .plan()
          .sinks()
          .get(i)
          .sink()
          .capabilities()
          .contains(SinkCapability.COMMITS_POSITIONS)) {
        writers.get(i).committed().ifPresent(committed::add);
      }
    }
    if (committed.isEmpty()) {
      return Position.none();
    }
    Position first = committed.get(0);
    if (committed.stream().allMatch(first::equals)) {
      return first;
    }
    if (pipeline.delivery() == DeliveryGuarantee.EXACTLY_ONCE) {
      throw EtlException.of(
              EtlError.PIPELINE_0005,
              "the sinks have committed different positions, so that no place to go on is right for"
                  + " all of them: "
                  + committed)
          .at(ErrorLocation.NONE.within(pipeline.name(), null))
          .fix("use sinks that commit in one transaction, or one pipeline for each")
          .build();
    }
    return agreed(committed);
  }

  /** The splits on which all agree; the source knows where to go on with the others. */
  private static Position agreed(List<Position> committed) {
    Position first = committed.get(0);
    List<String> disputed =
        first.bySplit().entrySet().stream()
            .filter(
                split ->
                    !committed.stream()
                        .allMatch(
                            p -> p.of(split.getKey()).filter(split.getValue()::equals).isPresent()))
            .map(Map.Entry::getKey)
            .toList();
    return first.without(disputed);
  }

  /** Prepares all writers, then commits all. */
  void commit(TaskProgress progress) {
    List<Committable> prepared = new ArrayList<>();
    for (int i = 0; i < writers.size(); i++) {
      try {
        prepared.add(writers.get(i).prepare(progress));
      } catch (EtlException e) {
        throw within(e, i);
      }
    }
    List<Committable> letters = new ArrayList<>();
    deadLetters.values().forEach(writer -> letters.add(writer.prepare(progress)));
    context.at(CommitPoint.PREPARED);
    // Dead letters first: should the process end between two commits, then with a record twice
    // rather than with one whose dead letter is missing.
    int next = 0;
    for (DeadLetterWriter writer : deadLetters.values()) {
      writer.commit(letters.get(next++));
    }
    for (int i = 0; i < writers.size(); i++) {
      try {
        writers.get(i).commit(prepared.get(i));
      } catch (EtlException e) {
        throw within(e, i);
      }
    }
    written = false;
    context.at(CommitPoint.COMMITTED);
  }

  private EtlException within(EtlException e, int sink) {
    PipelinePlan plan = pipeline.plan();
    return e.within(pipeline.name(), plan.streams().get(plan.sinks().get(sink).stream()).name());
  }

  /** Discards what isn't committed, as far as sinks can. */
  void abort(Closer closer) {
    written = false;
    writers.forEach(writer -> closer.close(writer::abort));
    deadLetters.values().forEach(writer -> closer.close(writer::abort));
  }

  void close(Closer closer) {
    writers.forEach(closer::close);
    deadLetters.values().forEach(closer::close);
    writers.clear();
    deadLetters.clear();
    resources.close(closer);
  }
}
