package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.rows;
import static dev.etlsdk.runtime.LocalRunnerTest.run;
import static dev.etlsdk.runtime.LocalRunnerTest.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorBudget;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.kernels.RowFailure;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.testkit.batch.InMemoryRecords.Entry;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemoryDeadLetterSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of rows that fail, wherever they fail. */
class ErrorPolicyTest {

  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Schema NUMBERS = Schema.parse("id BIGINT");

  private final InMemoryStore store = InMemoryStore.create();
  private final InMemoryDeadLetterSink letters = store.deadLetters("dlq");

  @Test
  void stopsAtARecordThatCantBeDecodedAndWritesNothingOfItsBatch() {
    InMemorySource source = csv("1", "2", "three", "4");
    PipelineBuilder builder =
        Pipeline.named("p").source("numbers", source).sink("numbers", store.sink("out"));

    assertThatThrownBy(() -> run(builder.build(), RunnerOptions.builder()))
        .isInstanceOfSatisfying(
            EtlException.class,
            e -> {
              assertThat(e.code()).isEqualTo(EtlError.RUN_0001);
              assertThat(e.location().pipeline()).isEqualTo("p");
              assertThat(e.location().stage()).isEqualTo("numbers");
              assertThat(e.location().column()).isEqualTo("id");
              assertThat(e.problem())
                  .contains("at csv partition 0 offset 2")
                  .contains("ETL-DECODE-0002")
                  .contains("'three' isn't a BIGINT");
              assertThat(e.fix())
                  .contains("onError(\"numbers\", ErrorPolicy.skip())")
                  .contains("numbers.on-error.action=skip")
                  .contains("@OnError(SKIP)");
            });
    assertThat(store.rows("out")).isEmpty();
    assertThat(source.acknowledged("p").isEmpty()).isTrue();
  }

  @Test
  void skipsAndCounts() throws Exception {
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", csv("1", "x", "3", "y"))
            .sink("numbers", store.sink("out"))
            .onError(ErrorPolicy.skip())
            .build();

    Execution execution = run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("out")).containsExactly(Row.of(1L), Row.of(3L));
    assertThat(execution.counters().skipped()).isEqualTo(2);
    assertThat(execution.counters().errorsByCode()).isEqualTo(Map.of("ETL-DECODE-0002", 2L));
    assertThat(execution.counters().errors()).isEqualTo(2);
  }

  @Test
  void sendsTheRecordAsItCameWithTheReason() throws Exception {
    Pipeline pipeline =
        Pipeline.named("p")
            .version("v7")
            .source("numbers", csv("1", "x", "3"))
            .sink("numbers", store.sink("out"))
            .onError(ErrorPolicy.deadLetter(letters))
            .build();

    Execution execution = run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("out")).containsExactly(Row.of(1L), Row.of(3L));
    assertThat(letters.letters()).hasSize(1);
    DeadLetter letter = letters.letters().get(0);
    assertThat(letter.records().value(letter.ordinal())).asString().isEqualTo("x");
    assertThat(letter.error().code()).isEqualTo(EtlError.DECODE_0002);
    assertThat(letter.stream()).isEqualTo("numbers");
    assertThat(letter.stage()).isEqualTo("decode");
    assertThat(letter.version()).isEqualTo("v7");
    assertThat(execution.counters().deadLetters()).isEqualTo(1);
  }

  @Test
  void withholdsAllRowsOfARecordThatFailedWhileItExpanded() throws Exception {
    RowStep expand =
        RowStep.of(
            "id BIGINT, part BIGINT",
            row -> {
              long id = (long) row.get(0);
              List<Row> parts = List.of(Row.of(id, 1L), Row.of(id, 2L));
              if (id == 2) {
                throw new RowStep.PartlyDone(parts, RowFailure.divisionByZero());
              }
              return parts;
            });
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source(rows(1, 4)))
            .transform("parts", "numbers", TransformSpec.batches(expand.output(), expand))
            .sink("numbers", store.sink("whole"))
            .sink("parts", store.sink("parts"))
            .onError(ErrorPolicy.deadLetter(letters))
            .build();

    run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("whole")).containsExactly(rows(1, 4));
    assertThat(store.rows("parts"))
        .containsExactly(Row.of(1L, 1L), Row.of(1L, 2L), Row.of(3L, 1L), Row.of(3L, 2L));
    assertThat(letters.letters()).extracting(DeadLetter::stream).containsExactly("parts");
    assertThat(letters.letters().get(0).error().code()).isEqualTo(EtlError.VALUE_0002);
  }

  @Test
  void withholdsARecordThatOneSinkRefusedFromItsOtherSinksAndFromWhatWasMadeOfIt()
      throws Exception {
    RowStep same = RowStep.of("id BIGINT", row -> List.of(row));
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source(rows(0, 5)))
            .transform("a", "numbers", TransformSpec.batches(same.output(), same))
            .transform("b", "a", TransformSpec.batches(same.output(), same))
            .sink("numbers", store.sink("source"))
            .sink("a", store.sink("first").accepting(row -> !row.equals(Row.of(3L))))
            .sink("a", store.sink("second"))
            .sink("b", store.sink("downstream").accepting(row -> !row.equals(Row.of(3L))))
            .onError(ErrorPolicy.deadLetter(letters))
            .build();

    Execution execution = run(pipeline, RunnerOptions.builder());

    Row[] others = Stream.of(0L, 1L, 2L, 4L).map(Row::of).toArray(Row[]::new);
    assertThat(store.rows("source")).containsExactly(rows(0, 5));
    assertThat(store.rows("first")).containsExactly(others);
    assertThat(store.rows("second")).containsExactly(others);
    assertThat(store.rows("downstream")).containsExactly(others);
    assertThat(letters.letters()).extracting(DeadLetter::stream).containsExactly("a");
    assertThat(letters.letters().get(0).stage()).contains("encode");
    assertThat(execution.counters().errors()).isEqualTo(1);
    assertThat(execution.counters().rowsOut()).isEqualTo(5 + 4 + 4 + 4);
  }

  /** Sent again, it would enter at both, and the second stream's rows would stand twice. */
  @Test
  void aRecordThatASinkRefusedAndThatFailedBehindItHasOneDeadLetter() throws Exception {
    RowStep same = RowStep.of("id BIGINT", row -> List.of(row));
    RowStep fails = failing(3);
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source(rows(0, 5)))
            .transform("a", "numbers", TransformSpec.batches(same.output(), same))
            .transform("b", "a", TransformSpec.batches(fails.output(), fails))
            .sink("a", store.sink("a").accepting(row -> !row.equals(Row.of(3L))))
            .sink("b", store.sink("b"))
            .onError(ErrorPolicy.deadLetter(letters))
            .errorBudget(ErrorBudget.rows(1))
            .build();

    Execution execution = run(pipeline, RunnerOptions.builder());

    assertThat(letters.letters()).extracting(DeadLetter::stream).containsExactly("a");
    assertThat(execution.counters().errors()).isEqualTo(1);
    assertThat(store.rows("b")).hasSize(4);
  }

  @Test
  void aRecordThatFailsInOneStreamGoesOnInAnother() throws Exception {
    RowStep fails = failing(2);
    RowStep same = RowStep.of("id BIGINT", row -> List.of(row));
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source(rows(0, 4)))
            .transform("bad", "numbers", TransformSpec.batches(fails.output(), fails))
            .transform("worse", "bad", TransformSpec.batches(same.output(), same))
            .transform("good", "numbers", TransformSpec.batches(same.output(), same))
            .sink("worse", store.sink("worse"))
            .sink("good", store.sink("good"))
            .onError("bad", ErrorPolicy.skip())
            .build();

    run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("worse")).containsExactly(Row.of(0L), Row.of(1L), Row.of(3L));
    assertThat(store.rows("good")).containsExactly(rows(0, 4));
  }

  @Test
  void oneStreamsPolicyToStopComesBeforeAnothersDeadLetters() {
    RowStep skipped = failing(1);
    RowStep stopped = failing(3);
    PipelineBuilder builder =
        Pipeline.named("p")
            .source("numbers", source(rows(0, 4)))
            .transform("lettered", "numbers", TransformSpec.batches(skipped.output(), skipped))
            .transform("stopped", "numbers", TransformSpec.batches(stopped.output(), stopped))
            .sink("lettered", store.sink("lettered"))
            .sink("stopped", store.sink("stopped"))
            .onError("lettered", ErrorPolicy.deadLetter(letters));

    assertThatThrownBy(() -> run(builder.build(), RunnerOptions.builder()))
        .hasMessageContaining("ETL-RUN-0001")
        .hasMessageContaining("stage 'stopped'");
    assertThat(letters.letters()).isEmpty();
    assertThat(store.rows("lettered")).isEmpty();
  }

  @Test
  void aBatchTransformThatThrowsFailsEveryRecordOfItsBatch() throws Exception {
    RowStep throwing =
        RowStep.of(
            "id BIGINT",
            row -> {
              throw new IllegalStateException("no luck");
            });
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source(rows(0, 3)))
            .transform("t", "numbers", TransformSpec.batches(throwing.output(), throwing))
            .sink("t", store.sink("t"))
            .onError(ErrorPolicy.deadLetter(letters))
            .build();

    run(pipeline, RunnerOptions.builder());

    assertThat(letters.letters())
        .hasSize(3)
        .allSatisfy(
            letter -> {
              assertThat(letter.error().code()).isEqualTo(EtlError.TRANSFORM_0001);
              assertThat(letter.error().message()).contains("no luck");
              assertThat(letter.error().cause()).isInstanceOf(IllegalStateException.class);
            });
  }

  @Test
  void aBatchTransformThatThrowsAnErrorWithACodeFailsItsRecordsWithThatCode() throws Exception {
    RowStep throwing =
        RowStep.of(
            "id BIGINT",
            row -> {
              throw EtlException.of(EtlError.TRANSFORM_0006, "no answer about " + row).build();
            });
    Pipeline pipeline =
        Pipeline.named("p")
            .source("numbers", source(rows(7, 9)))
            .pii("numbers", "id")
            .transform("t", "numbers", TransformSpec.batches(throwing.output(), throwing))
            .sink("t", store.sink("t"))
            .onError(ErrorPolicy.retry(2).backoff(SHORT, SHORT).thenDeadLetter(letters))
            .build();

    Execution execution = run(pipeline, RunnerOptions.builder().restarts(RestartPolicy.NEVER));

    assertThat(execution.counters().errorsByCode()).isEqualTo(Map.of("ETL-TRANSFORM-0006", 2L));
    assertThat(letters.letters())
        .hasSize(2)
        .allSatisfy(
            letter -> {
              assertThat(letter.error().code()).isEqualTo(EtlError.TRANSFORM_0006);
              assertThat(letter.attempt()).isEqualTo(3);
              assertThat(letter.error().message()).doesNotContain("7").doesNotContain("8");
            });
  }

  @Test
  void nestedColumnsOfTheNeighboursSurvive() throws Exception {
    Schema schema =
        Schema.parse(
            "id BIGINT, tags ARRAY<VARCHAR>, m MAP<VARCHAR, BIGINT>,"
                + " r ROW<a BOOLEAN, d DECIMAL(12, 2)>, s VARCHAR, b BINARY");
    Row[] rows = {
      Row.of(1L, List.of("a", "b"), Map.of("k", 1L), List.of(true, "1.50"), "one", new byte[] {1}),
      Row.of(2L, List.of(), Map.of(), List.of(false, "2.50"), "two", null),
      Row.of(3L, null, null, null, null, new byte[] {3}),
      Row.of(4L, List.of("z"), Map.of("x", 9L), List.of(true, "4.00"), "four", new byte[] {4})
    };
    InMemorySource source = InMemorySource.builder("nested", schema).split(rows).build();
    RowStep fails =
        RowStep.of(
            schema.toString(),
            row -> {
              if (row.get(0).equals(2L)) {
                throw new RowStep.PartlyDone(List.of(row), RowFailure.divisionByZero());
              }
              return List.of(row);
            });
    Pipeline pipeline =
        Pipeline.named("p")
            .source("nested", source)
            .transform("t", "nested", TransformSpec.batches(schema, fails))
            .sink("nested", store.sink("all"))
            .sink("t", store.sink("some"))
            .onError(ErrorPolicy.skip())
            .build();

    run(pipeline, RunnerOptions.builder());

    List<Row> all = store.rows("all");
    assertThat(store.rows("some")).containsExactly(all.get(0), all.get(2), all.get(3));
  }

  private static RowStep failing(long id) {
    return RowStep.of(
        "id BIGINT",
        row -> {
          if (row.get(0).equals(id)) {
            throw RowFailure.divisionByZero();
          }
          return List.of(row);
        });
  }

  private static InMemorySource csv(String... values) {
    Entry[] entries = new Entry[values.length];
    for (int i = 0; i < values.length; i++) {
      entries[i] = Entry.of("csv", i, values[i]);
    }
    return InMemorySource.recordsBuilder("csv", NUMBERS, new CsvCodec(NUMBERS, false))
        .split(entries)
        .build();
  }
}
