package dev.etlsdk.pipeline.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.RowError;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.api.transform.AsyncOptions;
import dev.etlsdk.api.transform.AsyncRowTransform;
import dev.etlsdk.api.transform.BatchTransform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncRowTransformTest {

  record Number(int n) {}

  private static final AsyncOptions PATIENT = new AsyncOptions(4, Duration.ofSeconds(30));

  private final RowFixture fixture = new RowFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void keepsTheOrderOfRowsWhateverTheOrderOfResults() throws Exception {
    List<CompletableFuture<Number>> waiting = new ArrayList<>();
    AsyncRowTransform<Number, Number> transform =
        row -> {
          CompletableFuture<Number> result = new CompletableFuture<>();
          waiting.add(result);
          if (waiting.size() == 4) {
            // the last of four to start is the first to end
            for (int i = 3; i >= 0; i--) {
              waiting.get(i).complete(new Number(row.n() - 3 + i));
            }
            waiting.clear();
          }
          return result;
        };
    RowErrors errors = new RowErrors();
    try (Batch batch = run(transform, PATIENT, errors, 1000)) {
      assertThat(fixture.read(Number.class, batch))
          .containsExactlyElementsOf(IntStream.range(0, 1000).mapToObj(Number::new).toList());
    }
    assertThat(errors.isEmpty()).isTrue();
  }

  @Test
  void startsNoMoreRowsThanAllowed() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    AsyncRowTransform<Number, Number> transform =
        row -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          return CompletableFuture.supplyAsync(
              () -> {
                underWay.decrementAndGet();
                return row;
              },
              pool);
        };
    try (Batch batch = run(transform, PATIENT, new RowErrors(), 5000)) {
      assertThat(batch.rows()).isEqualTo(5000);
    } finally {
      pool.shutdown();
    }
    assertThat(most).hasValueBetween(1, 4);
  }

  @Test
  void errorsNoRowsAndThrowsAreEachRowsOwn() throws Exception {
    AsyncRowTransform<Number, Number> transform =
        row ->
            switch (row.n() % 4) {
              case 0 -> CompletableFuture.completedFuture(row);
              case 1 -> CompletableFuture.completedFuture(null);
              case 2 ->
                  CompletableFuture.supplyAsync(
                      () -> {
                        throw new IllegalStateException("late " + row.n());
                      },
                      ForkJoinPool.commonPool());
              default -> throw new IllegalStateException("at once " + row.n());
            };
    RowErrors errors = new RowErrors();
    try (Batch batch = run(transform, PATIENT, errors, 8)) {
      assertThat(fixture.read(Number.class, batch)).containsExactly(new Number(0), new Number(4));
      assertThat(batch.origins().ordinal(1)).isEqualTo(4);
    }
    assertThat(errors.errors().stream().map(RowError::row)).containsExactly(2, 3, 6, 7);
    assertThat(errors.errors().stream().map(RowError::code)).containsOnly(EtlError.TRANSFORM_0001);
    assertThat(errors.errors().get(0).message()).contains("IllegalStateException: late 2");
    assertThat(errors.errors().get(1).message()).contains("at once 3");
  }

  @Test
  void callThatTakesTooLongIsCancelledAndFailsItsRow() throws Exception {
    CompletableFuture<Number> never = new CompletableFuture<>();
    AsyncRowTransform<Number, Number> transform =
        row -> row.n() == 1 ? never : CompletableFuture.completedFuture(row);
    RowErrors errors = new RowErrors();
    try (Batch batch = run(transform, new AsyncOptions(1, Duration.ofMillis(20)), errors, 3)) {
      assertThat(fixture.read(Number.class, batch)).containsExactly(new Number(0), new Number(2));
    }
    assertThat(never).isCancelled();
    assertThat(errors.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.row()).isEqualTo(1);
              assertThat(error.code()).isEqualTo(EtlError.TRANSFORM_0003);
              assertThat(error.message()).contains("20 ms");
            });
  }

  @Test
  void interruptedTaskCancelsWhatIsUnderWay() throws Exception {
    List<CompletableFuture<Number>> calls = Collections.synchronizedList(new ArrayList<>());
    Thread[] worker = new Thread[1];
    AsyncRowTransform<Number, Number> transform =
        row -> {
          calls.add(new CompletableFuture<>());
          if (calls.size() == 4) {
            worker[0].interrupt();
          }
          return calls.get(calls.size() - 1);
        };
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              run(transform, PATIENT, new RowErrors(), 10).close();
              return null;
            });
    worker[0] = new Thread(task, "work");
    worker[0].start();
    assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(calls).hasSize(4).allMatch(CompletableFuture::isCancelled);
  }

  private Batch run(
      AsyncRowTransform<Number, Number> transform, AsyncOptions options, RowErrors errors, int rows)
      throws Exception {
    RowStage stage = RowStage.of(Number.class, Number.class, RecordSchemas.of(Number.class));
    List<Number> numbers = IntStream.range(0, rows).mapToObj(Number::new).toList();
    try (Batch input = fixture.batch(RecordSchemas.of(Number.class), numbers);
        BatchTransform opened = fixture.open(stage.async(transform, options))) {
      return opened.process(input, errors);
    }
  }
}
