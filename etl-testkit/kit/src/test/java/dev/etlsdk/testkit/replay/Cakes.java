package dev.etlsdk.testkit.replay;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.config.PipelineConfig;

/** Cakes cut into pieces, one for each guest. Public, as generated tests call it. */
public final class Cakes {

  private Cakes() {}

  static int parts(int whole, int by) {
    return whole / by;
  }

  /** Divides by zero, before it is mended. */
  public static Pipeline broken(PipelineConfig config) {
    return pipeline(config, false);
  }

  /** Mended. */
  public static Pipeline mended(PipelineConfig config) {
    return pipeline(config, true);
  }

  record Cake(long id, int grams, int guests) {}

  record Piece(long id, int grams) {}

  private static Pipeline pipeline(PipelineConfig config, boolean mended) {
    String servers = config.text("servers");
    return Pipeline.named("cakes")
        .source(
            "cakes",
            KafkaSource.topic(config.text("input"))
                .bootstrapServers(servers)
                .schema(
                    Schema.parse(
                        "id BIGINT NOT NULL, grams INTEGER NOT NULL, guests INTEGER NOT NULL"))
                .codec(Json.codec())
                .build())
        .transform(
            "pieces",
            "cakes",
            Cake.class,
            Piece.class,
            (cake, rows) ->
                rows.emit(
                    new Piece(
                        cake.id(),
                        mended && cake.guests() == 0
                            ? cake.grams()
                            : parts(cake.grams(), cake.guests()))))
        .sink(
            "pieces",
            KafkaSink.topic(config.text("output"))
                .bootstrapServers(servers)
                .codec(Json.codec())
                .build())
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic(config.text("letters")).bootstrapServers(servers).build()))
        .build();
  }
}
