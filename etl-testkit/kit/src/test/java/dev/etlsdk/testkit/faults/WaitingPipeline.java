package dev.etlsdk.testkit.faults;

import dev.etlsdk.api.error.ErrorPolicy;
import dev.etlsdk.api.error.EtlError;
import dev.etlsdk.api.error.EtlException;
import dev.etlsdk.api.schema.Schema;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.api.transform.RowTransform;
import dev.etlsdk.formats.json.Json;
import dev.etlsdk.kafka.KafkaDeadLetters;
import dev.etlsdk.kafka.KafkaRetryTopic;
import dev.etlsdk.kafka.KafkaSink;
import dev.etlsdk.kafka.KafkaSource;
import dev.etlsdk.pipeline.Pipeline;
import dev.etlsdk.testkit.guarantee.DeliveryScenario;
import dev.etlsdk.testkit.kafka.KafkaBroker;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;

/**
 * A pipeline that forks, of which one branch calls a service: now and then it is away, and its
 * records wait in a topic. For some it is always away, and some can't be read. Records have no
 * keys, since what waits has no order.
 */
final class WaitingPipeline {

  private static final int PARTITIONS = 4;
  private static final int ATTEMPTS = 8;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** The time of the first record, as Kafka keeps it; old enough that none is of the future. */
  private static final Instant BEGUN =
      Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofHours(1));

  private WaitingPipeline() {}

  record Id(long id) {}

  static DeliveryScenario scenario(KafkaBroker broker, DeliveryGuarantee delivery) {
    String name = "waiting-" + UUID.randomUUID().toString().substring(0, 8);
    return DeliveryScenario.on(broker)
        .pipeline(servers -> of(servers, name, delivery))
        .partitions(PARTITIONS)
        .within(LIMIT)
        .input(name, WaitingPipeline::record)
        .outputRecords(name + "-copies", n -> isUnreadable(n) ? null : envelope(n))
        .outputRecords(name + "-booked", n -> isPoison(n) ? null : envelope(n))
        .deadLetters(name + "-letters", WaitingPipeline::isPoison);
  }

  static Pipeline of(String servers, String name, DeliveryGuarantee delivery) {
    return Pipeline.named(name)
        .source(
            "numbers",
            KafkaSource.topic(name)
                .bootstrapServers(servers)
                .schema(Schema.parse("id BIGINT NOT NULL"))
                .codec(Json.codec())
                .build())
        .transform("booked", "numbers", Id.class, Id.class, service())
        .sink("numbers", sink(servers, name + "-copies"))
        .sink("booked", sink(servers, name + "-booked"))
        .onError(
            ErrorPolicy.retry(ATTEMPTS)
                .backoff(Duration.ofMillis(20), Duration.ofMillis(200))
                .through(
                    KafkaRetryTopic.topic(name + "-retry")
                        .bootstrapServers(servers)
                        .createTopic(2, 1)
                        .build())
                .thenDeadLetter(
                    KafkaDeadLetters.topic(name + "-letters").bootstrapServers(servers).build()))
        .delivery(delivery)
        .build();
  }

  private static RowTransform<Id, Id> service() {
    Random random = new Random();
    return (row, rows) -> {
      long n = row.id();
      // One in five, so that nobody's attempts are used up by chance: 0.2 to the ninth.
      if (isRefused(n) || (n % 7 == 3 && random.nextInt(5) == 0)) {
        throw EtlException.of(EtlError.TRANSFORM_0006, "the service is away").build();
      }
      rows.emit(row);
    };
  }

  private static KafkaSink sink(String servers, String topic) {
    return KafkaSink.topic(topic).bootstrapServers(servers).codec(Json.codec()).build();
  }

  private static KafkaRecord record(long n) {
    return envelope(n).withPartition((int) (n % PARTITIONS));
  }

  /** What has to come out of the record of a number, whether it waited or not. */
  private static KafkaRecord envelope(long n) {
    return KafkaRecord.of(isUnreadable(n) ? "poison " + n : "{\"id\":" + n + "}")
        .withKey("k" + n)
        .withHeader("of", "number " + n)
        .withTimestamp(BEGUN.plusMillis(n));
  }

  private static boolean isUnreadable(long n) {
    return n % 97 == 13;
  }

  private static boolean isRefused(long n) {
    return n % 89 == 5;
  }

  private static boolean isPoison(long n) {
    return isUnreadable(n) || isRefused(n);
  }
}
