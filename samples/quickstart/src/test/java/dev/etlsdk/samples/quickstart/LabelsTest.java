package dev.etlsdk.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.RecordSchemas;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.runtime.Execution;
import dev.etlsdk.runtime.LocalRunner;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaTest;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import org.junit.jupiter.api.Test;

/** What {@code docs/getting-started.md} shows. */
// tag::test[]
@KafkaTest
class LabelsTest {

  record Label(int number, String label) {}

  @Test
  void goodRecordsAreLabelledAndBadOnesAreDeadLetters(KafkaBroker broker) throws Exception {
    broker.createTopic("readings", 1);
    broker.createTopic("labels", 1);
    broker.createTopic("readings.dlq", 1);
    broker.publish(
        "readings",
        "{\"column_0\":1,\"column_1\":2,\"column_2\":3,\"column_3\":4}",
        "{\"column_0\":\"one\"}",
        "{\"column_0\":4,\"column_1\":6,\"column_2\":7,\"column_3\":8}");

    Pipeline pipeline = labels(broker.bootstrapServers());
    try (Execution execution = LocalRunner.create().start(pipeline)) {
      execution.await();
    }

    assertThat(broker.records("labels"))
        .extracting(ReceivedRecord::text)
        .containsExactly("{\"number\":1,\"label\":\"odd\"}", "{\"number\":4,\"label\":\"even\"}");
    assertThat(broker.records("readings.dlq"))
        .extracting(ReceivedRecord::text)
        .containsExactly("{\"column_0\":\"one\"}");
  }

  // end::test[]

  @Test
  void aQueryLabelsAsTheTransformDoes() {
    try (Pipeline pipeline = queried("localhost:9092")) {
      assertThat(pipeline.schema("labels"))
          .hasToString("number INTEGER NOT NULL, label VARCHAR NOT NULL");
    }
  }

  static Pipeline queried(String servers) {
    return Pipeline.named("labels")
        .source(
            "readings",
            KafkaSource.topic("readings")
                .bootstrapServers(servers)
                .schema(RecordSchemas.of(Reading.class))
                .codec(Json.codec())
                .build())
        // tag::query[]
        .sql(
            "labels",
            """
            SELECT column_0 AS number, CASE WHEN column_0 % 2 = 0 THEN 'even' ELSE 'odd' END AS label
            FROM readings
            """)
        // end::query[]
        .sink(
            "labels",
            KafkaSink.topic("labels").bootstrapServers(servers).codec(Json.codec()).build())
        .build();
  }

  // tag::labels[]
  static Pipeline labels(String servers) {
    return Pipeline.named("labels")
        .source(
            "readings",
            KafkaSource.topic("readings")
                .bootstrapServers(servers)
                .schema(RecordSchemas.of(Reading.class))
                .codec(Json.codec())
                .bounded()
                .build())
        .transform(
            "labels",
            "readings",
            Reading.class,
            Label.class,
            (reading, output) -> {
              boolean even = Numbers.isEven(reading.column_0());
              output.emit(new Label(reading.column_0(), even ? "even" : "odd"));
            })
        .sink(
            "labels",
            KafkaSink.topic("labels").bootstrapServers(servers).codec(Json.codec()).build())
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic("readings.dlq").bootstrapServers(servers).build()))
        .build();
  }
  // end::labels[]
}
