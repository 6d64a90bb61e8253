package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static dev.etlsdk.runtime.LocalRunnerTest.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.await.Await;
import dev.etlsdk.testkit.inmemory.InMemoryDeadLetterSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long rows are tried again, in all. */
@Timeout(60)
class RetryTimeTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final InMemoryStore store = InMemoryStore.create();
  private final InMemoryDeadLetterSink letters = store.deadLetters("dlq");

  record In(long id) {}

  /**
   * Or else a batch could hold up its task, and its group, for as many limits as it has streams.
   */
  @Test
  void streamsOfOneBatchShareTheTime() throws Exception {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    ErrorPolicy policy = retryingFor(Duration.ofMillis(2000), Duration.ofMillis(900));
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source(rows(0, 1)))
            .transform("one", "numbers", In.class, In.class, failing(first))
            .transform("two", "numbers", In.class, In.class, failing(second))
            .sink("one", store.sink("out"))
            .sink("two", store.sink("out"))
            .onError(policy)
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    LocalRunnerTest.run(pipeline, RunnerOptions.builder().restarts(RestartPolicy.NEVER));

    assertThat(first).hasValueBetween(2, 3);
    assertThat(second).hasValue(1);
    assertThat(letters.letters()).hasSize(2);
  }

  /** A group that moves splits all the time must not keep a record from ever getting through. */
  @Test
  void timeGoesOnWhileATaskLosesItsSplitsAndBeginsAgain() throws Exception {
    Duration within = Duration.ofSeconds(6);
    AtomicInteger attempts = new AtomicInteger();
    InMemorySource source =
        InMemorySource.builder("numbers", Schema.parse("id BIGINT"))
            .split(rows(0, 1))
            .unbounded()
            .assignsSplits()
            .build();
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source)
            .transform("one", "numbers", In.class, In.class, failing(attempts))
            .sink("one", store.sink("out"))
            .onError(retryingFor(within, Duration.ofMillis(20)))
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    RestartPolicy few =
        new RestartPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofHours(1));
    RunnerOptions options =
        RunnerOptions.builder()
            .workerId("w")
            .pollWait(Duration.ofMillis(20))
            .commitInterval(Duration.ofMillis(20))
            .restarts(few)
            .build();
    try (Execution execution = LocalRunner.create(options).start(pipeline)) {
      Await.until("it tries again", DEADLINE, attempts::get, n -> n > 1);
      long begun = System.nanoTime();
      int losses = 0;
      // The other half of the time is for a machine that stalls: a loss after it would count.
      while (System.nanoTime() - begun < within.toNanos() / 2) {
        int before = attempts.get();
        Await.until("it tries again", DEADLINE, attempts::get, n -> n > before + 1);
        source.expelReaders();
        losses++;
      }
      long lost = System.nanoTime();
      Await.until("it gives up", DEADLINE, letters::letters, kept -> kept.size() == 1);

      assertThat(Duration.ofNanos(System.nanoTime() - lost)).isLessThan(within);
      assertThat(execution.failure()).isEmpty();
      assertThat(execution.counters().restarts())
          .as("more than a task may begin again for failures, if there was time for as many losses")
          .isGreaterThanOrEqualTo(Math.min(losses, few.maxRestarts() + 1));
    }
  }

  private ErrorPolicy retryingFor(Duration within, Duration delay) {
    return ErrorPolicy.retry(1000)
        .backoff(delay, delay)
        .jitter(0)
        .within(within)
        .thenDeadLetter(letters);
  }

  private static RowTransform<In, In> failing(AtomicInteger attempts) {
    return (row, rows) -> {
      attempts.incrementAndGet();
      throw EtlException.of(EtlError.TRANSFORM_0006, "the service is away").build();
    };
  }
}
