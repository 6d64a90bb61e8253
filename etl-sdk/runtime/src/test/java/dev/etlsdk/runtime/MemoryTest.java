package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static dev.etlsdk.runtime.LocalRunnerTest.run;
import static dev.etlsdk.runtime.LocalRunnerTest.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.batch.InMemoryRecords.Entry;
import dev.etlsdk.testkit.fault.Step;
import dev.etlsdk.testkit.fault.SteppedSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/** Memory is bounded, owned and given back. */
class MemoryTest {

  private static final Schema NUMBERS = Schema.parse("id BIGINT");

  private final InMemoryStore store = InMemoryStore.create();

  @Test
  void namesTheStageThatLeftMemoryUnreleased() {
    Pipeline pipeline = pipeline(new Leaky());

    assertThatThrownBy(() -> run(pipeline, RunnerOptions.builder()))
        .isInstanceOfSatisfying(
            EtlException.class,
            e -> {
              assertThat(e.code()).isEqualTo(EtlError.RUN_0006);
              assertThat(e.location().stage()).isEqualTo("transform t");
              assertThat(e.problem()).contains("'transform t' 4096 bytes");
            });
    assertThat(store.rows("out")).as("the rows arrived").containsExactly(rows(0, 3));
  }

  @Test
  void namesTheStageAtWhichMemoryRanOut() {
    Pipeline pipeline = pipeline(new Greedy());

    assertThatThrownBy(() -> run(pipeline, RunnerOptions.builder().memoryLimit(4 << 20)))
        .isInstanceOfSatisfying(
            EtlException.class,
            e -> {
              assertThat(e.code()).isEqualTo(EtlError.RUN_0003);
              assertThat(e.location().stage()).isEqualTo("t");
              assertThat(e.fix())
                  .contains("RunnerOptions.memoryLimit")
                  .contains("worker.memory-limit")
                  .contains("worker.fetch.rows");
            });
    assertThat(store.rows("out")).isEmpty();
  }

  @Test
  void retainedRecordsCountInTheLimit() throws Exception {
    Schema schema = Schema.parse("id BIGINT, text VARCHAR");
    Entry[] entries =
        IntStream.range(0, 5000)
            .mapToObj(i -> Entry.of("t", i, i + "," + "x".repeat(1000)))
            .toArray(Entry[]::new);
    InMemorySource records =
        InMemorySource.recordsBuilder("t", schema, new CsvCodec(schema, false))
            .split(entries)
            .unbounded()
            .build();
    PollCounter source = new PollCounter(records);
    StepGate gate = StepGate.closed(Step.STAGE);
    Pipeline pipeline =
        Pipeline.named("p")
            .source("t", source)
            .sqlCompiler(new TinySqlCompiler())
            .sql("ids", "SELECT id FROM t") // the text stays on the heap
            .sink("ids", SteppedSink.of(store.sink("out"), gate))
            .build();
    RunnerOptions options =
        RunnerOptions.builder()
            .memoryLimit(1 << 20)
            .pollWait(Duration.ofMillis(5))
            .fetchLimits(new FetchLimits(600, 1 << 20, Duration.ZERO))
            .build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      gate.awaitReached();
      Await.until("the reader is paused", Duration.ofSeconds(10), source::paused, paused -> paused);
      // One fetch in hand and one waiting are over a megabyte: the queue of two doesn't fill.
      assertThat(execution.counters().recordsIn()).isEqualTo(1200);
      assertThat(execution.memoryUsed()).isGreaterThan(1_200_000);
      gate.open();
      Await.until(
          "all are read",
          Duration.ofSeconds(10),
          () -> execution.counters().rowsOut(),
          n -> n == 5000);
      execution.stop();
      execution.await();
      assertThat(execution.memoryUsed()).isZero();
    }
  }

  private Pipeline pipeline(BatchTransform transform) {
    return Pipeline.named("p")
        .source("numbers", source(rows(0, 3)))
        .transform("t", "numbers", TransformSpec.batches(NUMBERS, transform))
        .sink("t", store.sink("out"))
        .build();
  }

  /** Keeps a buffer that it never closes. */
  private static final class Leaky implements BatchTransform {
    private final RowStep step = RowStep.of("id BIGINT", row -> List.of(row));

    @Override
    public void open(TransformContext context) {
      step.open(context);
      ArrowBuf leaked = context.allocator().buffer(4096);
      leaked.writeInt(1);
    }

    @Override
    public Batch process(Batch input, RowErrors errors) {
      return step.process(input, errors);
    }
  }

  /** Wants more than there is. */
  private static final class Greedy implements BatchTransform {
    private BufferAllocator allocator;

    @Override
    public void open(TransformContext context) {
      allocator = context.allocator();
    }

    @Override
    public Batch process(Batch input, RowErrors errors) {
      try (ArrowBuf buffer = allocator.buffer(64 << 20)) {
        throw new IllegalStateException("got " + buffer.capacity());
      }
    }
  }
}
