package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.fault.CrashAfter;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.fault.SteppedSource;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What arrives when the process ends at any step, and another one goes on. */
class DeliveryTest {

  private static final Row[] FIRST = rows(0, 9);
  private static final Row[] SECOND = rows(100, 105);

  @Test
  void exactlyOnceHoldsWhateverStepTheProcessEndsAt() throws Exception {
    int step = 1;
    while (crashedAt(step, DeliveryGuarantee.EXACTLY_ONCE, true)) {
      step++;
    }
    assertThat(step).isGreaterThan(20);
  }

  @Test
  void atLeastOnceLosesNothingWhateverStepTheProcessEndsAt() throws Exception {
    int step = 1;
    while (crashedAt(step, DeliveryGuarantee.AT_LEAST_ONCE, false)) {
      step++;
    }
    assertThat(step).isGreaterThan(20);
  }

  /** Runs with a crash, then without; false if the first run ended before the step. */
  private static boolean crashedAt(int step, DeliveryGuarantee guarantee, boolean transactional)
      throws Exception {
    InMemoryStore store = InMemoryStore.create();
    InMemorySource source =
        InMemorySource.builder("numbers", Schema.parse("id BIGINT"))
            .split(FIRST)
            .split(SECOND)
            .build();
    CrashAfter crash = new CrashAfter(step);
    run(store, source, crash, guarantee, transactional);
    boolean crashed = crash.crashed();
    if (crashed) {
      run(store, source, new CrashAfter(0), guarantee, transactional);
    }
    List<Row> found = store.rows("out");
    assertThat(found).as("after step %s", crash.taken()).contains(FIRST).contains(SECOND);
    if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
      assertThat(found).as("after step %s", crash.taken()).doesNotHaveDuplicates();
    }
    assertThat(store.pendingTransactions()).isZero();
    return crashed;
  }

  private static void run(
      InMemoryStore store,
      InMemorySource source,
      CrashAfter crash,
      DeliveryGuarantee guarantee,
      boolean transactional)
      throws InterruptedException {
    SteppedSource stepped = SteppedSource.of(source, crash);
    SteppedSink sink =
        SteppedSink.of(
            transactional ? store.sink("out") : store.sink("out").withCapabilities(Set.of()),
            crash);
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", stepped)
            .sink("numbers", sink)
            .delivery(guarantee)
            .build();
    RunnerOptions options =
        RunnerOptions.builder()
            .workerId("w")
            .fetchLimits(new FetchLimits(3, 1 << 20, Duration.ZERO))
            .commitRecords(6)
            .restarts(RestartPolicy.NEVER)
            .build();
    Execution execution = LocalRunner.create(options).start(pipeline);
    try {
      assertThat(execution.await(Duration.ofSeconds(20))).isTrue();
    } catch (EtlException failed) {
      assertThat(crash.crashed()).as("failed by the crash: %s", failed.getMessage()).isTrue();
    }
  }
}
