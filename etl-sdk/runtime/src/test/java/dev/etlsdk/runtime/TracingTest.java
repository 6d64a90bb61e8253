package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static dev.etlsdk.runtime.LocalRunnerTest.run;
import static dev.etlsdk.runtime.LocalRunnerTest.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.trace.BatchTrace;
import dev.etlsdk.api.trace.BatchTracer;
import dev.etlsdk.api.trace.TracedBatch;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Each fetch is followed from the decoder to the sinks, on its work thread. */
class TracingTest {

  private final Recording tracer = new Recording();

  @Test
  void eachFetchIsBegunAndClosedOnItsWorkThread() throws Exception {
    run(pipeline(ErrorPolicy.skip()), options());

    assertThat(tracer.events).containsExactly("begin numbers 10 on p-0-work", "close on p-0-work");
  }

  @Test
  void aFailureIsToldBeforeTheEnd() {
    assertThatThrownBy(() -> run(pipeline(ErrorPolicy.fail()), options()))
        .isInstanceOfSatisfying(
            EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.RUN_0001));

    assertThat(tracer.events)
        .containsExactly(
            "begin numbers 10 on p-0-work", "failed ETL-RUN-0001", "close on p-0-work");
  }

  private RunnerOptions.Builder options() {
    return RunnerOptions.builder().tracer(tracer);
  }

  /** The sixth row fails. */
  private static Pipeline pipeline(ErrorPolicy policy) {
    RowStep step =
        RowStep.of(
            "id BIGINT",
            row -> {
              if (row.equals(Row.of(5L))) {
                throw RowFailure.divisionByZero();
              }
              return List.of(row);
            });
    return Pipeline.named("p")
        .source("numbers", source(rows(0, 10)))
        .transform("odd", "numbers", TransformSpec.batches(step.output(), step))
        .sink("odd", InMemoryStore.create().sink("out"))
        .onError(policy)
        .build();
  }

  /** Notes what it is told. */
  private static final class Recording implements BatchTracer {
    final Queue<String> events = new ConcurrentLinkedQueue<>();

    @Override
    public BatchTrace begin(TracedBatch batch) {
      events.add("begin " + batch.stream() + " " + batch.rows() + on());
      return new BatchTrace() {
        @Override
        public List<Header> outputHeaders() {
          return List.of();
        }

        @Override
        public void failed(EtlException failure) {
          events.add("failed " + failure.code().id());
        }

        @Override
        public void close() {
          events.add("close" + on());
        }
      };
    }

    private static String on() {
      return " on " + Thread.currentThread().getName();
    }
  }
}
