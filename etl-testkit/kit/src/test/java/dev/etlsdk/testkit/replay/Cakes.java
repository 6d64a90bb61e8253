package dev.etlsdk.testkit.replay;

import dev.etlsdk.api.batch.Batch;
import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.RowErrors;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sql.UdfOptions;
import dev.etlsdk.api.transform.BatchTransform;
import dev.etlsdk.api.transform.TransformContext;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.pipeline.TransformSpec;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.BatchRows;
import dev.etlsdk.testkit.batch.Row;
import dev.etlsdk.udf.Udf;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cakes cut into pieces, one for each guest. Public, as generated tests call it. */
public final class Cakes {

  private Cakes() {}

  /** Divides by zero. */
  public static final class BrokenPortions {

    private BrokenPortions() {}

    /** Grams for each guest. */
    @Udf("PORTION")
    public static int portion(int grams, int guests) {
      return grams / guests;
    }
  }

  /** Mended: without guests the cake stays whole. */
  public static final class MendedPortions {

    private MendedPortions() {}

    /** Grams for each guest. */
    @Udf("PORTION")
    public static int portion(int grams, int guests) {
      return guests == 0 ? grams : grams / guests;
    }
  }

  /** Cakes without guests become dead letters. */
  public static Pipeline broken(PipelineConfig config) {
    return pipeline(config, BrokenPortions.class, deadLetters(config));
  }

  /** Cakes without guests stop the pipeline. */
  public static Pipeline stopping(PipelineConfig config) {
    return pipeline(config, BrokenPortions.class, ErrorPolicy.fail());
  }

  /** The function is mended, and the query is as it was. */
  public static Pipeline mended(PipelineConfig config) {
    return pipeline(config, MendedPortions.class, deadLetters(config));
  }

  /** What a cake weighs is nobody's business. */
  public static Pipeline discreet(PipelineConfig config) {
    return builder(config, BrokenPortions.class, deadLetters(config)).pii("cakes", "grams").build();
  }

  /**
   * Cakes are put into boxes by the batch, and one without guests spoils the others of its batch.
   */
  public static Pipeline boxed(PipelineConfig config) {
    return builder(config, MendedPortions.class, deadLetters(config))
        .transform(
            "boxes",
            "cakes",
            TransformSpec.batches(Schema.parse("id BIGINT NOT NULL"), new Boxing()))
        .sink(
            "boxes",
            KafkaSink.topic(config.text("output"))
                .bootstrapServers(config.text("servers"))
                .codec(Json.codec())
                .build())
        .build();
  }

  private static final class Boxing implements BatchTransform {

    private @Nullable TransformContext context;

    @Override
    public void open(TransformContext newContext) {
      context = newContext;
    }

    @Override
    public Batch process(Batch input, RowErrors errors) {
      BatchBuilder boxes =
          BatchBuilder.of("id BIGINT NOT NULL", Objects.requireNonNull(context).allocator());
      List<Row> cakes = BatchRows.of(input);
      if (cakes.stream().anyMatch(cake -> Objects.equals(cake.get(2), 0))) {
        throw new IllegalStateException("no box fits");
      }
      cakes.forEach(cake -> boxes.row(cake.get(0)));
      return boxes.origins(input.origins()).build();
    }
  }

  private static ErrorPolicy deadLetters(PipelineConfig config) {
    return ErrorPolicy.deadLetter(
        KafkaDeadLetters.topic(config.text("letters"))
            .bootstrapServers(config.text("servers"))
            .build());
  }

  private static Pipeline pipeline(PipelineConfig config, Class<?> functions, ErrorPolicy policy) {
    return builder(config, functions, policy).build();
  }

  private static PipelineBuilder builder(
      PipelineConfig config, Class<?> functions, ErrorPolicy policy) {
    String servers = config.text("servers");
    return Pipeline.named("cakes-" + config.text("input"))
        .source(
            "cakes",
            KafkaSource.topic(config.text("input"))
                .bootstrapServers(servers)
                .schema(
                    Schema.parse(
                        "id BIGINT NOT NULL, grams INTEGER NOT NULL, guests INTEGER NOT NULL"))
                .codec(Json.codec())
                .build())
        .sql("pieces", "SELECT id, PORTION(grams, guests) AS grams FROM cakes")
        .sink(
            "pieces",
            KafkaSink.topic(config.text("output"))
                .bootstrapServers(servers)
                .codec(Json.codec())
                .build())
        .udfs(new UdfOptions(false, List.of(functions), Optional.empty(), Map.of()))
        .onError(policy);
  }
}
