package dev.etlsdk.processor.annotated;

import dev.etlsdk.api.annotation.Pipeline;
import dev.etlsdk.api.annotation.Rows;
import dev.etlsdk.api.annotation.Sql;
import dev.etlsdk.api.sink.CommitPoint;
import dev.etlsdk.api.sink.DeliveryGuarantee;
import dev.etlsdk.kafka.annotation.KafkaDeadLetters;
import dev.etlsdk.kafka.annotation.KafkaSink;
import dev.etlsdk.kafka.annotation.KafkaSource;
import dev.etlsdk.testkit.guarantee.DeliveryScenario;
import dev.etlsdk.testkit.guarantee.DeliveryTest;
import dev.etlsdk.testkit.kafka.KafkaRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** A pipeline that is an interface keeps its promise when its workers are killed. */
@Tag("faults")
class AnnotatedDeliveryTest {

  /** What goes out. */
  public record Number(int column_0) {}

  @Pipeline(value = "copies", delivery = DeliveryGuarantee.EXACTLY_ONCE)
  @KafkaDeadLetters("copies.dlq")
  interface Copies {
    @KafkaSource("copies_in")
    Rows<Reading> readings();

    @Sql("SELECT column_0 FROM readings")
    @KafkaSink("${output:copies_out}")
    Rows<Number> copies();
  }

  @DeliveryTest(points = CommitPoint.COMMITTED, kills = 1, workers = 1, records = 500)
  void everyReadingComesOutOnceOrIsADeadLetter(DeliveryScenario scenario) {
    scenario
        .pipeline(Copies.class, "output=copied")
        .input("copies_in", AnnotatedDeliveryTest::reading)
        .outputRecords("copied", AnnotatedDeliveryTest::copy)
        .deadLetters("copies.dlq", AnnotatedDeliveryTest::isPoison)
        .run();
  }

  private static KafkaRecord reading(long n) {
    return KafkaRecord.of(
            isPoison(n)
                ? "poison"
                : "{\"column_0\":" + n + ",\"column_1\":1,\"column_2\":2,\"column_3\":3}")
        .withKey("k" + n % 10);
  }

  private static @Nullable KafkaRecord copy(long n) {
    return isPoison(n) ? null : KafkaRecord.of("{\"column_0\":" + n + "}").withKey("k" + n % 10);
  }

  private static boolean isPoison(long n) {
    return n % 50 == 7;
  }
}
