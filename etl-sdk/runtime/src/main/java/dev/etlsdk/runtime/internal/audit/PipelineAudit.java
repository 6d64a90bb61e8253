package dev.etlsdk.runtime.internal.audit;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeadLetterSink;
import dev.etlsdk.api.sink.RetryTopic;
import dev.etlsdk.pipeline.internal.PipelinePlan.SinkPlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.SourcePlan;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.Finding;
import dev.etlsdk.runtime.Finding.Severity;
import dev.etlsdk.runtime.RunnerOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks every connector of a pipeline whether it could work, and looks at what they are together.
 */
public final class PipelineAudit {

  private final PlannedPipeline pipeline;
  private final List<Finding> findings = new ArrayList<>();

  private PipelineAudit(PlannedPipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** What was found, errors first. */
  public static List<Finding> of(PlannedPipeline pipeline, RunnerOptions options) {
    PipelineAudit audit = new PipelineAudit(pipeline);
    audit.places();
    audit.policies();
    TimeLimits.problems(pipeline, options)
        .forEach(problem -> audit.findings.add(new Finding(Severity.WARNING, problem)));
    try (AuditContexts contexts = new AuditContexts(pipeline, options)) {
      audit.connectors(contexts);
    }
    audit.findings.sort(Comparator.comparing(Finding::severity));
    return List.copyOf(audit.findings);
  }

  private void places() {
    Map<String, String> taken = new LinkedHashMap<>();
    for (SourcePlan source : pipeline.plan().sources()) {
      source.source().places().forEach(place -> taken.putIfAbsent(place, "is read by"));
    }
    for (SinkPlan sink : pipeline.plan().sinks()) {
      sink.sink().places().forEach(place -> taken.putIfAbsent(place, "is written by"));
    }
    deadLetters()
        .forEach(
            (sink, stream) ->
                sink.places().stream()
                    .filter(taken::containsKey)
                    .forEach(place -> shared(stream, place, taken.getOrDefault(place, ""))));
  }

  private void shared(String stream, String place, String how) {
    error(
        EtlException.of(
                EtlError.WORKER_0002,
                "dead letters go to " + place + ", which " + how + " the pipeline itself")
            .fix("send dead letters to a place of their own")
            .build()
            .within(pipeline.name(), stream));
  }

  private void policies() {
    List<String> open =
        pipeline.plan().streams().stream()
            .map(StreamPlan::name)
            .filter(stream -> !pipeline.policyChosen(stream))
            .toList();
    if (!open.isEmpty()) {
      EtlException problem =
          EtlException.of(
                  EtlError.WORKER_0003,
                  "nothing says what happens to rows that fail in "
                      + String.join(", ", open)
                      + ": the pipeline stops at the first")
              .fix("choose: dead letters, skip, or fail if stopping is what you want")
              .build()
              .within(pipeline.name(), null);
      findings.add(new Finding(Severity.WARNING, problem));
    }
  }

  private void connectors(AuditContexts contexts) {
    List<Callable<List<EtlException>>> questions = new ArrayList<>();
    List<Callable<List<EtlException>>> doubts = new ArrayList<>();
    for (SourcePlan plan : pipeline.plan().sources()) {
      questions.add(() -> plan.source().audit(contexts.source(plan.name())));
    }
    for (SinkPlan plan : pipeline.plan().sinks()) {
      String stream = pipeline.plan().streams().get(plan.stream()).name();
      questions.add(
          () -> plan.sink().audit(pipeline.schema(stream), contexts.sink(stream, plan.name())));
    }
    FailedPlaces.of(pipeline)
        .forEach(
            place -> {
              questions.add(
                  () -> place.sink().audit(contexts.sink(place.stream(), "failed records")));
              if (place.sink() instanceof RetryTopic topic) {
                doubts.add(
                    () ->
                        topic.auditWait(
                            place.longest(), contexts.sink(place.stream(), "failed records")));
              }
              doubts.add(
                  () ->
                      place
                          .sink()
                          .auditRoom(
                              place.sources(), contexts.sink(place.stream(), "failed records")));
            });
    ask(questions, doubts);
  }

  /** All at once, so that brokers that don't answer cost their time limit once. */
  private void ask(
      List<Callable<List<EtlException>>> questions, List<Callable<List<EtlException>>> doubts) {
    List<Callable<List<EtlException>>> all = new ArrayList<>(questions);
    all.addAll(doubts);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, all.size()),
            work -> {
              Thread thread = new Thread(work, pipeline.name() + "-audit");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<List<EtlException>>> answers = threads.invokeAll(all);
      for (int i = 0; i < answers.size(); i++) {
        answer(answers.get(i), i < questions.size() ? Severity.ERROR : Severity.WARNING);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      error(
          EtlException.of(EtlError.RUN_0002, "the audit was interrupted before all had answered")
              .cause(interrupted)
              .build()
              .within(pipeline.name(), null));
    } finally {
      threads.shutdownNow();
    }
  }

  private void answer(Future<List<EtlException>> answer, Severity severity)
      throws InterruptedException {
    try {
      answer
          .get()
          .forEach(
              problem ->
                  findings.add(new Finding(severity, problem.within(pipeline.name(), null))));
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      error(
          EtlException.of(EtlError.RUN_0002, "a connector's audit failed: " + cause)
              .fix("report it to the connector's author; worker.audit=false leaves audits out")
              .cause(cause)
              .build()
              .within(pipeline.name(), null));
    }
  }

  private void error(EtlException problem) {
    findings.add(new Finding(Severity.ERROR, problem));
  }

  /** Each dead-letter sink with the first stream that has it. */
  private Map<DeadLetterSink, String> deadLetters() {
    Map<DeadLetterSink, String> sinks = new LinkedHashMap<>();
    for (StreamPlan stream : pipeline.plan().streams()) {
      if (pipeline.errorPolicy(stream.name()).last() instanceof ErrorPolicy.ToDeadLetter letters) {
        sinks.putIfAbsent(letters.sink(), stream.name());
      }
    }
    return sinks;
  }
}
