package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each source of a pipeline begins where it was, whatever the ids of the others' splits. */
@Timeout(60)
class TwoSourcesTest {

  private static final Schema NUMBERS = Schema.parse("id BIGINT");

  private final InMemoryStore store = InMemoryStore.create();

  @Test
  void equalSplitIdsOfTwoSourcesAreKeptApart() throws Exception {
    InMemorySource left = InMemorySource.builder("l", NUMBERS).split(rows(0, 40)).build();
    InMemorySource right = InMemorySource.builder("r", NUMBERS).split(rows(100, 130)).build();

    copyExactlyOnce(left, "left", right, "right");

    assertThat(store.rows("left")).containsExactly(rows(0, 40));
    assertThat(store.rows("right")).containsExactly(rows(100, 130));
  }

  @Test
  void aSourceIsNotGivenTheSplitsOfAnother() throws Exception {
    InMemorySource one = InMemorySource.builder("o", NUMBERS).split(rows(0, 40)).build();
    InMemorySource three =
        InMemorySource.builder("t", NUMBERS)
            .split(rows(100, 110))
            .split(rows(110, 120))
            .split(rows(120, 130))
            .assignsSplits()
            .build();

    copyExactlyOnce(one, "a", three, "a/b");

    assertThat(store.rows("a")).containsExactly(rows(0, 40));
    assertThat(store.rows("a/b")).containsExactlyInAnyOrder(rows(100, 130));
  }

  /** Fails in the middle, so that both sources begin again from what the sinks have. */
  private void copyExactlyOnce(
      InMemorySource first, String stream, InMemorySource second, String other) throws Exception {
    StepGate fault =
        StepGate.failing(
            Step.STAGE,
            call ->
                call == 5 || call == 9
                    ? EtlException.of(EtlError.KAFKA_0005, "the broker is away").build()
                    : null);
    Pipeline pipeline =
        Pipeline.named("p")
            .source(stream, first)
            .source(other, second)
            .sink(stream, SteppedSink.of(store.sink(stream), fault))
            .sink(other, SteppedSink.of(store.sink(other), fault))
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    Duration delay = Duration.ofMillis(1);
    RunnerOptions options =
        RunnerOptions.builder()
            .fetchLimits(new FetchLimits(7, 1 << 20, Duration.ZERO))
            .commitRecords(7)
            .pollWait(Duration.ofMillis(5))
            .restarts(new RestartPolicy(3, delay, delay, Duration.ofHours(1)))
            .build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      execution.await();
      assertThat(execution.counters().restarts()).isEqualTo(2);
    }
  }
}
