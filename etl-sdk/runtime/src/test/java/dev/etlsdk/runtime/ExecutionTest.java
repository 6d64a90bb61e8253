package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.source.Source;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stopping, pausing, back-pressure, failures and splits that move. */
@Timeout(60)
class ExecutionTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Schema NUMBERS = Schema.parse("id BIGINT");

  private final InMemoryStore store = InMemoryStore.create();

  @Test
  void stopFinishesCommitsAndAcknowledgesWhatWasRead() throws Exception {
    InMemorySource source = unbounded(rows(0, 500));
    try (Execution execution = start(pipeline(source, store.sink("out")), options())) {
      Await.until("it runs", DEADLINE, execution::state, ExecutionState.RUNNING::equals);
      Await.until("rows are read", DEADLINE, () -> execution.counters().recordsIn(), n -> n > 0);

      execution.stop();
      execution.await();

      assertThat(execution.state()).isEqualTo(ExecutionState.FINISHED);
      assertThat(store.rows("out")).hasSize((int) execution.counters().recordsIn());
      assertThat(source.acknowledged("p").bySplit())
          .isEqualTo(Map.of("0", String.valueOf(execution.counters().recordsIn())));
      execution.stop();
    }
  }

  @Test
  void commitsAtTheIntervalWhileItRuns() throws Exception {
    InMemorySource source = unbounded(rows(0, 10));
    RunnerOptions.Builder options = options().commitInterval(Duration.ofMillis(50));
    try (Execution execution = start(pipeline(source, store.sink("out")), options)) {
      Await.until("rows are visible", DEADLINE, () -> store.rows("out").size(), n -> n == 10);
      Await.until(
          "progress is kept",
          DEADLINE,
          () -> source.acknowledged("p").bySplit(),
          Map.of("0", "10")::equals);
      source.append(0, rows(10, 20));
      Await.until("more are visible", DEADLINE, () -> store.rows("out").size(), n -> n == 20);
      assertThat(execution.counters().commits()).isGreaterThanOrEqualTo(2);
      assertThat(execution.state()).isEqualTo(ExecutionState.RUNNING);
    }
  }

  @Test
  void pauseSuspendsReadingAndResumeGoesOn() throws Exception {
    InMemorySource source = unbounded(rows(0, 10));
    RunnerOptions.Builder options = options().commitInterval(Duration.ofMillis(20));
    try (Execution execution = start(pipeline(source, store.sink("out")), options)) {
      Await.until("rows are visible", DEADLINE, () -> store.rows("out").size(), n -> n == 10);
      execution.pause();
      assertThat(execution.state()).isEqualTo(ExecutionState.PAUSED);
      source.append(0, rows(10, 20));
      // A poll that was under way may still bring rows in; a later one brings none.
      Await.until(
          "reading stands still",
          DEADLINE,
          () -> execution.lag().orElse(0) + execution.counters().recordsIn(),
          n -> n >= 20);
      long read = execution.counters().recordsIn();
      source.append(0, rows(20, 30));
      Await.until("the lag grows", DEADLINE, () -> execution.lag().orElse(0), n -> n >= 10);
      assertThat(execution.counters().recordsIn()).isEqualTo(read);

      execution.resume();
      Await.until("all are visible", DEADLINE, () -> store.rows("out").size(), n -> n == 30);
    }
  }

  @Test
  void aSlowSinkBoundsTheQueueWhilePollingGoesOn() throws Exception {
    InMemorySource source = unbounded(rows(0, 1000));
    PollCounter polls = new PollCounter(source);
    StepGate gate = StepGate.closed(Step.WRITE);
    RunnerOptions.Builder options =
        options()
            .fetchLimits(new FetchLimits(10, 1 << 20, Duration.ZERO))
            .pollWait(Duration.ofMillis(5));
    Sink slow = SteppedSink.of(store.sink("out"), gate);
    try (Execution execution = start(pipeline(polls, slow), options)) {
      gate.awaitReached();
      Await.until("the reader is paused", DEADLINE, polls::paused, paused -> paused);
      int before = polls.polls();
      Await.until("polling goes on", DEADLINE, polls::polls, n -> n > before + 10);
      // One fetch in the sink's hands and two in the queue.
      assertThat(execution.counters().recordsIn()).isEqualTo(30);
      assertThat(polls.paused()).isTrue();

      gate.open();
      execution.stop();
      execution.await();
      assertThat(store.rows("out")).hasSize((int) execution.counters().recordsIn());
    }
  }

  @Test
  void beginsAgainBehindWhatWasAcknowledgedAfterAFailureThatMayPass() throws Exception {
    InMemorySource source = InMemorySource.builder("numbers", NUMBERS).split(rows(0, 50)).build();
    StepGate twice =
        StepGate.failing(
            Step.WRITE,
            call ->
                call == 2 || call == 4
                    ? EtlException.of(EtlError.KAFKA_0005, "the broker is away").build()
                    : null);
    RunnerOptions.Builder options =
        options()
            .fetchLimits(new FetchLimits(10, 1 << 20, Duration.ZERO))
            .commitRecords(10)
            .restarts(quickly(3));
    Pipeline pipeline = pipeline(source, SteppedSink.of(store.sink("out"), twice));
    try (Execution execution = start(pipeline, options)) {
      execution.await();
      assertThat(store.rows("out")).containsExactly(rows(0, 50));
      assertThat(execution.counters().restarts()).isEqualTo(2);
      assertThat(execution.counters().recordsIn()).isGreaterThan(50);
    }
  }

  @Test
  void rememberedPositionsReplaceThoseThatASourceDoesntKeep() throws Exception {
    InMemorySource source =
        InMemorySource.builder("numbers", NUMBERS).split(rows(0, 50)).withoutProgress().build();
    StepGate once =
        StepGate.failing(
            Step.WRITE,
            call ->
                call == 4
                    ? EtlException.of(EtlError.KAFKA_0005, "the broker is away").build()
                    : null);
    RunnerOptions.Builder options =
        options()
            .fetchLimits(new FetchLimits(10, 1 << 20, Duration.ZERO))
            .commitRecords(1)
            .restarts(quickly(3));
    Sink plain = store.sink("out").withCapabilities(Set.of());
    try (Execution execution = start(pipeline(source, SteppedSink.of(plain, once)), options)) {
      execution.await();
      assertThat(store.rows("out")).containsExactly(rows(0, 50));
    }
  }

  @Test
  void givesUpAfterTheLastRestart() throws Exception {
    StepGate always =
        StepGate.failing(
            Step.WRITE, call -> EtlException.of(EtlError.KAFKA_0005, "the broker is away").build());
    Pipeline pipeline = pipeline(unbounded(rows(0, 5)), SteppedSink.of(store.sink("out"), always));
    try (Execution execution = start(pipeline, options().restarts(quickly(2)))) {
      assertThatThrownBy(execution::await)
          .isInstanceOfSatisfying(
              EtlException.class,
              e -> {
                assertThat(e.code()).isEqualTo(EtlError.KAFKA_0005);
                assertThat(e.location().pipeline()).isEqualTo("p");
                assertThat(e.location().stage()).isEqualTo("numbers");
              });
      assertThat(execution.counters().restarts()).isEqualTo(2);
      assertThat(execution.state()).isEqualTo(ExecutionState.FAILED);
      assertThat(execution.failure()).isPresent();
    }
  }

  @Test
  void aFailureAtTheStartIsTheEnd() throws Exception {
    StepGate unreachable =
        StepGate.failing(
            Step.OPEN_WRITER,
            call -> EtlException.of(EtlError.KAFKA_0001, "no broker at b:9092").build());
    Pipeline pipeline =
        pipeline(unbounded(rows(0, 5)), SteppedSink.of(store.sink("out"), unreachable));
    try (Execution execution = start(pipeline, options().restarts(quickly(5)))) {
      assertThatThrownBy(execution::await).hasMessageContaining("ETL-KAFKA-0001");
      assertThat(execution.counters().restarts()).isZero();
    }
  }

  @Test
  void anUnexpectedExceptionNamesItsStageAndKeepsItsCause() throws Exception {
    StepGate defect = StepGate.failing(Step.STAGE, call -> new IllegalStateException("surprise"));
    Pipeline pipeline = pipeline(unbounded(rows(0, 5)), SteppedSink.of(store.sink("out"), defect));
    try (Execution execution = start(pipeline, options())) {
      assertThatThrownBy(execution::await)
          .hasMessageContaining("ETL-RUN-0002")
          .hasMessageContaining("pipeline 'p', stage 'numbers'")
          .hasRootCauseMessage("surprise");
    }
  }

  @Test
  void stoppingHasALimit() throws Exception {
    StepGate stuck = StepGate.closed(Step.WRITE);
    Pipeline pipeline = pipeline(unbounded(rows(0, 5)), SteppedSink.of(store.sink("out"), stuck));
    RunnerOptions.Builder options = options().stopTimeout(Duration.ofMillis(200));
    try (Execution execution = start(pipeline, options)) {
      stuck.awaitReached();
      execution.stop();
      assertThat(execution.state()).isEqualTo(ExecutionState.STOPPING);
      assertThatThrownBy(execution::await).hasMessageContaining("ETL-RUN-0004");
    }
    assertThat(store.rows("out")).isEmpty();
  }

  @Test
  void newSplitsArePickedUpWhileItRuns() throws Exception {
    InMemorySource source = unbounded(rows(0, 5));
    RunnerOptions.Builder options =
        options()
            .tasks(2)
            .commitInterval(Duration.ofMillis(20))
            .discoveryInterval(Duration.ofMillis(20));
    try (Execution execution = start(pipeline(source, store.sink("out")), options)) {
      Await.until("rows are visible", DEADLINE, () -> store.rows("out").size(), n -> n == 5);
      int split = source.addSplit();
      source.append(split, rows(5, 10));
      Await.until("new ones, too", DEADLINE, () -> store.rows("out").size(), n -> n == 10);
      assertThat(execution.state()).isEqualTo(ExecutionState.RUNNING);
    }
  }

  @Test
  void splitsMoveBetweenWorkersWithoutLossOrRepetition() throws Exception {
    AtomicInteger total = new AtomicInteger(1200);
    InMemorySource source =
        InMemorySource.builder("numbers", NUMBERS)
            .split(rows(0, 300))
            .split(rows(300, 600))
            .split(rows(600, 900))
            .split(rows(900, 1200))
            .unbounded()
            .assignsSplits()
            .build();
    try (Execution first = start(exactlyOnce(source), options().workerId("a"))) {
      Await.until("the first reads", DEADLINE, () -> first.counters().recordsIn(), n -> n > 0);
      try (Execution second = start(exactlyOnce(source), options().workerId("b").tasks(2))) {
        // The first may have read everything before the second has a split, so there is always
        // more.
        Await.until(
            "the second reads",
            DEADLINE,
            () -> {
              if (store.rows("out").size() == total.get()) {
                int from = 10 * total.get();
                source.append(0, rows(from, from + 100));
                source.append(1, rows(from + 100, from + 200));
                source.append(2, rows(from + 200, from + 300));
                source.append(3, rows(from + 300, from + 400));
                total.addAndGet(400);
              }
              return second.counters().recordsIn();
            },
            n -> n > 0);
        Await.until("all arrive", DEADLINE, () -> store.rows("out").size(), n -> n >= total.get());
      }
      source.append(3, rows(2000, 2100));
      total.addAndGet(100);
      Await.until(
          "the rest arrives", DEADLINE, () -> store.rows("out").size(), n -> n >= total.get());
    }
    assertThat(store.rows("out")).doesNotHaveDuplicates().hasSize(total.get());
  }

  @Test
  void splitsThatWereLostAreReadAgainExactlyOnce() throws Exception {
    InMemorySource source =
        InMemorySource.builder("numbers", NUMBERS)
            .split(rows(0, 300))
            .split(rows(300, 600))
            .unbounded()
            .assignsSplits()
            .build();
    // Nothing is committed in time, so that the loss hits rows that were written.
    RunnerOptions.Builder options =
        options().commitInterval(Duration.ofHours(1)).restarts(quickly(3));
    try (Execution execution = start(exactlyOnce(source), options)) {
      Await.until("all are read", DEADLINE, () -> execution.counters().rowsOut(), n -> n == 600);
      source.expelReaders();
      Await.until("it restarted", DEADLINE, () -> execution.counters().restarts(), n -> n == 1);
      Await.until("read again", DEADLINE, () -> execution.counters().rowsOut(), n -> n == 1200);
      execution.stop();
      execution.await();
    }
    assertThat(store.rows("out")).doesNotHaveDuplicates().hasSize(600);
  }

  @Test
  void aBatchThatTakesTooLongIsGivenUpWhenItsSplitsAreTaken() throws Exception {
    InMemorySource source =
        InMemorySource.builder("numbers", NUMBERS)
            .split(rows(0, 10))
            .split(rows(10, 20))
            .unbounded()
            .assignsSplits()
            .build();
    StepGate stuck = StepGate.closed(Step.WRITE);
    Pipeline slow =
        Pipeline.named("p")
            .source("numbers", source)
            .sink("numbers", SteppedSink.of(store.sink("out"), stuck))
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    RunnerOptions.Builder options =
        options()
            .workerId("a")
            .revocationTimeout(Duration.ofMillis(100))
            .restarts(RestartPolicy.NEVER);
    try (Execution first = start(slow, options)) {
      stuck.awaitReached();
      RunnerOptions.Builder quick = options().workerId("b").commitInterval(Duration.ofMillis(20));
      try (Execution second = start(exactlyOnce(source), quick)) {
        assertThatThrownBy(first::await).hasMessageContaining("ETL-RUN-0007");
        Await.until("the other has all", DEADLINE, () -> store.rows("out").size(), n -> n == 20);
        assertThat(second.state()).isEqualTo(ExecutionState.RUNNING);
      }
    }
    assertThat(store.rows("out")).doesNotHaveDuplicates();
  }

  @Test
  void threadsAreNamedAfterPipelineAndTask() throws Exception {
    StepGate gate = StepGate.closed(Step.WRITE);
    Pipeline pipeline = pipeline(unbounded(rows(0, 5)), SteppedSink.of(store.sink("out"), gate));
    try (Execution execution = start(pipeline, options())) {
      gate.awaitReached();
      Set<String> names =
          Set.copyOf(Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList());
      assertThat(names).contains("p-0-work", "p-0-poll", "p-splits");
      gate.open();
      execution.stop();
      execution.await();
    }
  }

  private Pipeline pipeline(Source source, Sink sink) {
    return Pipeline.named("p").source("numbers", source).sink("numbers", sink).build();
  }

  private Pipeline exactlyOnce(Source source) {
    return Pipeline.named("p")
        .source("numbers", source)
        .sink("numbers", store.sink("out"))
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }

  private static InMemorySource unbounded(Row... rows) {
    return InMemorySource.builder("numbers", NUMBERS).split(rows).unbounded().build();
  }

  private static RunnerOptions.Builder options() {
    return RunnerOptions.builder()
        .workerId("w")
        .commitInterval(Duration.ofMillis(20))
        .pollWait(Duration.ofMillis(20));
  }

  private static RestartPolicy quickly(int times) {
    Duration delay = Duration.ofMillis(1);
    return new RestartPolicy(times, delay, delay, Duration.ofHours(1));
  }

  private static Execution start(Pipeline pipeline, RunnerOptions.Builder options) {
    return LocalRunner.create(options.build()).start(pipeline);
  }
}
