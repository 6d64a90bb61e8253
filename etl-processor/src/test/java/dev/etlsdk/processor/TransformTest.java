package dev.etlsdk.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.kernels.typed.TypedTransform;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.processor.memory.Place;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.batch.Row;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java code as a stage of an annotated pipeline, from source to rows in a table. */
class TransformTest {

  private static final String ORDERS = "dev.etlsdk.processor.transforms.OrdersPipeline";

  private static Compiled compiled;
  private static Place place;

  @BeforeAll
  static void run() throws Exception {
    compiled = Compiled.folder("transforms");
    place =
        Place.named("transforms")
            .put(
                "orders",
                "{\"id\":1,\"item\":\"tea\",\"amount\":2}",
                "{\"id\":2,\"item\":\"Cup\",\"amount\":6}",
                "{\"id\":3,\"item\":\"pot\",\"amount\":-1}");
    try (Pipeline pipeline =
            compiled.pipeline(ORDERS, PipelineConfig.of(Map.of("place", "transforms")));
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }
  }

  @Test
  void methodGivesARowForEachRow() {
    assertThat(place.rows("labels")).containsExactly(Row.of(1, "2 tea"), Row.of(2, "6 Cup"));
  }

  @Test
  void exceptionIsAnErrorOfTheRow() {
    assertThat(place.letters("failed"))
        .contains("{\"id\":3,\"item\":\"pot\",\"amount\":-1}: ETL-TRANSFORM-0001");
  }

  @Test
  void queryReadsWhatATransformMade() {
    assertThat(place.rows("loud")).containsExactly(Row.of(2, "6 CUP"));
  }

  @Test
  void methodGivesARowOrNone() {
    assertThat(place.rows("large")).containsExactly(Row.of(2, "6 Cup"));
    assertThat(place.rows("small")).containsExactly(Row.of(1, "small"), Row.of(3, "small"));
  }

  @Test
  void nullWhereNoNullIsDeclaredIsAnErrorOfTheRow() {
    assertThat(place.rows("sometimes")).containsExactly(Row.of(1, "tea"), Row.of(3, "pot"));
    assertThat(place.letters("failed"))
        .contains("{\"id\":2,\"item\":\"Cup\",\"amount\":6}: ETL-TRANSFORM-0001");
  }

  @Test
  void methodGivesSeveralRows() {
    assertThat(place.rows("pieces"))
        .hasSize(8)
        .startsWith(Row.of("tea"), Row.of("tea"))
        .endsWith(Row.of("Cup"));
    assertThat(place.rows("letters"))
        .hasSize(24)
        .startsWith(Row.of("t"), Row.of("e"), Row.of("a"), Row.of("t"));
  }

  @Test
  void asynchronousMethodKeepsTheOrder() {
    assertThat(place.rows("later"))
        .containsExactly(Row.of(1, "later"), Row.of(2, "later"), Row.of(3, "later"));
    assertThat(place.rows("maybe")).containsExactly(Row.of(2, "maybe"), Row.of(3, "maybe"));
  }

  @Test
  void instanceIsConfiguredAndOpened() {
    assertThat(place.rows("priced"))
        .containsExactly(Row.of(1, "tea for 6"), Row.of(2, "Cup for 18"), Row.of(3, "pot for -3"));
  }

  @Test
  void methodTakesABatchAndWritesAnother() {
    assertThat(place.rows("totals")).containsExactly(Row.of(1, "total 2"), Row.of(2, "total 6"));
    assertThat(place.rows("counted"))
        .containsExactly(Row.of(1, "number 1"), Row.of(2, "number 2"), Row.of(3, "number 3"));
  }

  @Test
  void methodOfBatchesSaysWhichRowsFailed() {
    assertThat(place.rows("checked")).containsExactly(Row.of(1, "checked"), Row.of(2, "checked"));
  }

  @Test
  void classThatImplementsATransform() {
    assertThat(place.rows("shouted")).hasSize(6).startsWith(Row.of(1, "TEA"), Row.of(1, "tea!"));
  }

  @Test
  void classThatImplementsATransformOfBatches() throws Exception {
    Place copied = Place.named("batches").put("in", "{\"id\":7}", "{\"id\":8}");
    Compiled classes =
        Compiled.source(
            "acme.Copying",
            """
            package acme;
            import dev.etlsdk.api.annotation.*;
            import dev.etlsdk.api.batch.Batch;
            import dev.etlsdk.api.error.RowErrors;
            import dev.etlsdk.api.transform.BatchTransform;
            import dev.etlsdk.api.transform.TransformContext;
            import dev.etlsdk.processor.memory.*;
            import org.apache.arrow.vector.VectorSchemaRoot;
            @Pipeline("copying") interface Copying {
              record Numbered(int id) {}
              @MemorySource("in") Rows<Numbered> in();
              @Transform(from = "in", by = Copy.class) @MemorySink("out") Rows<Numbered> out();
              class Copy implements BatchTransform {
                private TransformContext context;
                @Override public void open(TransformContext given) { context = given; }
                @Override public Batch process(Batch input, RowErrors errors) {
                  VectorSchemaRoot root =
                      VectorSchemaRoot.create(input.root().getSchema(), context.allocator());
                  root.allocateNew();
                  for (int row = 0; row < input.rows(); row++) {
                    root.getVector(0).copyFromSafe(row, row, input.vector(0));
                  }
                  root.setRowCount(input.rows());
                  return Batch.take(input.schema(), root, input.origins());
                }
                @Override public void close() {}
              }
            }
            """);

    try (Pipeline pipeline =
            classes.pipeline(
                "acme.CopyingPipeline", PipelineConfig.of(Map.of("place", "batches")));
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }

    assertThat(copied.rows("out")).containsExactly(Row.of(7), Row.of(8));
  }

  /** A pipeline with a method of batches; its body is given. */
  private static Compiled ofBatches(String body) throws IOException {
    return Compiled.source(
        "acme.Whole",
        """
        package acme;
        import dev.etlsdk.api.annotation.*;
        import dev.etlsdk.processor.memory.*;
        @Pipeline("whole") @MemoryDeadLetters("failed") public interface Whole {
          record Id(int id) {}
          @MemorySource("in") Rows<Id> in();
          @Transform(from = "in") @MemorySink("out")
          static void out(Whole_IdBatch rows, Whole_IdBatch.Writer made) {
            %s
          }
        }
        """
            .formatted(body));
  }

  private static void run(Compiled classes, String place) throws Exception {
    try (Pipeline pipeline =
            classes.pipeline("acme.WholePipeline", PipelineConfig.of(Map.of("place", place)));
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }
  }

  @Test
  void exceptionOfAMethodOfBatchesFailsEveryRowOfTheBatch() throws Exception {
    Place whole = Place.named("whole").put("in", "{\"id\":1}", "{\"id\":2}");

    run(ofBatches("made.add(7); throw new IllegalStateException(\"no luck\");"), "whole");

    assertThat(whole.rows("out")).isEmpty();
    assertThat(whole.letters("failed"))
        .containsExactly("{\"id\":1}: ETL-TRANSFORM-0001", "{\"id\":2}: ETL-TRANSFORM-0001");
  }

  @Test
  void methodOfBatchesThatLeavesRowsOutWithoutSayingWhichStopsThePipeline() throws Exception {
    Place whole = Place.named("unsaid").put("in", "{\"id\":1}", "{\"id\":2}");
    Compiled classes = ofBatches("made.add(rows.id(0));");

    assertThatThrownBy(() -> run(classes, "unsaid"))
        .hasMessageContaining("ETL-TRANSFORM-0007")
        .hasMessageContaining("it made 1 rows of 2, and doesn't say which of which");
    assertThat(whole.rows("out")).isEmpty();
    assertThat(whole.letters("failed")).isEmpty();
  }

  @Test
  void metadataColumnsAreRead() throws Exception {
    Place stamped = Place.named("stamped").put("in", "{\"id\":7}", "{\"id\":8}");
    Compiled classes =
        Compiled.source(
            "acme.Stamped",
            """
            package acme;
            import dev.etlsdk.api.annotation.*;
            import dev.etlsdk.processor.memory.*;
            import java.time.Instant;
            @Pipeline("stamped") public interface Stamped {
              record In(int id) {}
              record Placed(int id, long _offset) {}
              record Timed(int id, Instant _timestamp) {}
              record Out(int id, String text) {}
              @MemorySource("in") Rows<In> in();
              @Transform(from = "in") @MemorySink("places")
              static Out places(Placed in) { return new Out(in.id(), "at " + in._offset()); }
              @Transform(from = "in") @MemorySink("times")
              static Out times(Timed in) { return new Out(in.id(), "timed"); }
            }
            """);

    try (Pipeline pipeline =
            classes.pipeline(
                "acme.StampedPipeline", PipelineConfig.of(Map.of("place", "stamped")));
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }

    assertThat(stamped.rows("places")).containsExactly(Row.of(7, "at 0"), Row.of(8, "at 1"));
    assertThat(stamped.rows("times")).containsExactly(Row.of(7, "timed"), Row.of(8, "timed"));
    assertThat(classes.loadClass("acme.Stamped_places_Transform"))
        .isAssignableTo(TypedTransform.class);
    // A typed batch has the record's precision of time, and the column another.
    assertThat(classes.loadClass("acme.Stamped_times_Transform"))
        .isAssignableTo(RowTransform.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"factor", "FAC-TOR"})
  void configurationReachesTransforms(String key) throws Exception {
    Place other = Place.named(key).put("orders", "{\"id\":1,\"item\":\"tea\",\"amount\":2}");
    PipelineConfig config =
        PipelineConfig.of(
            Map.of("place", key, "priced.transform.config." + key, "100", "calls", "1"));

    try (Pipeline pipeline = compiled.pipeline(ORDERS, config);
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }

    assertThat(other.rows("priced")).containsExactly(Row.of(1, "tea for 200"));
  }

  @Test
  void mistakesInTheConfigurationOfTransformsAreTold() {
    PipelineConfig config =
        PipelineConfig.of(
            Map.of(
                "place", "mistaken",
                "calls", "0",
                "maybe.transform.timeout", "soon",
                "later.transform.tiemout", "1s"));

    assertThatThrownBy(() -> compiled.pipeline(ORDERS, config))
        .hasMessageContaining("3 problems")
        .hasMessageContaining("'calls' in code, for 'later.transform.concurrency', isn't at")
        .hasMessageContaining("'maybe.transform.timeout' in code isn't a time")
        .hasMessageContaining("did you mean 'later.transform.timeout'?");
  }

  @Test
  void eachTaskMakesAnInstanceOfAClass() throws ReflectiveOperationException {
    try (Pipeline pipeline =
        compiled.pipeline(ORDERS, PipelineConfig.of(Map.of("place", "nowhere")))) {
      assertThat(pipeline.stages())
          .filteredOn(stage -> stage.stream().equals("label"))
          .extracting(Object::toString)
          .anySatisfy(text -> assertThat(text).contains("Orders_label_Transform"));
    }
  }
}
