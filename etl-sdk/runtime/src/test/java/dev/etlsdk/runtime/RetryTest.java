package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static dev.etlsdk.runtime.LocalRunnerTest.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.error.Retry;
import dev.etlsdk.api.error.RetryOptions;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemoryDeadLetterSink;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that fail for a reason that may pass are computed again before the policy takes them. */
class RetryTest {

  private static final Duration SHORT = Duration.ofMillis(1);

  private final InMemoryStore store = InMemoryStore.create();
  private final InMemoryDeadLetterSink letters = store.deadLetters("dlq");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Map<Long, Integer> attempts = new HashMap<>();

  record In(long id) {}

  record Out(long id, long part) {}

  @Test
  void whatPassesLaterIsWrittenOnceAndInOrder() throws Exception {
    Execution execution =
        run(pipeline(2, 3, ErrorPolicy.retry(3).backoff(SHORT, SHORT).thenDeadLetter(letters)));

    assertThat(store.rows("out"))
        .containsExactly(
            Row.of(0L, 1L),
            Row.of(0L, 2L),
            Row.of(1L, 1L),
            Row.of(1L, 2L),
            Row.of(2L, 1L),
            Row.of(2L, 2L),
            Row.of(3L, 1L),
            Row.of(3L, 2L),
            Row.of(4L, 1L),
            Row.of(4L, 2L));
    assertThat(letters.letters()).isEmpty();
    assertThat(execution.counters().errors()).isZero();
    assertThat(registry.get("etl.rows.retried").tag("stream", "parts").functionCounter().count())
        .isEqualTo(3);
    assertThat(attempts).isEqualTo(Map.of(0L, 1, 1L, 1, 2L, 4, 3L, 1, 4L, 1));
  }

  @Test
  void whatStillFailsGoesTheWayOfTheLastPolicy() throws Exception {
    run(pipeline(2, 9, ErrorPolicy.retry(3).backoff(SHORT, SHORT).thenDeadLetter(letters)));

    assertThat(letters.letters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.error().code()).isEqualTo(EtlError.TRANSFORM_0006);
              assertThat(letter.attempt()).isEqualTo(4);
            });
    assertThat(store.rows("out")).hasSize(8);
    assertThat(attempts.get(2L)).isEqualTo(4);
  }

  @Test
  void noAttemptBeginsBehindTheLimit() throws Exception {
    run(
        pipeline(
            2,
            9,
            ErrorPolicy.retry(100)
                .backoff(Duration.ofMillis(200), Duration.ofMillis(200))
                .within(Duration.ofMillis(300))
                .jitter(0)
                .thenSkip()));

    assertThat(attempts.get(2L)).isEqualTo(2);
  }

  @Test
  void whatCantPassIsNotTriedAgain() throws Exception {
    RowTransform<In, Out> transform =
        (row, rows) -> {
          attempts.merge(row.id(), 1, Integer::sum);
          throw new IllegalArgumentException("never");
        };
    run(pipeline(transform, ErrorPolicy.retry(3).backoff(SHORT, SHORT).thenDeadLetter(letters)));

    assertThat(letters.letters())
        .hasSize(5)
        .allSatisfy(letter -> assertThat(letter.attempt()).isEqualTo(1));
    assertThat(attempts.values()).containsOnly(1);
  }

  @Test
  void codesSayWhatElseIsTriedAgainAndWhatIsnt() throws Exception {
    RowTransform<In, Out> transform =
        (row, rows) -> {
          attempts.merge(row.id(), 1, Integer::sum);
          throw row.id() < 2 ? unreachable() : new IllegalArgumentException("never, or so");
        };
    run(
        pipeline(
            transform,
            ErrorPolicy.retry(2)
                .backoff(SHORT, SHORT)
                .alsoOn(EtlError.TRANSFORM_0001)
                .notOn(EtlError.TRANSFORM_0006)
                .thenDeadLetter(letters)));

    assertThat(attempts).isEqualTo(Map.of(0L, 1, 1L, 1, 2L, 3, 3L, 3, 4L, 3));
    assertThat(letters.letters()).extracting(DeadLetter::attempt).containsExactly(1, 1, 3, 3, 3);
  }

  @Test
  void oneStreamTriesAgainAndAnotherDoesNot() throws Exception {
    Map<Long, Integer> others = new HashMap<>();
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source(rows(0, 2)))
            .transform(
                "again",
                "numbers",
                In.class,
                Out.class,
                (row, rows) -> {
                  attempts.merge(row.id(), 1, Integer::sum);
                  throw unreachable();
                })
            .transform(
                "once",
                "numbers",
                In.class,
                Out.class,
                (row, rows) -> {
                  others.merge(row.id(), 1, Integer::sum);
                  throw unreachable();
                })
            .sink("again", store.sink("out"))
            .sink("once", store.sink("out"))
            .onError(ErrorPolicy.deadLetter(letters))
            .onError("again", ErrorPolicy.retry(2).backoff(SHORT, SHORT).thenSkip())
            .delivery(DeliveryGuarantee.EXACTLY_ONCE)
            .build();
    Execution execution = run(pipeline);

    assertThat(attempts).isEqualTo(Map.of(0L, 3, 1L, 3));
    assertThat(others).isEqualTo(Map.of(0L, 1, 1L, 1));
    assertThat(execution.counters().skipped()).isEqualTo(2);
    assertThat(letters.letters()).extracting(DeadLetter::stream).containsExactly("once", "once");
  }

  /** What is behind doesn't change how, and how often, rows are tried again. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 9})
  void triesTheSameWithAndWithoutDeadLetters(int failures) throws Exception {
    Retry retry = ErrorPolicy.retry(3).backoff(SHORT, SHORT);
    RetryTest with = new RetryTest();
    RetryTest without = new RetryTest();
    RetryTest failing = new RetryTest();
    Outcome outcome = with.outcome(failures, retry.thenDeadLetter(with.letters));

    assertThat(without.outcome(failures, retry.thenSkip())).isEqualTo(outcome);
    assertThat(with.letters.letters()).hasSize(failures > 3 ? 1 : 0);
    assertThat(outcome.rows()).hasSize(failures > 3 ? 8 : 10);
    if (failures > 3) {
      assertThatThrownBy(() -> failing.outcome(failures, retry.thenFail()))
          .hasMessageContaining("ETL-RUN-0001");
    } else {
      assertThat(failing.outcome(failures, retry.thenFail())).isEqualTo(outcome);
    }
    assertThat(failing.attempts).isEqualTo(outcome.attempts());
  }

  /** What there is to see of a run besides what became of rows that failed. */
  private record Outcome(
      List<Row> rows, Map<Long, Integer> attempts, double retried, long errors, long commits) {}

  private Outcome outcome(int failures, ErrorPolicy policy) throws Exception {
    Execution execution = run(pipeline(2, failures, policy));
    return new Outcome(
        store.rows("out"),
        Map.copyOf(attempts),
        registry.get("etl.rows.retried").tag("stream", "parts").functionCounter().count(),
        execution.counters().errors(),
        execution.counters().commits());
  }

  @Test
  void stopsAtWhatStillFails() {
    assertThatThrownBy(
            () -> run(pipeline(2, 9, ErrorPolicy.retry(1).backoff(SHORT, SHORT).thenFail())))
        .isInstanceOfSatisfying(
            EtlException.class, e -> assertThat(e.code()).isEqualTo(EtlError.RUN_0001));
  }

  /** Nothing that was written before waits uncommitted. */
  @Test
  void commitsWhatWasWrittenBeforeItWaits() throws Exception {
    List<Integer> visible = new ArrayList<>();
    RowTransform<In, Out> transform =
        (row, rows) -> {
          if (row.id() == 3 && attempts.merge(3L, 1, Integer::sum) > 1) {
            visible.add(store.rows("out").size());
          } else if (row.id() == 3) {
            throw unreachable();
          }
          rows.emit(new Out(row.id(), 1));
        };
    Pipeline pipeline = pipeline(transform, ErrorPolicy.retry(1).backoff(SHORT, SHORT).thenFail());
    RunnerOptions oneByOne =
        RunnerOptions.builder()
            .commitInterval(Duration.ofHours(1))
            .fetchLimits(new FetchLimits(1, 1 << 20, Duration.ZERO))
            .build();
    try (Execution execution = LocalRunner.create(oneByOne).start(pipeline)) {
      assertThat(execution.await(Duration.ofSeconds(30))).isTrue();
    }

    assertThat(visible).containsExactly(3);
    assertThat(store.rows("out")).hasSize(5);
  }

  @Test
  void saysWhatItDoes() {
    Pipeline pipeline = pipeline(0, 0, ErrorPolicy.retry(3).thenDeadLetter(letters));

    assertThat(pipeline.describe()).contains("failed rows: retry 3 times, then dead letter");
    assertThatThrownBy(() -> ErrorPolicy.retry(0)).hasMessageContaining("attempts is at least 1");
  }

  @Test
  void delaysDoubleUpToTheLongestAndLeaveAShareToChance() {
    RetryOptions options =
        new RetryOptions(
            9, Duration.ofMillis(100), Duration.ofMillis(350), Duration.ofSeconds(9), 0.5);
    Random random = new Random(7);
    for (int attempt = 1; attempt <= 4; attempt++) {
      long most = List.of(100L, 200L, 350L, 350L).get(attempt - 1);
      assertThat(options.delay(attempt, random))
          .isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
    }
  }

  private Execution run(Pipeline pipeline) throws Exception {
    return LocalRunnerTest.run(
        pipeline, RunnerOptions.builder().restarts(RestartPolicy.NEVER).meterRegistry(registry));
  }

  private static EtlException unreachable() {
    return EtlException.of(EtlError.TRANSFORM_0006, "the service is away").build();
  }

  /** Two rows of each record; one record fails some times, after its first row. */
  private Pipeline pipeline(long failing, int times, ErrorPolicy policy) {
    return pipeline(
        (row, rows) -> {
          int attempt = attempts.merge(row.id(), 1, Integer::sum);
          rows.emit(new Out(row.id(), 1));
          if (row.id() == failing && attempt <= times) {
            throw unreachable();
          }
          rows.emit(new Out(row.id(), 2));
        },
        policy);
  }

  private Pipeline pipeline(RowTransform<In, Out> transform, ErrorPolicy policy) {
    return Pipeline.named("p")
        .source("numbers", source(rows(0, 5)))
        .transform("parts", "numbers", In.class, Out.class, transform)
        .sink("parts", store.sink("out"))
        .onError(policy)
        .delivery(DeliveryGuarantee.EXACTLY_ONCE)
        .build();
  }
}
