package dev.etlsdk.runtime.internal.audit;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.Source.SplitAssignment;
import dev.etlsdk.pipeline.internal.PipelinePlan.SinkPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.RunnerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Limits of a pipeline, its runner and its sources that don't fit one another. */
public final class TimeLimits {

  /** How long a commit is put off while splits are about to move. */
  public static final Duration SETTLING = Duration.ofSeconds(5);

  private final PlannedPipeline pipeline;
  private final RunnerOptions options;
  private final List<EtlException> problems = new ArrayList<>();

  private TimeLimits(PlannedPipeline pipeline, RunnerOptions options) {
    this.pipeline = pipeline;
    this.options = options;
  }

  /** What doesn't fit, and can lead to batches that are given up again and again. */
  public static List<EtlException> problems(PlannedPipeline pipeline, RunnerOptions options) {
    TimeLimits limits = new TimeLimits(pipeline, options);
    limits.waiting();
    limits.silence();
    limits.transactions();
    return List.copyOf(limits.problems);
  }

  private void waiting() {
    boolean moves =
        pipeline.plan().sources().stream()
            .anyMatch(source -> source.source().assignment() == SplitAssignment.SOURCE);
    for (StreamPlan stream : pipeline.plan().streams()) {
      if (pipeline.errorPolicy(stream.name()) instanceof ErrorPolicy.Retried retried
          && retried.through().isEmpty()) {
        Duration within = retried.options().within();
        if (moves) {
          compare(stream.name(), within, "revocationTimeout", options.revocationTimeout());
        }
        compare(stream.name(), within, "stopTimeout", options.stopTimeout());
      }
    }
  }

  private void compare(String stream, Duration within, String limit, Duration value) {
    if (within.compareTo(value) >= 0) {
      problems.add(
          problem(
              stream,
              "failed rows may be tried again for "
                  + within
                  + ", but "
                  + limit
                  + " gives their batch up after "
                  + value,
              "keep the policy's within below "
                  + limit
                  + ", or let records wait in a topic: through(…)"));
    }
  }

  private void silence() {
    Duration revocation = options.revocationTimeout();
    for (SourcePlan source : pipeline.plan().sources()) {
      source
          .source()
          .longestSilence()
          .filter(silence -> revocation.compareTo(silence) >= 0)
          .ifPresent(
              silence ->
                  problems.add(
                      problem(
                          source.name(),
                          "batches in flight may take "
                              + revocation
                              + " when splits are taken away (revocationTimeout), but its group"
                              + " expels a reader that doesn't poll for "
                              + silence,
                          "lower revocationTimeout, or let the source wait longer; Kafka's property"
                              + " is max.poll.interval.ms")));
    }
  }

  private void transactions() {
    if (pipeline.delivery() != DeliveryGuarantee.EXACTLY_ONCE) {
      return;
    }
    String worker = options.hasStableWorkerId() ? options.workerId() : "";
    Duration open = options.commitInterval().plus(SETTLING);
    for (SinkPlan sink : pipeline.plan().sinks()) {
      sink.sink()
          .longestTransaction(worker)
          .filter(longest -> open.compareTo(longest) >= 0)
          .ifPresent(longest -> problems.add(openTooLong(sink, longest)));
    }
  }

  private EtlException openTooLong(SinkPlan sink, Duration longest) {
    String stream = pipeline.plan().streams().get(sink.stream()).name();
    String id = options.hasStableWorkerId() ? "" : ", give the worker an id";
    return problem(
        stream,
        "a transaction stays open for the commit interval of "
            + options.commitInterval()
            + " and, while splits move, up to "
            + SETTLING
            + " more, but is given up after "
            + longest,
        "commit more often (RunnerOptions.commitInterval; a worker's worker.commit-interval)"
            + id
            + ", or let the sink wait longer; Kafka's property is transaction.timeout.ms");
  }

  private EtlException problem(String stream, String what, String fix) {
    return EtlException.of(EtlError.RUN_0010, what)
        .fix(fix)
        .build()
        .within(pipeline.name(), stream);
  }
}
