package dev.etlsdk.testkit.driver;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.pipeline.PipelineBuilder;

/** The pipeline that the driver's tests run. */
final class Orders {

  static final String GROUP = "labels:orders";

  private Orders() {}

  // tag::pipeline[]
  static Pipeline pipeline(String bootstrapServers) {
    return builder(bootstrapServers)
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic("orders-failed").bootstrapServers(bootstrapServers).build()))
        .build();
  }

  static PipelineBuilder builder(String bootstrapServers) {
    return Pipeline.named("labels")
        .source(
            "orders",
            KafkaSource.topic("orders")
                .bootstrapServers(bootstrapServers)
                .schema(Schema.parse("id INTEGER NOT NULL, amount INTEGER"))
                .codec(Json.codec())
                .build())
        .sql("labels", "SELECT id, 100 / amount AS share FROM orders")
        .sink(
            "labels",
            KafkaSink.topic("labels")
                .bootstrapServers(bootstrapServers)
                .codec(Json.codec())
                .build());
  }
  // end::pipeline[]
}
