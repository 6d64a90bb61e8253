package dev.etlsdk.benchmarks.pipeline;

import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The quickstart's job: its records, its pipeline, its output. */
final class EvenSums {

  static final int PARTITIONS = 4;

  /** As large as an output record, true and false in turn being 12 and 13 bytes. */
  static final byte[] OUTPUT = "{\"sum\":true}".getBytes(StandardCharsets.UTF_8);

  private static final Schema READING =
      Schema.parse(
          "column_0 INTEGER NOT NULL, column_1 INTEGER NOT NULL,"
              + " column_2 INTEGER NOT NULL, column_3 INTEGER NOT NULL");

  private EvenSums() {}

  /** The value of the n-th input record. */
  static byte[] input(int n) {
    return ("{\"column_0\":"
            + n
            + ",\"column_1\":"
            + n / PARTITIONS
            + ",\"column_2\":2,\"column_3\":3}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The pipeline.
   *
   * @param name of the pipeline; under another one it begins at the topic's start again
   * @param consumer properties of the source's client
   * @param producer properties of the sink's client
   */
  static Pipeline pipeline(
      String name,
      String servers,
      String input,
      String output,
      Map<String, String> consumer,
      Map<String, String> producer,
      DeliveryGuarantee delivery) {
    return Pipeline.named(name)
        .source(
            "test_table",
            KafkaSource.topic(input)
                .bootstrapServers(servers)
                .properties(consumer)
                .schema(READING)
                .codec(Json.codec())
                .bounded()
                .build())
        .sql("sums", "SELECT IS_EVEN(column_0 + column_1) AS sum FROM test_table")
        .sink(
            "sums",
            KafkaSink.topic(output)
                .bootstrapServers(servers)
                .properties(producer)
                .codec(Json.codec())
                .build())
        .delivery(delivery)
        .build();
  }
}
