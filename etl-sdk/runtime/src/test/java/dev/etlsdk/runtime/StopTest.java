package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.SteppedSource;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stop ends, whatever the code of users does, and the process can end after it. */
@Timeout(60)
class StopTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Schema NUMBERS = Schema.parse("id BIGINT");

  private final InMemoryStore store = InMemoryStore.create();

  @Test
  void endsAlthoughATransformIgnoresInterrupts() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    RowStep deaf =
        RowStep.of(
            "id BIGINT",
            row -> {
              reached.countDown();
              waitDeaf(released);
              return List.of(row);
            });
    Pipeline pipeline =
        Pipeline.named("deaf")
            .source("numbers", unbounded())
            .transform("t", "numbers", TransformSpec.batches(deaf.output(), deaf))
            .sink("t", store.sink("out"))
            .build();
    RunnerOptions options =
        RunnerOptions.builder()
            .pollWait(Duration.ofMillis(5))
            .stopTimeout(Duration.ofMillis(100))
            .build();
    Execution execution = LocalRunner.create(options).start(pipeline);
    reached.await();
    Thread stuck = Objects.requireNonNull(thread("deaf-0-work"));
    try {
      execution.stop();
      assertThatThrownBy(() -> execution.await(DEADLINE))
          .hasMessageContaining("ETL-RUN-0004")
          .hasMessageContaining("deaf-0-work (in dev.etlsdk.runtime.StopTest.waitDeaf");
      assertThat(execution.state()).isEqualTo(ExecutionState.FAILED);
      assertThat(stuck.isAlive()).isTrue();
      execution.close();
    } finally {
      released.countDown();
    }
    Await.until("the thread ends", DEADLINE, stuck::isAlive, alive -> !alive);
    assertThat(execution.memoryUsed()).isZero();
    assertThat(store.rows("out")).isEmpty();
  }

  @Test
  void oneThreadKeepsTheProcessGoingUntilTheEnd() throws Exception {
    InMemorySource source = unbounded();
    Pipeline pipeline =
        Pipeline.named("alive").source("numbers", source).sink("numbers", store.sink("o")).build();
    Execution execution = LocalRunner.create().start(pipeline);
    Await.until("it runs", DEADLINE, execution::state, ExecutionState.RUNNING::equals);

    List<String> foreground =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("alive-") && !thread.isDaemon())
            .map(Thread::getName)
            .toList();

    assertThat(foreground).containsExactly("alive-keeper");
    Thread keeper = Objects.requireNonNull(thread("alive-keeper"));
    execution.close();
    Await.until("the keeper ends", DEADLINE, keeper::isAlive, alive -> !alive);
  }

  @Test
  void runsOnWhenOneOfItsTasksHasReadAllItsSplits() throws Exception {
    StepGate gate = StepGate.closed(Step.ACKNOWLEDGE);
    InMemorySource oneSplit = InMemorySource.builder("numbers", NUMBERS).split(rows(0, 5)).build();
    Pipeline pipeline =
        Pipeline.named("two")
            .source("numbers", SteppedSource.of(oneSplit, gate))
            .sink("numbers", store.sink("out"))
            .build();
    RunnerOptions options =
        RunnerOptions.builder().tasks(2).commitInterval(Duration.ofMillis(5)).build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      gate.awaitReached();
      Await.until("one has ended", DEADLINE, this::workThreads, n -> n == 1);

      assertThat(execution.state()).isEqualTo(ExecutionState.RUNNING);

      gate.open();
      execution.await();
      assertThat(execution.state()).isEqualTo(ExecutionState.FINISHED);
    }
  }

  private long workThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("two-") && name.endsWith("-work"))
        .count();
  }

  private static void waitDeaf(CountDownLatch released) {
    while (released.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  private static Thread thread(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static InMemorySource unbounded() {
    return InMemorySource.builder("numbers", NUMBERS).split(rows(0, 5)).unbounded().build();
  }
}
