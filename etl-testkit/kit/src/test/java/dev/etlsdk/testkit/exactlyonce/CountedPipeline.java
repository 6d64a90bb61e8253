package dev.etlsdk.testkit.exactlyonce;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.guarantee.DeliveryScenario;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * A pipeline with filters, dead letters and two sinks, and its numbered input. Like a worker whose
 * SQL was compiled at build time it plans none at its start.
 */
final class CountedPipeline {

  static final int PARTITIONS = 4;
  private static final int KEYS = 40;

  private CountedPipeline() {}

  /** Describes the pipeline under a name that no other has. */
  static DeliveryScenario describe(DeliveryScenario scenario, DeliveryGuarantee delivery) {
    return describe(scenario, freshName(), delivery, Map.of());
  }

  /**
   * Describes the pipeline.
   *
   * @param name of the pipeline, and of the topic that it reads
   * @param consumer properties of the source
   */
  static DeliveryScenario describe(
      DeliveryScenario scenario,
      String name,
      DeliveryGuarantee delivery,
      Map<String, String> consumer) {
    Map<String, String> properties = Map.copyOf(consumer);
    return scenario
        .pipeline(servers -> of(servers, name, delivery, properties))
        .partitions(PARTITIONS)
        .input(name, CountedPipeline::record)
        .outputRecords(out(name), n -> isWanted(n) ? envelope(n) : null)
        .outputRecords(evens(name), n -> isWanted(n) && n % 2 == 0 ? envelope(n) : null)
        .deadLetters(letters(name), CountedPipeline::isPoison);
  }

  static String freshName() {
    return "counted-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /**
   * The pipeline.
   *
   * @param name of the pipeline, and of the topic that it reads
   */
  private static Pipeline of(
      String servers, String name, DeliveryGuarantee delivery, Map<String, String> consumer) {
    return Pipeline.named(name)
        .source(
            "numbers",
            KafkaSource.topic(name)
                .bootstrapServers(servers)
                .properties(consumer)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .transform("wanted", "numbers", Id.class, Id.class, keeping(id -> id % 10 != 7))
        .transform("evens", "wanted", Id.class, Id.class, keeping(id -> id % 2 == 0))
        .sink("wanted", sink(servers, out(name)))
        .sink("evens", sink(servers, evens(name)))
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic(letters(name)).bootstrapServers(servers).build()))
        .delivery(delivery)
        .build();
  }

  private static RowTransform<Id, Id> keeping(LongPredicate wanted) {
    return (row, rows) -> {
      if (wanted.test(row.id())) {
        rows.emit(row);
      }
    };
  }

  /** A row. */
  record Id(long id) {}

  private static KafkaSink sink(String servers, String topic) {
    return KafkaSink.topic(topic).bootstrapServers(servers).codec(Json.codec()).build();
  }

  static String out(String name) {
    return name + "-out";
  }

  static String evens(String name) {
    return name + "-evens";
  }

  static String letters(String name) {
    return name + "-letters";
  }

  private static KafkaRecord record(long n) {
    return envelope(n).withPartition((int) (n % KEYS % PARTITIONS));
  }

  /** What goes through; no row is changed. */
  private static KafkaRecord envelope(long n) {
    return KafkaRecord.of(isPoison(n) ? "poison " + n : "{\"id\":" + n + "}")
        .withKey("k" + n % KEYS)
        .withHeader("of", "number " + n);
  }

  private static boolean isPoison(long n) {
    return n % 97 == 13;
  }

  private static boolean isWanted(long n) {
    return !isPoison(n) && n % 10 != 7;
  }

  /** How many records come out in the first output, of so many of the input. */
  static long wanted(int published) {
    return LongStream.range(0, published).filter(CountedPipeline::isWanted).count();
  }
}
