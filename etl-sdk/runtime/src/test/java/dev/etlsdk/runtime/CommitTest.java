package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What makes a task commit besides the interval. */
@Timeout(60)
class CommitTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Schema NUMBERS = Schema.parse("id BIGINT");

  private final InMemoryStore store = InMemoryStore.create();
  private final AtomicInteger failures = new AtomicInteger();

  record In(long id) {}

  @Test
  void theCountOfRecordsAloneIsEnough() throws Exception {
    InMemorySource source = unbounded();
    try (Execution execution = start(source)) {
      source.append(0, rows(0, 10));
      awaitVisible(10);

      source.append(0, rows(10, 15));
      awaitWritten(execution, 15);
      assertThat(store.rows("out")).hasSize(10);

      source.append(0, rows(15, 20));
      awaitVisible(20);
      awaitCommits(execution, 2);
    }
  }

  /** What a commit before it has taken in doesn't count for the next one. */
  @Test
  void recordsAreCountedAnewAfterACommitForRowsThatAreTriedAgain() throws Exception {
    InMemorySource source = unbounded();
    try (Execution execution = start(source)) {
      source.append(0, rows(0, 8));
      awaitWritten(execution, 8);
      failures.set(1);
      source.append(0, rows(8, 9));
      awaitWritten(execution, 9);
      assertThat(store.rows("out")).hasSize(8);

      source.append(0, rows(9, 12));
      awaitWritten(execution, 12);
      assertThat(store.rows("out")).hasSize(8);
      assertThat(execution.counters().commits()).isEqualTo(1);

      source.append(0, rows(12, 18));
      awaitVisible(18);
      awaitCommits(execution, 2);
    }
  }

  private static InMemorySource unbounded() {
    return InMemorySource.builder("numbers", NUMBERS).split(rows(0, 0)).unbounded().build();
  }

  private void awaitVisible(int rows) {
    Await.until("rows are visible", DEADLINE, () -> store.rows("out").size(), n -> n == rows);
  }

  /** A commit is counted a moment after its rows are visible. */
  private static void awaitCommits(Execution execution, int commits) {
    Await.until("commits", DEADLINE, () -> execution.counters().commits(), n -> n == commits);
  }

  private static void awaitWritten(Execution execution, int rows) {
    Await.until("rows are written", DEADLINE, () -> execution.counters().rowsOut(), n -> n == rows);
  }

  private Execution start(InMemorySource source) {
    RowTransform<In, In> transform =
        (row, rows) -> {
          if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw EtlException.of(EtlError.TRANSFORM_0006, "the service is away").build();
          }
          rows.emit(row);
        };
    Duration delay = Duration.ofMillis(1);
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source)
            .transform("same", "numbers", In.class, In.class, transform)
            .sink("same", store.sink("out"))
            .onError(ErrorPolicy.retry(3).backoff(delay, delay).thenFail())
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    RunnerOptions options =
        RunnerOptions.builder()
            .commitInterval(Duration.ofHours(1))
            .commitRecords(10)
            .fetchLimits(new FetchLimits(1, 1 << 20, Duration.ZERO))
            .build();
    return LocalRunner.create(options).start(pipeline);
  }
}
