package dev.etlsdk.runtime;

import static dev.etlsdk.runtime.LocalRunnerTest.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeadLetter;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.testkit.batch.InMemoryRecords.Entry;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.testkit.inmemory.InMemoryDeadLetterSink;
import dev.etlsdk.testkit.inmemory.InMemorySource;
import dev.etlsdk.testkit.inmemory.InMemoryStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of rows that the record can't hold that a stream's rows are said to be. */
class RecordRowsTest {

  private static final Schema PAINTS = Schema.parse("id BIGINT, colour VARCHAR");

  private final InMemoryStore store = InMemoryStore.create();
  private final InMemoryDeadLetterSink letters = store.deadLetters("dlq");

  enum Colour {
    RED,
    GREEN
  }

  record Paint(long id, @Nullable Colour colour) {}

  record Shelf(List<Colour> colours, Map<Colour, UUID> keys, Paint top) {}

  @Test
  void rowsThatTheRecordHoldsPass() throws Exception {
    Pipeline pipeline = paints(Row.of(1L, "RED"), Row.of(2L, null)).build();

    run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("out")).containsExactly(Row.of(1L, "RED"), Row.of(2L, null));
    assertThat(letters.letters()).isEmpty();
  }

  @Test
  void nullAndUnknownConstantFailInTheStreamOfASourceOfRows() throws Exception {
    Pipeline pipeline =
        paints(Row.of(1L, "RED"), Row.of(2L, "GREN"), Row.of(null, "RED"), Row.of(4L, "GREEN"))
            .build();

    run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("out")).containsExactly(Row.of(1L, "RED"), Row.of(4L, "GREEN"));
    assertThat(letters.letters()).extracting(DeadLetter::stage).containsOnly("decode");
    assertThat(letters.letters())
        .extracting(letter -> letter.error().code())
        .containsExactly(EtlError.VALUE_0003, EtlError.VALUE_0005);
    assertThat(letters.letters())
        .extracting(letter -> letter.error().message())
        .containsExactly(
            "the column 'colour' holds 'GREN', and Paint.colour takes the constants of Colour; did"
                + " you mean 'GREEN'?",
            "the column 'id' is null, and Paint.id is read as a value that can't be; take a box,"
                + " Optional or @Nullable there");
  }

  @Test
  void recordThatCannotBeDecodedIsToldWithTheComponent() throws Exception {
    CsvCodec codec = new CsvCodec(PAINTS, false);
    InMemorySource source =
        InMemorySource.recordsBuilder("csv", PAINTS, codec)
            .split(
                Entry.of("csv", 0, "one,RED"),
                Entry.of("csv", 1, "2,BLACK"),
                Entry.of("csv", 2, "3,RED"))
            .build();

    run(to(source).build(), RunnerOptions.builder());

    assertThat(store.rows("out")).containsExactly(Row.of(3L, "RED"));
    assertThat(letters.letters())
        .extracting(letter -> letter.error().message())
        .containsExactly(
            "'one' isn't a BIGINT (Paint.id)",
            "the column 'colour' holds 'BLACK', and Paint.colour takes the constants of Colour,"
                + " [RED, GREEN]");
  }

  @Test
  void computedRowsAreLookedAtAsWell() throws Exception {
    RowStep dye = RowStep.of("id BIGINT, colour VARCHAR", row -> List.of(Row.of(1L, "BLACK"), row));
    Pipeline pipeline =
        Pipeline.named("p")
            .source("paints", source(PAINTS, Row.of(2L, "RED")))
            .transform("dyed", "paints", TransformSpec.batches(dye.output(), dye))
            .rows("dyed", Paint.class)
            .sink("paints", store.sink("whole"))
            .sink("dyed", store.sink("out"))
            .onError(ErrorPolicy.deadLetter(letters))
            .build();

    run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("whole")).containsExactly(Row.of(2L, "RED"));
    assertThat(store.rows("out")).isEmpty();
    assertThat(letters.letters()).extracting(DeadLetter::stream).containsExactly("dyed");
    assertThat(letters.letters()).extracting(DeadLetter::stage).containsExactly("transform");
  }

  @Test
  void valuesWithinListsMapsAndRecordsAreLookedAt() throws Exception {
    Schema shelves =
        Schema.parse(
            "colours ARRAY<VARCHAR>, keys MAP<VARCHAR, VARCHAR>, top ROW<id BIGINT, colour VARCHAR>");
    String id = new UUID(1, 2).toString();
    Row good = shelf(List.of("RED"), Map.of("GREEN", id), paint(1L, "RED"));
    InMemorySource source =
        source(
            shelves,
            good,
            shelf(List.of("RED", "PINK"), Map.of(), paint(1L, "RED")),
            shelf(List.of(), Map.of("PINK", id), paint(1L, "RED")),
            shelf(List.of(), Map.of("RED", "no id"), paint(1L, "RED")),
            shelf(List.of(), Map.of(), paint(1L, "PINK")),
            shelf(List.of(), Map.of(), paint(null, "RED")));
    Pipeline pipeline =
        Pipeline.named("p")
            .source("shelves", source)
            .rows("shelves", Shelf.class)
            .sink("shelves", store.sink("out"))
            .onError(ErrorPolicy.deadLetter(letters))
            .build();

    run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("out")).containsExactly(good);
    assertThat(letters.letters())
        .extracting(letter -> letter.error().column())
        .containsExactly("colours[]", "keys.key", "keys.value", "top.colour", "top.id");
  }

  private static Row shelf(
      List<String> colours, Map<String, String> keys, Map<String, @Nullable Object> top) {
    return Row.of(colours, keys, top);
  }

  private static Map<String, @Nullable Object> paint(@Nullable Long id, String colour) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("colour", colour);
    return fields;
  }

  @Test
  void stopsByDefaultAndNamesBoth() {
    PipelineBuilder builder = paints(Row.of(1L, "BLACK")).onError(ErrorPolicy.fail());

    assertThatThrownBy(() -> run(builder.build(), RunnerOptions.builder()))
        .hasMessageContaining("ETL-RUN-0001")
        .hasMessageContaining("failed in stream 'paints' (decode): ETL-VALUE-0003")
        .hasMessageContaining("holds 'BLACK', and Paint.colour");
    assertThat(store.rows("out")).isEmpty();
  }

  @Test
  void skipsAndCountsWhereThatIsThePolicy() throws Exception {
    Pipeline pipeline =
        paints(Row.of(1L, "BLACK"), Row.of(null, "RED")).onError(ErrorPolicy.skip()).build();

    Execution execution = run(pipeline, RunnerOptions.builder());

    assertThat(store.rows("out")).isEmpty();
    assertThat(execution.counters().errorsByCode())
        .isEqualTo(Map.of("ETL-VALUE-0003", 1L, "ETL-VALUE-0005", 1L));
  }

  @Test
  void recordThatDoesNotFitTheStreamIsRefusedWhenThePipelineIsBuilt() {
    PipelineBuilder mistyped = to(source(Schema.parse("id VARCHAR, color VARCHAR")));
    PipelineBuilder unknown = paints().rows("paint", Paint.class);

    assertThatThrownBy(mistyped::build)
        .hasMessageContaining("ETL-SCHEMA-0002")
        .hasMessageContaining("has a component 'colour'")
        .hasMessageContaining("did you mean 'color'?")
        .hasMessageContaining("the column 'id' is VARCHAR, but the record's component is long");
    assertThatThrownBy(unknown::build)
        .hasMessageContaining("ETL-PIPELINE-0002")
        .hasMessageContaining("rows names the stream 'paint', which doesn't exist");
  }

  private PipelineBuilder paints(Row... rows) {
    return to(source(PAINTS, rows));
  }

  private PipelineBuilder to(InMemorySource source) {
    return Pipeline.named("p")
        .source("paints", source)
        .rows("paints", Paint.class)
        .sink("paints", store.sink("out"))
        .onError(ErrorPolicy.deadLetter(letters));
  }

  private static InMemorySource source(Schema schema, Row... rows) {
    return InMemorySource.builder("rows", schema).split(rows).build();
  }
}
