package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.Sink;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemoryDeadLetterSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks that stop while their splits go to others: an end in good order. */
@Timeout(60)
class HandoverTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Schema NUMBERS = Schema.parse("id BIGINT");
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration NEVER = Duration.ofHours(1);

  private final InMemoryStore store = InMemoryStore.create();
  private final InMemoryDeadLetterSink letters = store.deadLetters("dlq");
  private final AtomicBoolean refused = new AtomicBoolean();
  private final InMemorySource source =
      InMemorySource.builder("numbers", NUMBERS)
          .split(rows(0, 10))
          .split(rows(0, 0))
          .unbounded()
          .assignsSplits()
          .build();

  @Test
  void theLastCommitIsRefused() throws Exception {
    StepGate refusing = failing(EtlError.KAFKA_0006);
    try (Execution execution =
        start(DeliveryGuarantee.EXACTLY_ONCE, sink(refusing), RestartPolicy.NEVER)) {
      awaitWritten(execution);
      refused.set(true);
      execution.stop();

      assertEndedInOrder(execution);
    }
    assertThat(refusing.calls()).isPositive();
    assertThatOthersGoOn(DeliveryGuarantee.EXACTLY_ONCE);
  }

  /** A batch is still being written when another reader comes and asks for the split. */
  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void theSplitsAreTakenWhileABatchTakesTooLong(DeliveryGuarantee delivery) throws Exception {
    source.append(1, rows(10, 11));
    StepGate stuck = StepGate.closed(Step.WRITE);
    try (Execution execution = start(delivery, sink(stuck), RestartPolicy.NEVER)) {
      stuck.awaitReached();
      execution.stop();
      try (Execution other = start(delivery, store.sink("out"), RestartPolicy.NEVER)) {
        assertEndedInOrder(execution);
        awaitWritten(other, 10);
        other.stop();
        other.await();
      }
    }
    assertThat(store.rows("out")).doesNotHaveDuplicates().hasSize(10);
    assertThat(store.letters("dlq")).hasSize(1);
  }

  @Test
  void theSplitsAreLostBeforeTheLastCommit() throws Exception {
    StepGate held = StepGate.closed(Step.PREPARE);
    try (Execution execution =
        start(DeliveryGuarantee.EXACTLY_ONCE, sink(held), RestartPolicy.NEVER)) {
      awaitWritten(execution);
      execution.stop();
      held.awaitReached();
      source.expelReaders();

      assertEndedInOrder(execution);
    }
    assertThatOthersGoOn(DeliveryGuarantee.EXACTLY_ONCE);
  }

  /** The user may ask for the stop a moment after the refusal, too. */
  @Test
  void theStopComesBeforeATaskWithARefusedCommitHasBegunAgain() throws Exception {
    RestartPolicy late = new RestartPolicy(9, NEVER, NEVER, NEVER);
    try (Execution execution = start(DeliveryGuarantee.EXACTLY_ONCE, store.sink("out"), late)) {
      awaitWritten(execution);
      source.expelReaders();
      Await.until("it waits", DEADLINE, execution::state, ExecutionState.RESTARTING::equals);
      execution.stop();

      assertEndedInOrder(execution);
    }
    assertThatOthersGoOn(DeliveryGuarantee.EXACTLY_ONCE);
  }

  /** At least once no group refuses what is its own: there the same code means something else. */
  @ParameterizedTest
  @CsvSource({"EXACTLY_ONCE,KAFKA_0001", "AT_LEAST_ONCE,KAFKA_0006"})
  void aLastCommitThatFailsForAnotherReasonIsAFailure(DeliveryGuarantee delivery, EtlError code)
      throws Exception {
    try (Execution execution = start(delivery, sink(failing(code)), RestartPolicy.NEVER)) {
      awaitWritten(execution);
      refused.set(true);
      execution.stop();

      assertThatThrownBy(execution::await).hasMessageContaining(code.id());
      assertThat(execution.state()).isEqualTo(ExecutionState.FAILED);
    }
  }

  private static void assertEndedInOrder(Execution execution) throws InterruptedException {
    execution.await();
    assertThat(execution.state()).isEqualTo(ExecutionState.FINISHED);
    assertThat(execution.failure()).isEmpty();
    assertThat(execution.memoryUsed()).isZero();
  }

  /** Nothing of what was given up is seen, and others have all of it. */
  private void assertThatOthersGoOn(DeliveryGuarantee delivery) throws Exception {
    assertThat(store.rows("out")).isEmpty();
    assertThat(store.letters("dlq")).isEmpty();
    assertThat(store.pendingTransactions()).isZero();
    try (Execution other = start(delivery, store.sink("out"), RestartPolicy.NEVER)) {
      awaitWritten(other);
      other.stop();
      other.await();
    }
    assertThat(store.rows("out")).doesNotHaveDuplicates().hasSize(9);
    assertThat(store.letters("dlq")).hasSize(1);
  }

  private static void awaitWritten(Execution execution) {
    awaitWritten(execution, 9);
  }

  private static void awaitWritten(Execution execution, int rows) {
    Await.until("all are written", DEADLINE, () -> execution.counters().rowsOut(), n -> n == rows);
  }

  /** Fails commits, before anything is committed, from a moment on. */
  private StepGate failing(EtlError code) {
    return StepGate.failing(
        Step.PREPARE,
        call -> refused.get() ? EtlException.of(code, "the group has moved on").build() : null);
  }

  private Sink sink(StepGate gate) {
    return SteppedSink.of(store.sink("out"), gate);
  }

  private Execution start(DeliveryGuarantee delivery, Sink sink, RestartPolicy restarts) {
    RowStep step =
        RowStep.of(
            "id BIGINT",
            row -> {
              if (row.equals(Row.of(4L))) {
                throw RowFailure.divisionByZero();
              }
              return List.of(row);
            });
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source)
            .transform("some", "numbers", TransformSpec.batches(step.output(), step))
            .sink("some", sink)
            .onError(ErrorPolicy.deadLetter(letters))
            .delivery(delivery)
            .build();
    RunnerOptions options =
        RunnerOptions.builder()
            .revocationTimeout(Duration.ofMillis(100))
            .pollWait(SOON)
            .commitInterval(NEVER)
            .restarts(restarts)
            .build();
    return LocalRunner.create(options).start(pipeline);
  }
}
