package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.StepListener;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a task begins again, and when it gives up. */
@Timeout(60)
class RestartTest {

  private static final Schema NUMBERS = Schema.parse("id BIGINT");

  private final InMemoryStore store = InMemoryStore.create();

  /** A row of the stream. */
  public record Numbered(long id) {}

  @Test
  void givesUpInAnOutageThatBeginsAfterAHealthyTime() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    StepListener outage =
        new StepListener() {
          @Override
          public void before(Step step) {
            if (step == Step.WRITE || (step == Step.OPEN_WRITER && opened.incrementAndGet() > 1)) {
              throw EtlException.of(EtlError.KAFKA_0001, "no broker answers").build();
            }
          }
        };
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", unbounded())
            .sink("numbers", SteppedSink.of(store.sink("out"), outage))
            .build();
    // Any time at all counts as healthy here, but only of a run that has begun to read.
    try (Execution execution = start(pipeline, restarts(3, Duration.ZERO))) {
      assertThatThrownBy(execution::await).hasMessageContaining("ETL-KAFKA-0001");
      assertThat(execution.counters().restarts()).isEqualTo(3);
    }
  }

  @Test
  void beginsAgainWhenTheServiceOfATransformIsAway() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    RowTransform<Numbered, Numbered> service =
        (row, output) -> {
          if (calls.incrementAndGet() < 3) {
            throw new ConnectException("connection refused");
          }
          output.emit(row);
        };
    try (Execution execution = start(calling(service), restarts(3, Duration.ofHours(1)))) {
      execution.await();
      assertThat(execution.counters().restarts()).isEqualTo(2);
      assertThat(execution.counters().errorsByCode()).containsOnlyKeys("ETL-TRANSFORM-0006");
    }
    assertThat(store.rows("out")).containsExactly(rows(0, 1));
  }

  @Test
  void doesNotTryAgainWhatATransformCannotDo() throws Exception {
    RowTransform<Numbered, Numbered> broken =
        (row, output) -> {
          throw new IllegalStateException("no such customer");
        };
    try (Execution execution = start(calling(broken), restarts(3, Duration.ofHours(1)))) {
      assertThatThrownBy(execution::await)
          .hasMessageContaining("ETL-RUN-0001")
          .hasMessageContaining("ETL-TRANSFORM-0001");
      assertThat(execution.counters().restarts()).isZero();
    }
  }

  @Test
  void keepsTheCodeThatATransformGives() throws Exception {
    RowTransform<Numbered, Numbered> coded =
        (row, output) -> {
          throw EtlException.of(EtlError.VALUE_0004, "a negative age").build();
        };
    try (Execution execution = start(calling(coded), restarts(3, Duration.ofHours(1)))) {
      assertThatThrownBy(execution::await).hasMessageContaining("ETL-VALUE-0004 a negative age");
    }
  }

  private Pipeline calling(RowTransform<Numbered, Numbered> service) {
    return Pipeline.named("p")
        .source("numbers", InMemorySource.builder("numbers", NUMBERS).split(rows(0, 1)).build())
        .transform("called", "numbers", TransformSpec.rows(Numbered.class, Numbered.class, service))
        .sink("called", store.sink("out"))
        .onError(ErrorPolicy.fail())
        .build();
  }

  private static InMemorySource unbounded() {
    return InMemorySource.builder("numbers", NUMBERS).split(rows(0, 5)).unbounded().build();
  }

  private static RunnerOptions restarts(int times, Duration healthyAfter) {
    Duration delay = Duration.ofMillis(1);
    return RunnerOptions.builder()
        .pollWait(Duration.ofMillis(5))
        .restarts(new RestartPolicy(times, delay, delay, healthyAfter))
        .build();
  }

  private static Execution start(Pipeline pipeline, RunnerOptions options) {
    return LocalRunner.create(options).start(pipeline);
  }
}
