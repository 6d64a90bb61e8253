package dev.etlsdk.testkit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.sink.SinkCapability;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.ExecutionState;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.runtime.RestartPolicy;
import dev.etlsdk.runtime.RunnerOptions;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.fault.CrashAfter;
import dev.etlsdk.testkit.fault.FailAt;
import dev.etlsdk.testkit.fault.StepListener;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.fault.SteppedSource;
import dev.etlsdk.testkit.inmemory.InMemorySink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The local runner keeps its guarantee when any call that it makes to a source or sink fails, or is
 * the last of its process.
 */
class RunnerDeliveryTest {

  private static final Schema SCHEMA = Schema.parse("id BIGINT NOT NULL");
  private static final List<Row> ROWS = LongStream.range(0, 24).mapToObj(Row::of).toList();
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @Test
  void deliversExactlyOnceWhenAnyStepFailsWithoutEffect() throws Exception {
    int steps =
        forEachStep(
            FailAt::before, fault -> fault.failed() != null, DeliveryGuarantee.EXACTLY_ONCE);
    assertThat(steps).isGreaterThan(30);
  }

  @Test
  void deliversExactlyOnceWhenAnyStepFailsAfterItsEffect() throws Exception {
    int steps =
        forEachStep(FailAt::after, fault -> fault.failed() != null, DeliveryGuarantee.EXACTLY_ONCE);
    assertThat(steps).isGreaterThan(30);
  }

  @Test
  void deliversExactlyOnceWhenTheWorkerEndsAfterAnyStep() throws Exception {
    int steps = forEachStep(CrashAfter::new, CrashAfter::crashed, DeliveryGuarantee.EXACTLY_ONCE);
    assertThat(steps).isGreaterThan(30);
  }

  @Test
  void deliversAtLeastOnceWhenAnyStepFails() throws Exception {
    int steps =
        forEachStep(
            FailAt::after, fault -> fault.failed() != null, DeliveryGuarantee.AT_LEAST_ONCE);
    assertThat(steps).isGreaterThan(30);
  }

  /** Lets each step in turn fail and returns how many there were. */
  private static <L extends StepListener> int forEachStep(
      IntFunction<L> faultAt, Predicate<L> happened, DeliveryGuarantee guarantee) throws Exception {
    for (int step = 1; ; step++) {
      L fault = faultAt.apply(step);
      List<Row> found = copy(fault, guarantee);
      if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
        assertThat(found)
            .as("rows after a fault at step %d", step)
            .containsExactlyInAnyOrderElementsOf(ROWS);
      } else {
        assertThat(new HashSet<>(found))
            .as("rows after a fault at step %d", step)
            .isEqualTo(new HashSet<>(ROWS));
      }
      if (!happened.test(fault)) {
        return step - 1;
      }
    }
  }

  /**
   * Runs until the source is read to its end, in as many executions as it takes, and returns what
   * is in the sink.
   */
  private static List<Row> copy(StepListener fault, DeliveryGuarantee guarantee) throws Exception {
    InMemorySource.Builder content = InMemorySource.builder("numbers", SCHEMA);
    for (int from = 0; from < ROWS.size(); from += 8) {
      content.split(ROWS.subList(from, from + 8).toArray(new Row[0]));
    }
    InMemorySink table = InMemoryStore.create().sink("copy");
    InMemorySink sink =
        guarantee == DeliveryGuarantee.EXACTLY_ONCE
            ? table
            : table.withCapabilities(Set.<SinkCapability>of());
    try (Pipeline pipeline =
        Pipeline.named("copy")
            .source("numbers", SteppedSource.of(content.build(), fault))
            .sink("numbers", SteppedSink.of(sink, fault))
            .delivery(guarantee)
            .build()) {
      boolean finished = false;
      for (int executions = 0; !finished; executions++) {
        assertThat(executions).as("executions that one fault ends").isLessThan(3);
        finished = runOnce(pipeline);
      }
    }
    return table.rows();
  }

  private static boolean runOnce(Pipeline pipeline) throws Exception {
    RunnerOptions options =
        RunnerOptions.builder()
            .fetchLimits(new FetchLimits(2, 1 << 20, Duration.ZERO))
            .commitRecords(4)
            .pollWait(Duration.ofMillis(5))
            .restarts(
                new RestartPolicy(
                    3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1)))
            .build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      assertThat(execution.await(DEADLINE)).as("ended within %s", DEADLINE).isTrue();
      assertThat(execution.memoryUsed()).isZero();
      return execution.state() == ExecutionState.FINISHED;
    } catch (EtlException failure) {
      return false;
    }
  }
}
