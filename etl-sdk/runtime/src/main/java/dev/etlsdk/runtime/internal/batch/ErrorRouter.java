package dev.etlsdk.runtime.internal.batch;

import dev.etlsdk.api.batch.SourceRecords;
import dev.etlsdk.api.error.ErrorLocation;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.RetryTopic;
import dev.etlsdk.pipeline.internal.PipelinePlan.StreamPlan;
import dev.etlsdk.pipeline.internal.PlannedPipeline;
import dev.etlsdk.runtime.internal.batch.StreamFailures.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Applies error policies to the records of a fetch that failed, after every row has its verdict.
 */
final class ErrorRouter {

  private final TaskContext context;
  private final PlannedPipeline pipeline;
  private final TaskOutputs outputs;
  private final Waits waits;

  ErrorRouter(TaskContext context, TaskOutputs outputs) {
    this.context = context;
    this.pipeline = context.pipeline();
    this.outputs = outputs;
    this.waits = new Waits(pipeline.name(), context.clock());
  }

  /**
   * Applies the policies, all stops before anything that has an effect.
   *
   * @param budget told how many records failed, each in each stream; throws if that is too many
   * @throws EtlException {@link EtlError#RUN_0001} if a record failed in a stream whose policy is
   *     to stop
   */
  void apply(FetchRun run, LongConsumer budget) {
    if (!run.anyFailure()) {
      budget.accept(0);
      return;
    }
    List<Routed> routed = new ArrayList<>();
    for (StreamPlan stream : pipeline.plan().streams()) {
      StreamFailures failures = run.failures(stream.index());
      if (failures != null) {
        List<Failure> own =
            failures.failures().stream()
                .filter(
                    failure -> !run.failedBefore(stream.index(), failure.in(), failure.ordinal()))
                .filter(failure -> run.concerns(stream.index(), failure))
                .sorted(Comparator.comparingInt(Failure::ordinal))
                .map(failure -> masked(stream, failure))
                .toList();
        own.forEach(failure -> count(stream, failure));
        route(run, stream, failures, own, routed);
      }
    }
    for (Routed failures : routed) {
      if (failures.policy() instanceof ErrorPolicy.Fail && !failures.failures().isEmpty()) {
        tell(failures);
        throw stop(failures);
      }
    }
    budget.accept(
        routed.stream()
            .filter(failures -> !(failures.policy() instanceof ErrorPolicy.Retried))
            .mapToLong(failures -> failures.failures().size())
            .sum());
    routed.forEach(this::apply);
  }

  /** Records that wait to be tried again, and the others. */
  private void route(
      FetchRun run,
      StreamPlan stream,
      StreamFailures all,
      List<Failure> failures,
      List<Routed> routed) {
    ErrorPolicy policy = pipeline.errorPolicy(stream.name());
    List<Entering> waiting = new ArrayList<>();
    List<Waits.Wait> times = new ArrayList<>();
    List<Entering> others = new ArrayList<>();
    for (Failure failure : failures) {
      String next = pipeline.plan().streams().get(run.next(stream.index(), failure)).name();
      Waits.Wait wait = waits.of(policy, next, failure, all);
      (wait == null ? others : waiting).add(new Entering(failure, next));
      if (wait != null) {
        times.add(wait);
      }
    }
    routed.add(new Routed(stream, policy.last(), others, List.of()));
    if (!waiting.isEmpty()) {
      routed.add(new Routed(stream, policy, waiting, times));
    }
  }

  private void await(ErrorPolicy.Retried policy, Routed routed) {
    RetryTopic topic = policy.through().orElseThrow();
    for (int i = 0; i < routed.failures().size(); i++) {
      Waits.Wait wait = routed.times().get(i);
      outputs
          .waiting(topic)
          .write(letter(routed.failures().get(i)), wait.since(), wait.notBefore());
    }
    context.metrics().retried(routed.stream().index(), routed.failures().size());
    context.metrics().sentToWait(routed.stream().index(), routed.failures().size());
  }

  /** From here on an error is seen outside. */
  private Failure masked(StreamPlan stream, Failure failure) {
    return failure.with(
        pipeline.pii().masked(stream.index(), failure.in().stream(), failure.error()));
  }

  private void count(StreamPlan stream, Failure failure) {
    context.metrics().failed(stream.name(), failure.error().code());
  }

  private void apply(Routed routed) {
    if (routed.policy() instanceof ErrorPolicy.Retried retried) {
      await(retried, routed);
    } else if (routed.policy() instanceof ErrorPolicy.ToDeadLetter letter) {
      for (Entering failure : routed.failures()) {
        outputs.deadLetters(letter.sink()).write(letter(failure));
        context.metrics().deadLetter(routed.stream().index());
      }
    } else {
      context.metrics().skipped(routed.stream().index(), routed.failures().size());
    }
  }

  private DeadLetter letter(Entering entering) {
    Failure failure = entering.failure();
    return new DeadLetter(
        failure.in().batch().origins().records(),
        failure.ordinal(),
        failure.error(),
        pipeline.name(),
        pipeline.version(),
        entering.stream(),
        failure.stage(),
        context.clock().instant(),
        waits.attempts(entering.stream(), failure));
  }

  private void tell(Routed routed) {
    context
        .substitutes()
        .find(StopListener.class)
        .ifPresent(
            listener -> listener.stopping(routed.failures().stream().map(this::letter).toList()));
  }

  private EtlException stop(Routed routed) {
    Failure first = routed.failures().get(0).failure();
    String stream = routed.stream().name();
    int others = routed.failures().size() - 1;
    String more = others == 0 ? "" : " (and " + others + " more records of the same batch)";
    return EtlException.of(
            EtlError.RUN_0001,
            "the record "
                + place(first)
                + " failed in stream '"
                + stream
                + "' ("
                + first.stage()
                + "): "
                + first.error().code().id()
                + " "
                + first.error().message()
                + more)
        .at(new ErrorLocation(pipeline.name(), stream, first.error().column(), null, null))
        .fix(
            "correct the record or the stage, or choose another policy: onError(\""
                + stream
                + "\", ErrorPolicy.skip()) or ErrorPolicy.deadLetter(sink); of an annotated"
                + " pipeline by @OnError(SKIP) or a connector's annotation of dead letters, and"
                + " where @OnError stands by a key: on-error.action=skip, or "
                + stream
                + ".on-error.action=skip")
        .cause(first.error().cause())
        // With one record among them that will fail again, trying again leads nowhere.
        .retryable(
            routed.failures().stream()
                .allMatch(entering -> entering.failure().error().code().retryable()))
        .build();
  }

  private static String place(Failure failure) {
    SourceRecords records = failure.in().batch().origins().records();
    int ordinal = failure.ordinal();
    if (ordinal >= records.count()) {
      return "of row " + failure.error().row();
    }
    return "at "
        + records.topic(ordinal)
        + " partition "
        + records.partition(ordinal)
        + " offset "
        + records.offset(ordinal);
  }

  /**
   * Records that go one way.
   *
   * @param times of those that wait to be tried again
   */
  private record Routed(
      StreamPlan stream, ErrorPolicy policy, List<Entering> failures, List<Waits.Wait> times) {}

  /**
   * A failure.
   *
   * @param stream at which its record enters when it comes again
   */
  private record Entering(Failure failure, String stream) {}
}
