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
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

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
        .output(name + "-out", FaultPipeline::number, FaultPipeline::isWanted)
        .output(name + "-evens", FaultPipeline::number, n -> isWanted(n) && n % 2 == 0)
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
    return KafkaRecord.of(text(n)).withKey(key(n)).withPartition((int) (n % KEYS % PARTITIONS));
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

  private static long number(ReceivedRecord record) {
    Matcher matcher = ID.matcher(String.valueOf(record.text()));
    assertThat(matcher.find()).as("'%s' is one of ours", record).isTrue();
    long n = Long.parseLong(matcher.group(1));
    // The order of a key means something only where its records are.
    assertThat(record.keyText()).as("key of %s", record).isEqualTo(key(n));
    assertThat(record.partition())
        .as("partition of %s", record)
        .isEqualTo(
            BuiltInPartitioner.partitionForKey(
                key(n).getBytes(StandardCharsets.UTF_8), PARTITIONS));
    return n;
  }

  /** Each fails in one stream alone, with its own bytes. */
  private static long numberOfLetter(ReceivedRecord letter) {
    long n = Long.parseLong(String.valueOf(letter.headerText("etl-testkit-number")));
    assertThat(letter.headerText(KafkaDeadLetters.HEADER_PREFIX + "stream"))
        .as("stream of %s", letter)
        .isEqualTo(isUnreadable(n) ? "numbers" : "wanted");
    assertThat(letter.keyText()).as("key of %s", letter).isEqualTo(key(n));
    assertThat(letter.text()).as("%s", letter).isEqualTo(text(n));
    return n;
  }
}
