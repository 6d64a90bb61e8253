package dev.etlsdk.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.guarantee.DeliveryScenario;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import dev.etlsdk.testkit.kafka.ReceivedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * What the fault suite runs: SQL with a filter and a user's function, records that can't be read
 * and rows that can't be computed as dead letters, two sinks, four partitions.
 */
final class FaultPipeline {

  private static final int PARTITIONS = 4;
  private static final int KEYS = 40;

  /** Longer than the longest outage, on a machine that is busy with other things. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** The time of the first record, as Kafka keeps it; old enough that none is of the future. */
  private static final Instant BEGUN =
      Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofHours(1));

  private FaultPipeline() {}

  /** The pipeline on a broker, under a name that no other has. */
  static DeliveryScenario scenario(KafkaBroker broker, DeliveryGuarantee delivery) {
    String name = "faults-" + UUID.randomUUID().toString().substring(0, 8);
    return DeliveryScenario.on(broker)
        .pipeline(servers -> of(servers, name, delivery))
        .partitions(PARTITIONS)
        .within(LIMIT)
        .jvmFlags(
            "-Dorg.slf4j.simpleLogger.log.dev.etlsdk.runtime=info",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS")
        .input(name, FaultPipeline::record)
        .outputRecords(name + "-out", n -> isWanted(n) ? out(n, text(n)) : null)
        .outputRecords(
            name + "-evens", n -> isWanted(n) && n % 2 == 0 ? out(n, "{\"id\":" + n + "}") : null)
        .deadLetters(name + "-letters", FaultPipeline::numberOfLetter, FaultPipeline::isPoison);
  }

  static Pipeline of(String servers, String name, DeliveryGuarantee delivery) {
    return Pipeline.named(name)
        .source(
            "numbers",
            KafkaSource.topic(name)
                .bootstrapServers(servers)
                .schema(Schema.parse("id BIGINT NOT NULL, part INTEGER NOT NULL"))
                .codec(Json.codec())
                .build())
        .sql("wanted", "SELECT id, CHECKED(part) AS part FROM numbers WHERE MOD(id, 10) <> 7")
        .sql("evens", "SELECT id FROM wanted WHERE MOD(id, 2) = 0")
        .sink("wanted", sink(servers, name + "-out"))
        .sink("evens", sink(servers, name + "-evens"))
        .onError(
            ErrorPolicy.deadLetter(
                KafkaDeadLetters.topic(name + "-letters").bootstrapServers(servers).build()))
        .delivery(delivery)
        .build();
  }

  private static KafkaSink sink(String servers, String topic) {
    return KafkaSink.topic(topic).bootstrapServers(servers).codec(Json.codec()).build();
  }

  private static KafkaRecord record(long n) {
    return envelope(n, text(n)).withPartition((int) (n % KEYS % PARTITIONS));
  }

  /** All that the record of a number has to be. */
  private static KafkaRecord out(long n, String text) {
    // The order of a key means something only where its records are.
    return envelope(n, text)
        .withPartition(
            BuiltInPartitioner.partitionForKey(
                key(n).getBytes(StandardCharsets.UTF_8), PARTITIONS));
  }

  /** What goes through the pipeline beside the value. */
  private static KafkaRecord envelope(long n, String text) {
    return KafkaRecord.of(text)
        .withKey(key(n))
        .withHeader("of", "number " + n)
        .withTimestamp(BEGUN.plusMillis(n));
  }

  private static String text(long n) {
    return isUnreadable(n)
        ? "poison " + n
        : "{\"id\":" + n + ",\"part\":" + (isRefused(n) ? -13 : n % 100) + "}";
  }

  private static String key(long n) {
    return "k" + n % KEYS;
  }

  private static boolean isUnreadable(long n) {
    return n % 97 == 13;
  }

  /** The user's function throws. */
  private static boolean isRefused(long n) {
    return n % 89 == 5 && !isFiltered(n);
  }

  private static boolean isFiltered(long n) {
    return n % 10 == 7;
  }

  private static boolean isPoison(long n) {
    return isUnreadable(n) || isRefused(n);
  }

  private static boolean isWanted(long n) {
    return !isPoison(n) && !isFiltered(n);
  }

  /** Each fails in one stream alone. */
  private static long numberOfLetter(ReceivedRecord letter) {
    long n = Long.parseLong(String.valueOf(letter.headerText("etl-testkit-number")));
    assertThat(letter.headerText(KafkaDeadLetters.HEADER_PREFIX + "stream"))
        .as("stream of %s", letter)
        .isEqualTo(isUnreadable(n) ? "numbers" : "wanted");
    return n;
  }
}
