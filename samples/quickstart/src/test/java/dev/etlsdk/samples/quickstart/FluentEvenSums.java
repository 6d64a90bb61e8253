package dev.etlsdk.samples.quickstart;

import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;

/** The quickstart's pipeline, built in code and compiled at run time. */
final class FluentEvenSums {

  private FluentEvenSums() {}

  // tag::pipeline[]
  static Pipeline pipeline(String name, String servers) {
    KafkaSource source =
        KafkaSource.topic("test_topic")
            .bootstrapServers(servers)
            .schema(RecordSchemas.of(Reading.class))
            .codec(Json.codec())
            .bounded() // until the offsets of this moment; without it, for ever
            .build();
    KafkaSink sink =
        KafkaSink.topic("test_topic2").bootstrapServers(servers).codec(Json.codec()).build();
    return Pipeline.named(name)
        .source("test_table", source)
        .sql("sums", "SELECT IS_EVEN(column_0 + column_1) AS sum FROM test_table")
        .sink("sums", sink)
        .build();
  }
  // end::pipeline[]
}
