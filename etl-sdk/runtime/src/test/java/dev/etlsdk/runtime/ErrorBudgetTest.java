package dev.etlsdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorBudget;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pipeline stops when more rows failed than may, counted over its restarts. */
class ErrorBudgetTest {

  private static final Row[] NO_ROWS = {};

  private final InMemoryStore store = InMemoryStore.create();
  private final InMemorySource source =
      InMemorySource.builder("numbers", Schema.parse("id BIGINT NOT NULL"))
          .split(NO_ROWS)
          .split(NO_ROWS)
          .build();

  record Number(long id) {}

  @Test
  void stopsAtTheFirstRowBeyondTheBudgetAndWritesNothingOfItsBatch() {
    append(0, -1, 1, -2, 2, -3, 3);

    assertSpent(
        ErrorBudget.rows(2), "1", "3 of 5 records failed", "the error budget is 2 rows", "since(");
    assertThat(store.rows("out")).containsExactly(Row.of(1L), Row.of(2L));
    assertThat(letters()).isEqualTo(2);
  }

  @Test
  void goesOnWithinTheBudget() throws Exception {
    append(0, -1, 1, -2, 2);

    run(ErrorBudget.rows(2), "1", DeliveryGuarantee.AT_LEAST_ONCE);
    assertThat(letters()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(DeliveryGuarantee.class)
  void countsWhatFailedBeforeARestart(DeliveryGuarantee guarantee) throws Exception {
    append(0, -1, 1, -2);
    append(1, -3, 2);
    run(ErrorBudget.rows(4), "1", guarantee);
    append(0, 3, -4);
    run(ErrorBudget.rows(4), "1", guarantee);
    append(1, 4, -5);

    assertThatThrownBy(() -> run(ErrorBudget.rows(4), "1", guarantee))
        .hasMessageContaining("ETL-RUN-0009")
        .hasMessageContaining("5 of 9 records failed");
    assertThat(letters()).isEqualTo(4);
  }

  @Test
  void newVersionAndAnotherSinceBeginAnew() throws Exception {
    append(0, -1, -2);
    run(ErrorBudget.rows(2), "1", DeliveryGuarantee.EXACTLY_ONCE);
    append(0, -3);
    assertSpent(ErrorBudget.rows(2), "1", "3 of 3 records failed");

    run(ErrorBudget.rows(2), "2", DeliveryGuarantee.EXACTLY_ONCE);
    append(0, -4, -5);
    run(ErrorBudget.rows(2).since("today"), "2", DeliveryGuarantee.EXACTLY_ONCE);
    assertThat(letters()).isEqualTo(5);
  }

  @Test
  void shareCountsAfterTheWarmUp() {
    append(0, -1, -2, 3, 4, 5, -6);

    assertSpent(ErrorBudget.share(0.45).warmUp(6), "1", "3 of 6 records failed", "45% after 6");
    assertThat(letters()).isEqualTo(2);
  }

  @Test
  void shareIsSpentByTheEndOfTheWarmUpToo() {
    append(0, -1, -2, 3, 4);

    assertSpent(ErrorBudget.share(0.4).warmUp(4), "1", "2 of 4 records failed");
  }

  /** The budget is one of all processes. */
  @Test
  void readersAreAskedForWhatOthersHaveCounted() throws Exception {
    for (boolean limited : new boolean[] {true, false}) {
      PollCounter witness = new PollCounter(source);
      var pipeline =
          Pipeline.named("p").source("numbers", witness).sink("numbers", store.sink("out"));
      Pipeline built = (limited ? pipeline.errorBudget(ErrorBudget.rows(1)) : pipeline).build();
      try (Execution execution = LocalRunner.create().start(built)) {
        assertThat(execution.await(Duration.ofSeconds(30))).isTrue();
      }
      assertThat(witness.askedForNotesOfOthers()).isEqualTo(limited);
    }
  }

  @Test
  void refusesWhatIsNoBudget() {
    assertThatThrownBy(() -> ErrorBudget.rows(-1)).hasMessageContaining("rows is at least 0");
    assertThatThrownBy(() -> ErrorBudget.share(1.5)).hasMessageContaining("share is from 0 to 1");
    assertThatThrownBy(() -> ErrorBudget.share(0.5).warmUp(-1)).hasMessageContaining("warmUp");
  }

  @Test
  void isDescribed() {
    assertThat(pipeline(ErrorBudget.rows(5).orShare(0.005), "1", DeliveryGuarantee.AT_LEAST_ONCE))
        .satisfies(
            pipeline ->
                assertThat(pipeline.describe())
                    .contains("error budget: 5 rows, or 0.500% after 1000)"));
  }

  private void assertSpent(ErrorBudget budget, String version, String... problems) {
    assertThatThrownBy(() -> run(budget, version, DeliveryGuarantee.EXACTLY_ONCE))
        .isInstanceOfSatisfying(
            EtlException.class,
            e -> {
              assertThat(e.code()).isEqualTo(EtlError.RUN_0009);
              assertThat(e.retryable()).isFalse();
              assertThat(e.getMessage()).contains(problems);
            });
  }

  private void append(int split, long... ids) {
    source.append(split, LongStream.of(ids).mapToObj(Row::of).toArray(Row[]::new));
  }

  private int letters() {
    return store.deadLetters("dlq").letters().size();
  }

  private void run(ErrorBudget budget, String version, DeliveryGuarantee guarantee)
      throws Exception {
    RunnerOptions oneByOne =
        RunnerOptions.builder()
            .restarts(RestartPolicy.NEVER)
            .commitRecords(1)
            .fetchLimits(new FetchLimits(1, 1 << 20, Duration.ZERO))
            .build();
    try (Execution execution =
        LocalRunner.create(oneByOne).start(pipeline(budget, version, guarantee))) {
      assertThat(execution.await(Duration.ofSeconds(30))).isTrue();
    }
  }

  /** Negative numbers fail. */
  private Pipeline pipeline(ErrorBudget budget, String version, DeliveryGuarantee guarantee) {
    return Pipeline.named("p")
        .version(version)
        .source("numbers", source)
        .transform(
            "positive",
            "numbers",
            Number.class,
            Number.class,
            (number, rows) -> {
              if (number.id() < 0) {
                throw new IllegalArgumentException("negative");
              }
              rows.emit(number);
            })
        .sink("positive", store.sink("out"))
        .onError(ErrorPolicy.deadLetter(store.deadLetters("dlq")))
        .errorBudget(budget)
        .delivery(guarantee)
        .build();
  }
}
