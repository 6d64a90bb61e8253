package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What {@code docs/pipelines.md} shows: a worker that is told to end finishes what it has read. */
class ShutdownHookTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  // tag::hook[]
  /** Stops when the JVM is told to end, and holds the JVM until what was read is written. */
  static Thread stopAtExit(Execution execution) {
    Thread hook =
        new Thread(
            () -> {
              execution.stop();
              try {
                execution.await(); // ends within RunnerOptions.stopTimeout and a little
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop " + execution.pipeline());
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  // end::hook[]

  @Test
  void whatWasReadIsWrittenWhenTheHookHasRun() throws Exception {
    InMemoryStore store = InMemoryStore.create();
    InMemorySource source =
        InMemorySource.builder("numbers", Schema.parse("id BIGINT"))
            .split(rows(0, 5))
            .unbounded()
            .build();
    Pipeline pipeline =
        Pipeline.named("worker").source("numbers", source).sink("numbers", store.sink("o")).build();
    RunnerOptions never = RunnerOptions.builder().commitInterval(Duration.ofMinutes(10)).build();
    try (Execution execution = LocalRunner.create(never).start(pipeline)) {
      Thread hook = stopAtExit(execution);
      assertThat(Runtime.getRuntime().removeShutdownHook(hook)).isTrue();
      Await.until("all is read", DEADLINE, () -> execution.counters().recordsIn(), n -> n == 5);
      assertThat(store.rows("o")).isEmpty();

      hook.run();

      assertThat(execution.state()).isEqualTo(ExecutionState.FINISHED);
      assertThat(store.rows("o")).hasSize(5);
    }
  }
}
