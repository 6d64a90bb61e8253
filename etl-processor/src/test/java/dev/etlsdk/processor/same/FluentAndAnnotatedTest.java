package dev.etlsdk.processor.same;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.processor.memory.Place;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same pipelines, as interfaces and as calls, give the same records and dead letters. */
class FluentAndAnnotatedTest {

  private static final List<String> TABLES = List.of("out", "optional", "several", "later", "loud");

  /** A pipeline in both forms. */
  enum Both {
    QUERY(Annotated_QueryPipeline::create, Fluent::query, 5, 2),
    FILTER(Annotated_FilterPipeline::create, Fluent::filter, 1, 2),
    UNION(Annotated_UnionPipeline::create, Fluent::union, 8, 3),
    UNNEST(Annotated_UnnestPipeline::create, Fluent::unnest, 7, 2),
    TRANSFORMS(Annotated_TransformsPipeline::create, Fluent::transforms, 6, 2),
    FAILING(Annotated_FailingPipeline::create, Fluent::failing, 3, 6);

    private final Function<PipelineConfig, Pipeline> annotated;
    private final Function<Place, Pipeline> fluent;
    private final int rows;
    private final int letters;

    Both(
        Function<PipelineConfig, Pipeline> annotated,
        Function<Place, Pipeline> fluent,
        int rows,
        int letters) {
      this.annotated = annotated;
      this.fluent = fluent;
      this.rows = rows;
      this.letters = letters;
    }
  }

  private static Place filled(String name) {
    return Place.named(name)
        .put(
            "readings",
            "{\"column_0\":1,\"column_1\":1,\"column_2\":2,\"column_3\":3}",
            "{\"column_0\":1,\"column_1\":2,\"column_2\":2,\"column_3\":3}",
            "{\"column_0\":2147483647,\"column_1\":1,\"column_2\":2,\"column_3\":3}",
            "{\"column_0\":-4,\"column_1\":2,\"column_2\":null,\"column_3\":3}",
            "{\"column_0\":-4,\"column_1\":2,\"column_2\":0,\"column_3\":3}",
            "{\"column_0\":7,\"column_1\":2,\"column_2\":0,\"column_3\":3}",
            "poison")
        .put(
            "orders",
            "{\"id\":1,\"item\":\"tea\",\"amount\":3,\"price\":4.50,\"tags\":[\"a\",\"b\"]}",
            "{\"id\":2,\"item\":\"12\",\"amount\":2,\"price\":1.00,\"tags\":[]}",
            "{\"id\":3,\"item\":null,\"amount\":1,\"tags\":[\"c\",\"bad\",\"d\"]}",
            "{\"id\":4,\"item\":\"2147483647\",\"amount\":2,\"price\":null,\"tags\":[\"ü\"]}",
            "{\"id\":5,\"item\":\"7\",\"amount\":0,\"price\":9.99,\"tags\":[\"e\"]}",
            "{\"id\":6,\"item\":\"\",\"amount\":1,\"price\":0.10,\"tags\":[\"f\"]}",
            "{\"id\":\"x\"}",
            "{\"id\":7")
        .put(
            "partners",
            "{\"number\":8,\"name\":\"Ann\"}",
            "{\"number\":80000000000,\"name\":\"Bob\"}",
            "{\"number\":9,\"name\":\"\"}",
            "{\"number\":10,\"name\":\"Cid\"}");
  }

  private static Map<String, Object> run(Place place, Pipeline pipeline) throws Exception {
    try (pipeline;
        Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }
    Map<String, Object> outcome = new LinkedHashMap<>();
    for (String table : TABLES) {
      outcome.put(table, sorted(place.rows(table)));
    }
    outcome.put("letters", sorted(place.wholeLetters("failed")));
    return outcome;
  }

  /** Of two sources the one or the other comes first. */
  private static List<String> sorted(List<?> found) {
    return found.stream().map(Object::toString).sorted().toList();
  }

  @ParameterizedTest
  @EnumSource
  void giveTheSameRecordsAndDeadLetters(Both both) throws Exception {
    String name = both.name().toLowerCase(Locale.ROOT);
    Place annotated = filled("annotated-" + name);
    Place fluent = filled("fluent-" + name);

    Map<String, Object> outcome =
        run(
            annotated,
            both.annotated.apply(PipelineConfig.of(Map.of("place", "annotated-" + name))));

    assertThat(run(fluent, both.fluent.apply(fluent))).isEqualTo(outcome);
    assertThat(annotated.rows("out")).hasSize(both.rows);
    assertThat(annotated.wholeLetters("failed")).hasSize(both.letters);
  }
}
