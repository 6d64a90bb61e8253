package dev.etlsdk.worker;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;
import dev.etlsdk.pipeline.config.ConfigKey;
import dev.etlsdk.pipeline.config.PipelineConfig;
import dev.etlsdk.worker.internal.Program;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A pipeline that is built in code, as a worker. */
public final class Doubles {

  private Doubles() {}

  record Number(int n) {}

  record Doubled(int n, int doubled) {}

  // tag::worker[]
  public static void main(String[] args) {
    worker().main(args);
  }

  static Worker worker() {
    return Worker.named("doubles")
        .key("kafka.bootstrap-servers", "brokers to begin with, host:port")
        .key("input", "numbers", "the topic that is read")
        .key("output", "doubles", "the topic that is written")
        .key("dead-letters", "", "the topic of records that fail; none if empty")
        .pipeline(Doubles::pipeline);
  }

  // end::worker[]

  /** The same, for tests within the worker's package. */
  public static Program program() {
    return Program.declared(
        "doubles",
        List.of(
            ConfigKey.required("kafka.bootstrap-servers", "brokers"),
            ConfigKey.of("input", "numbers", "read"),
            ConfigKey.of("output", "doubles", "written"),
            ConfigKey.of("dead-letters", "", "letters")),
        Doubles::pipeline);
  }

  static Pipeline pipeline(PipelineConfig config) {
    String servers = config.text("kafka.bootstrap-servers");
    PipelineBuilder builder =
        Pipeline.named("doubles")
            .source(
                "numbers",
                KafkaSource.topic(config.text("input"))
                    .bootstrapServers(servers)
                    .schema(RecordSchemas.of(Number.class))
                    .codec(Json.codec())
                    .build())
            .transform(
                "doubles",
                "numbers",
                Number.class,
                Doubled.class,
                (row, rows) -> rows.emit(doubled(row)))
            .sink(
                "doubles",
                KafkaSink.topic(config.text("output"))
                    .bootstrapServers(servers)
                    .codec(Json.codec())
                    .build());
    if (!config.text("dead-letters").isEmpty()) {
      builder.onError(
          ErrorPolicy.deadLetter(
              KafkaDeadLetters.topic(config.text("dead-letters"))
                  .bootstrapServers(servers)
                  .build()));
    }
    return builder.build();
  }

  /** Never gets done with a negative number. */
  private static Doubled doubled(Number number) {
    if (number.n() < 0) {
      System.out.println("stuck");
    }
    while (number.n() < 0) {
      LockSupport.park();
    }
    return new Doubled(number.n(), 2 * number.n());
  }
}
