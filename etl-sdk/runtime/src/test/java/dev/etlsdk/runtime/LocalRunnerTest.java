package dev.etlsdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.batch.Header;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.source.FetchLimits;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.testkit.batch.InMemoryRecords.Entry;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import dev.etlsdk.testkit.inmemory.InMemoryStore.WrittenRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What rows become on their way through the stages. */
class LocalRunnerTest {

  private static final Schema NUMBERS = Schema.parse("id BIGINT");

  private final InMemoryStore store = InMemoryStore.create();

  @Test
  void copiesAllSplitsOfABoundedSourceAndEnds() throws Exception {
    InMemorySource source =
        InMemorySource.builder("numbers", NUMBERS)
            .split(rows(0, 1000))
            .split(rows(1000, 1500))
            .split(rows(0, 0))
            .build();
    Pipeline pipeline =
        Pipeline.named("copy").source("numbers", source).sink("numbers", store.sink("out")).build();

    Execution execution = run(pipeline, RunnerOptions.builder().tasks(2));

    assertThat(store.rows("out")).containsExactlyInAnyOrder(rows(0, 1500));
    assertThat(execution.state()).isEqualTo(ExecutionState.FINISHED);
    assertThat(execution.counters().recordsIn()).isEqualTo(1500);
    assertThat(execution.counters().rowsOut()).isEqualTo(1500);
    assertThat(execution.memoryUsed()).isZero();
    assertThat(execution.peakMemory()).isPositive();
    assertThat(store.pendingTransactions()).isZero();
    assertThat(source.acknowledged("copy").bySplit())
        .containsExactlyInAnyOrderEntriesOf(Map.of("0", "1000", "1", "500"));
  }

  @Test
  void oneStreamFeedsTwoSinksAndAnotherStream() throws Exception {
    RowStep twice = RowStep.of("id BIGINT", row -> List.of(Row.of(2 * (long) row.get(0))));
    Pipeline pipeline =
        Pipeline.named("fan-out")
            .source("numbers", source(rows(0, 5)))
            .transform("doubled", "numbers", TransformSpec.batches(twice.output(), twice))
            .sink("numbers", store.sink("first"))
            .sink("numbers", store.sink("second"))
            .sink("doubled", store.sink("third"))
            .build();

    run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("first")).containsExactly(rows(0, 5));
    assertThat(store.rows("second")).containsExactly(rows(0, 5));
    assertThat(store.rows("third"))
        .containsExactly(Row.of(0L), Row.of(2L), Row.of(4L), Row.of(6L), Row.of(8L));
  }

  @Test
  void severalSourcesFlowIntoOnePipeline() throws Exception {
    Pipeline pipeline =
        Pipeline.named("fan-in")
            .source("left", source(rows(0, 100)))
            .source("right", source(rows(100, 300)))
            .sqlCompiler(new TinySqlCompiler())
            .sql("both", "UNION left right")
            .sink("both", store.sink("both"))
            .build();

    Execution execution = run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("both")).containsExactlyInAnyOrder(rows(0, 300));
    assertThat(execution.counters().recordsIn()).isEqualTo(300);
  }

  @Test
  void recordsFlowThroughJavaRows() throws Exception {
    Pipeline pipeline =
        Pipeline.named("labels")
            .source("numbers", source(rows(0, 4)))
            .transform(
                "labels",
                "numbers",
                Numbered.class,
                Label.class,
                (row, out) -> {
                  if (row.id() != 2) {
                    out.emit(new Label("n" + row.id() + "@" + row._offset()));
                  }
                })
            .sink("labels", store.sink("labels"))
            .build();

    run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("labels"))
        .containsExactly(Row.of("n0@0"), Row.of("n1@1"), Row.of("n3@3"));
    assertThat(pipeline.portable()).isFalse();
  }

  record Numbered(Long id, long _offset) {}

  record Label(String label) {}

  @Test
  void decodesOnlyColumnsThatAreRead() throws Exception {
    Schema wide = Schema.parse("a BIGINT, b BIGINT, c VARCHAR, d BIGINT");
    CsvCodec codec = new CsvCodec(wide, false);
    InMemorySource source =
        InMemorySource.recordsBuilder("wide", wide, codec)
            .split(Entry.of("wide", 0, "1,2,x,not read"), Entry.of("wide", 1, "3,4,y,not read"))
            .build();
    Pipeline pipeline =
        Pipeline.named("pruned")
            .source("wide", source)
            .sqlCompiler(new TinySqlCompiler())
            .sql("some", "SELECT c, a FROM wide")
            .sql("other", "SELECT b FROM wide")
            .sink("some", store.sink("some"))
            .sink("other", store.sink("other"))
            .build();
    codec.decoded.clear();

    run(pipeline, RunnerOptions.builder());

    assertThat(codec.decoded).containsExactly(Schema.parse("c VARCHAR, a BIGINT, b BIGINT"));
    assertThat(store.rows("some")).containsExactly(Row.of("x", 1L), Row.of("y", 3L));
    assertThat(store.rows("other")).containsExactly(Row.of(2L), Row.of(4L));
  }

  @Test
  void metadataColumnsComeFromTheSourceRecords() throws Exception {
    CsvCodec codec = new CsvCodec(NUMBERS, false);
    Entry entry =
        new Entry(
            "t",
            0,
            0,
            1_700_000_000_123L,
            new byte[] {1},
            new byte[] {'7'},
            List.of(
                new Header("h", new byte[] {1}),
                new Header("h", new byte[] {2}),
                new Header("n", null)));
    InMemorySource source =
        InMemorySource.recordsBuilder("t", NUMBERS, codec)
            .split(entry, Entry.of("t", 1, "8"))
            .build();
    Pipeline pipeline =
        Pipeline.named("metadata")
            .source("t", source)
            .sqlCompiler(new TinySqlCompiler())
            .sql("m", "SELECT _topic, _partition, _offset, _timestamp, _key, _headers, id FROM t")
            .sink("m", store.sink("m"))
            .build();

    run(pipeline, RunnerOptions.builder());

    List<Row> rows = store.rows("m");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).values().subList(0, 3)).containsExactly("t", 0, 0L);
    assertThat(rows.get(0).get(3)).hasToString("2023-11-14T22:13:20.123Z");
    assertThat(rows.get(0).get(5).toString()).contains("h=").contains("n=null");
    assertThat(rows.get(1).values().subList(0, 5)).containsExactly("t", 0, 1L, null, null);
    assertThat(rows.get(1).get(5)).isEqualTo(Map.of());
  }

  @Test
  void tombstonesTravelToTheSinksInOrder() throws Exception {
    CsvCodec codec = new CsvCodec(NUMBERS, true);
    InMemorySource source =
        InMemorySource.recordsBuilder("t", NUMBERS, codec)
            .split(
                Entry.of("t", 0, "1"),
                Entry.of("t", 1, null),
                Entry.of("t", 2, "3"),
                Entry.of("t", 3, "skip"),
                Entry.of("t", 4, null))
            .build();
    RowStep none = RowStep.of("id BIGINT", row -> List.of());
    Pipeline pipeline =
        Pipeline.named("tombstones")
            .source("t", source)
            .transform("filtered", "t", TransformSpec.batches(none.output(), none))
            .sink("t", store.sink("all"))
            .sink("filtered", store.sink("filtered"))
            .build();

    Execution execution = run(pipeline, RunnerOptions.builder());

    assertThat(store.written("all")).extracting(WrittenRow::offset).containsExactly(0L, 1L, 2L, 4L);
    assertThat(store.written("all").get(1).row()).isNull();
    assertThat(store.written("filtered")).extracting(WrittenRow::offset).containsExactly(1L, 4L);
    assertThat(execution.counters().skipped()).isEqualTo(1);
    assertThat(execution.counters().tombstonesOut()).isEqualTo(4);
  }

  @Test
  void transformsAreOpenedAndClosedOnceATask() throws Exception {
    Lifecycle.opened.set(0);
    Lifecycle.closed.set(0);
    Pipeline pipeline =
        Pipeline.named("life")
            .source("numbers", source(rows(0, 3)))
            .transform(
                "same",
                "numbers",
                TransformSpec.rows(
                    Plain.class, Plain.class, Lifecycle.class, Map.of("secret", "s3cret")))
            .sink("same", store.sink("same"))
            .onError(ErrorPolicy.fail())
            .build();

    run(pipeline, RunnerOptions.builder().tasks(3));

    assertThat(store.rows("same")).containsExactly(rows(0, 3));
    assertThat(Lifecycle.opened).hasValue(3);
    assertThat(Lifecycle.closed).hasValue(3);
    assertThat(pipeline.describe()).contains("secret").doesNotContain("s3cret");
    assertThat(pipeline.portable()).isTrue();
  }

  /** The columns of the tests. */
  public record Plain(Long id) {}

  static Row[] rows(long from, long to) {
    return LongStream.range(from, to).mapToObj(Row::of).toArray(Row[]::new);
  }

  static InMemorySource source(Row... rows) {
    return InMemorySource.builder("numbers", NUMBERS).split(rows).build();
  }

  static Execution run(Pipeline pipeline, RunnerOptions.Builder options) throws Exception {
    RunnerOptions built =
        options.fetchLimits(new FetchLimits(100, 1 << 20, Duration.ZERO)).workerId("w").build();
    try (Execution execution = LocalRunner.create(built).start(pipeline)) {
      assertThat(execution.await(Duration.ofSeconds(30))).isTrue();
      return execution;
    }
  }
}
